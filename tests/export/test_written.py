from __future__ import annotations

from pathlib import Path

import pytest

from onara.export import ExportError, Written


def test_what_was_written_may_be_written_over(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    Written(tmp_path).put(file, b"one")
    Written(tmp_path).put(file, b"two")
    assert file.read_bytes() == b"two"


def test_a_file_of_somebody_else_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"theirs")
    with pytest.raises(ExportError, match="is there already and Onara did not write it"):
        Written(tmp_path).put(file, b"one")
    assert file.read_bytes() == b"theirs"


def test_a_file_that_a_person_has_worked_on_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    Written(tmp_path).put(file, b"one")
    file.write_bytes(b"one, completed")
    with pytest.raises(ExportError, match="changed since Onara wrote it"):
        Written(tmp_path).put(file, b"two")
    assert file.read_bytes() == b"one, completed"


def test_what_was_written_is_taken_away_and_nothing_else(tmp_path: Path) -> None:
    written = Written(tmp_path)
    for name in ("a.csv", "b.csv"):
        written.put(tmp_path / name, b"one")
    (tmp_path / "b.csv").write_bytes(b"one, completed")
    (tmp_path / "theirs").touch()
    written.remove(tmp_path / "a.csv")
    for name in ("a.csv", "b.csv", "theirs"):
        with pytest.raises(ExportError):
            Written(tmp_path).remove(tmp_path / name)
    assert {each.name for each in tmp_path.iterdir()} == {"b.csv", "theirs", "written.json"}
    # It is somebody else's from now on, whatever is in it.
    (tmp_path / "a.csv").write_bytes(b"one")
    with pytest.raises(ExportError):
        Written(tmp_path).remove(tmp_path / "a.csv")


def test_a_link_or_a_folder_in_its_place_is_not_followed(tmp_path: Path) -> None:
    written = Written(tmp_path)
    (tmp_path / "theirs").write_bytes(b"theirs")
    (tmp_path / "link").symlink_to(tmp_path / "theirs")
    (tmp_path / "folder").mkdir()
    for name in ("link", "folder"):
        with pytest.raises(ExportError):
            written.put(tmp_path / name, b"one")
    assert (tmp_path / "theirs").read_bytes() == b"theirs"


@pytest.mark.parametrize("broken", [b"", b"{", b"[1]", b"\xff"])
def test_a_broken_record_makes_every_file_somebody_elses(tmp_path: Path, broken: bytes) -> None:
    Written(tmp_path).put(tmp_path / "a.csv", b"one")
    (tmp_path / "written.json").write_bytes(broken)
    with pytest.raises(ExportError):
        Written(tmp_path).put(tmp_path / "a.csv", b"two")
    Written(tmp_path).put(tmp_path / "b.csv", b"new")
