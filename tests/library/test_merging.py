"""Segments are merged while files are taken in, and nothing is lost by that."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest

from onara import Library
from onara.errors import DiskFull
from onara.index import Index, Merge, index, merging
from onara.index.index import MERGE_AT
from onara.index.segment import FORMAT, Segment
from onara.library import check_up
from onara.library.intake import Outcome, Progress
from onara.library.merging import Merging
from tests.conftest import play, save_wav
from tests.index.test_index import assert_holds, put
from tests.index.test_segment import write_older

NAMES = [f"r{number}" for number in range(MERGE_AT)]


@pytest.fixture
def crowd(tmp_path: Path) -> Index:
    """An index in which a merge is due."""
    made = Index(tmp_path / "index")
    for name in NAMES:
        put(made, name)
    return made


@pytest.fixture
def held_up(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Merges wait for this before they are written."""
    event = threading.Event()
    write = Merge.write

    def slow(self: Merge, folder: Path, going_on: Callable[[], bool] = lambda: True) -> set[str]:
        while going_on() and not event.wait(0.01):
            pass
        return write(self, folder, going_on)

    monkeypatch.setattr(Merge, "write", slow)
    return event


def test_writing_goes_on_while_segments_are_merged(crowd: Index, held_up: threading.Event) -> None:
    work = Merging(crowd)
    work.step()
    put(crowd, "new")
    work.step()
    crowd.commit(removed=["r0"])
    assert crowd.segments == MERGE_AT + 1
    held_up.set()
    work.finish(nullcontext)
    assert crowd.segments == 2
    assert_holds(Index(crowd.folder), *NAMES[1:], "new")


def test_what_is_stopped_leaves_all_as_it_was(crowd: Index, held_up: threading.Event) -> None:
    work = Merging(crowd)
    work.step()
    work.stop()
    assert not held_up.is_set()
    assert crowd.segments == MERGE_AT
    assert len(list(crowd.folder.iterdir())) == MERGE_AT + 1
    assert_holds(Index(crowd.folder), *NAMES)


def test_another_writer_may_sweep_the_copy_away(crowd: Index, held_up: threading.Event) -> None:
    work = Merging(crowd)
    work.step()

    def other() -> nullcontext[None]:
        Index(crowd.folder).merge()
        return nullcontext()

    held_up.set()
    work.finish(other)
    assert Index(crowd.folder).segments == 1
    assert_holds(Index(crowd.folder), *NAMES)


def test_a_full_disk_is_said_at_the_end(crowd: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise DiskFull("the disk is full")

    monkeypatch.setattr(merging, "write_merged", full)
    work = Merging(crowd)
    work.step()
    put(crowd, "new")
    with pytest.raises(DiskFull):
        work.finish(nullcontext)
    assert_holds(Index(crowd.folder), *NAMES, "new")


def test_files_are_taken_in_and_told_of_while_a_merge_takes_its_time(
    tmp_path: Path, held_up: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onara.library.intake.COMMIT_S", 0.0)
    monkeypatch.setattr(index, "MERGE_AT", 2)
    count = 5
    (tmp_path / "music").mkdir()
    for seed in range(count):
        save_wav(tmp_path / "music" / f"{seed}.wav", play(seed, 2.0))
    told = []

    def report(outcome: Outcome, _: Progress) -> None:
        told.append(outcome.status)
        if len(told) == count:
            held_up.set()

    with Library.open(tmp_path / "home") as library:
        library.add([tmp_path / "music"], processes=1, report=report)
        assert told == ["added"] * count
        assert len(library) == count
        assert library._index.segments < count
    assert len(Index(tmp_path / "home" / "index")) == count


def test_killed_while_it_merges_it_leaves_all_and_is_swept_up(crowd: Index) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _HALF_A_MERGE, str(crowd.folder)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "half\n"
        process.kill()
    assert len(list(crowd.folder.glob("*.partial"))) == 1
    assert_holds(Index(crowd.folder), *NAMES)
    again = Index(crowd.folder)
    again.sweep()
    again.merge()
    assert_holds(Index(crowd.folder), *NAMES)
    assert len(list(crowd.folder.iterdir())) == 2


_HALF_A_MERGE = """
import sys, time
from pathlib import Path
from onara.index import Index

asked = 0
def slow():
    global asked
    asked += 1
    if asked == 13:
        print("half", flush=True)
        time.sleep(600)
    return True

folder = Path(sys.argv[1])
Index(folder).due().write(folder, slow)
"""


def test_a_library_of_an_earlier_onara_is_upgraded_by_the_next_add(tmp_path: Path) -> None:
    (tmp_path / "music").mkdir()
    for seed in range(2):
        save_wav(tmp_path / "music" / f"{seed}.wav", play(seed, 6.0))
    home = tmp_path / "home"
    with Library.open(home) as library:
        library.add([tmp_path / "music"])
    made = Index(home / "index")
    write_older(home / "index" / "old.segment", list(made.references()))
    names = '{"format": 1, "segments": ["old.segment"], "removed": []}'
    (home / "index" / "manifest.json").write_text(names)
    with Library.open(home) as library:
        assert len(library) == 2
        library.add([tmp_path / "music" / "0.wav"])
        assert len(library) == 2
    assert json.loads((home / "index" / "manifest.json").read_bytes())["format"] == FORMAT
    upgraded = Index(home / "index")
    versions = {Segment(path).version for path in (home / "index").glob("*.segment")}
    assert versions == {FORMAT}
    assert sum(map(upgraded.has_landmarks, upgraded.recordings)) == 1
    assert check_up(home).is_sound
