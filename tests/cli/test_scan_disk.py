"""A full disk, and homes that may not be written: one sentence, and what was there stays."""

import shutil
from pathlib import Path

import pytest

from onara.scan import looking
from onara.sheet import SheetStore
from tests.cli import scanning
from tests.cli.program import Onara, listed, spawn
from tests.cli.scanning import WHOLE, bounds, episode
from tests.cli.test_full_disk import room_for
from tests.cli.test_permissions import _close, _open, obey_permissions


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "side_by_side", scanning.here)


@pytest.mark.parametrize("size", [0, 100_000])
def test_a_full_disk_is_one_line_and_the_next_scan_works(
    onara: Onara, home: Path, tmp_path: Path, size: int
) -> None:
    path = episode(tmp_path / "a.mkv")
    words = ["scan", path, "--home", home, "--json", "--jobs", "1"]
    ran = spawn(words, room_for(size))
    assert (ran.status, ran.out) == (1, [])
    (line,) = ran.err
    assert line.startswith("onara: the disk is full: no room to write in ")
    assert str(home) in line
    again = onara(*words)
    assert (again.status, again.err, bounds(again)) == (0, [], [WHOLE])
    assert listed(home) == {"one.wav", "two.wav"}


def test_a_home_that_may_only_be_read_is_one_line(onara: Onara, home: Path, tmp_path: Path) -> None:
    path = episode(tmp_path / "a.mkv")
    words = ["scan", path, "--home", home, "--json", "--jobs", "1"]
    before = onara(*words)
    assert before.answers[0]["status"] == "scanned"
    _close(home, files_too=True)
    try:
        ran = spawn([*words, "--again"], obey_permissions)
    finally:
        _open(home)
    assert (ran.status, ran.out, len(ran.err)) == (1, [], 1)
    assert str(home) in ran.err[0]
    with SheetStore(home) as store:
        assert len(store.cues(before.answers[0]["about"]["id"])) == 2


@pytest.mark.parametrize("damaged", ["episodes.sqlite", "episodes/manifest.json"])
def test_a_damaged_home_is_one_line(onara: Onara, home: Path, tmp_path: Path, damaged: str) -> None:
    path = episode(tmp_path / "a.mkv")
    words = ["scan", path, "--home", home, "--json", "--jobs", "1", "--again"]
    onara(*words)
    assert (home / damaged).exists()
    (home / damaged).write_bytes(b"nothing that it was" * 40)
    ran = onara(*words)
    assert (ran.status, ran.out, len(ran.err)) == (1, [], 1)
    assert str(home / damaged) in ran.err[0]


def test_a_home_that_is_a_file_is_one_line(onara: Onara, tmp_path: Path) -> None:
    path = episode(tmp_path / "a.mkv")
    ran = onara("scan", path, "--home", shutil.copy(path, tmp_path / "home"))
    assert (ran.status, ran.out, len(ran.err)) == (1, [], 1)
    assert str(tmp_path / "home") in ran.err[0]
