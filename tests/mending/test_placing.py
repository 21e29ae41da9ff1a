"""Files put in their places, never over another."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from onara.mending.placing import copied, moved


def test_a_file_is_never_moved_over_another(tmp_path: Path) -> None:
    one, two = tmp_path / "1", tmp_path / "2"
    one.write_text("one")
    two.write_text("two")
    with pytest.raises(FileExistsError):
        moved(one, two)
    assert (one.read_text(), two.read_text()) == ("one", "two")


def test_a_link_to_the_file_itself_is_another_file(tmp_path: Path) -> None:
    one, link = tmp_path / "1", tmp_path / "2"
    one.write_text("one")
    link.symlink_to(one)
    with pytest.raises(FileExistsError):
        moved(one, link)
    assert one.read_text() == "one"


def test_half_a_move_is_made_whole(tmp_path: Path) -> None:
    one, two = tmp_path / "1", tmp_path / "2"
    one.write_text("one")
    two.hardlink_to(one)
    assert moved(one, two)
    assert [each.name for each in tmp_path.iterdir()] == ["2"]


def test_on_a_system_that_sees_no_case_the_name_is_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = tmp_path / "song", tmp_path / "Song"
    one.write_text("one")
    real_exists, real_lstat = os.path.lexists, Path.lstat
    # What such a system answers: the other spelling is the same file.
    monkeypatch.setattr(os.path, "lexists", lambda path: real_exists(str(path).lower()))
    monkeypatch.setattr(Path, "lstat", lambda path: real_lstat(Path(str(path).lower())))
    assert moved(one, two)
    assert [each.name for each in tmp_path.iterdir()] == ["Song"]


def test_a_copy_has_times_and_permissions(tmp_path: Path) -> None:
    one, two = tmp_path / "1", tmp_path / "2"
    one.write_text("one")
    one.chmod(0o640)
    os.utime(one, ns=(10**18, 10**18 + 123_456_789))
    copied(one, two)
    assert (two.stat().st_mode, two.stat().st_mtime_ns) == (
        one.stat().st_mode,
        one.stat().st_mtime_ns,
    )
