"""The store of sheets: what goes in comes out, and a kill at any moment leaves it whole."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onara.errors import DamagedLibrary, LibraryError
from onara.sheet import Cue, SheetStore, SubtitleLine, Unknown
from onara.sheet.store import NAME
from tests.scan.made import cue, scanned


@pytest.fixture
def cues() -> list[Cue]:
    return [cue("2", 50, 60, unknown="3"), cue("1", 10, 30, recording="abc", level_db=-3.5)]


LINES = [SubtitleLine(12.0, 13.0, "둘째", "ko"), SubtitleLine(3.0, 4.0, "first")]


def pair(first: str, second: str) -> dict[str, Any]:
    return {"first": {"episode": first}, "second": {"episode": second}, "height": 1.5}


def test_an_episode_comes_back_as_it_was(tmp_path: Path, cues: list[Cue]) -> None:
    one = scanned("e1", tmp_path / "도깨비 7.mkv")
    with SheetStore(tmp_path) as store:
        store.put_episode(one, cues, LINES)
    with SheetStore(tmp_path) as store:
        assert store.episode("e1") == one
        assert store.at(tmp_path / "도깨비 7.mkv") == one
        assert store.cues("e1") == cues[::-1]
        assert store.lines("e1") == LINES[::-1]
        assert store.cues_with(["abc", "none"]) == [("e1", cues[1])]
        assert store.cues_with_unknown(3) == [("e1", cues[0])]


def test_names_that_are_no_text_come_back_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xff\xfe 07.mkv")
    one = replace(scanned("e1", path, title=path.stem), notes=(f"{path}: is cut off",))
    with SheetStore(tmp_path) as store:
        store.put_episode(one, [cue("1", 1, 9)], [])
        assert store.at(path) == one
        store.say_episode(replace(one, reviewer="Lee"), f"{path.name}: reviewed")
        told = store.undo()
        assert told is not None
        assert told.endswith(" 07.mkv: reviewed")
        assert store.episode("e1") == one


def test_nothing_is_written_where_nothing_is_kept(tmp_path: Path) -> None:
    with SheetStore(tmp_path) as store:
        assert (store.episodes(), store.unknowns(), store.pairs()) == ([], [], [])
        assert store.episode("e1") is None
    assert not (tmp_path / NAME).exists()


def test_an_episode_that_is_put_again_takes_its_own_place(tmp_path: Path, cues: list[Cue]) -> None:
    with SheetStore(tmp_path) as store:
        store.put_episode(scanned("e1", tmp_path / "a.mkv"), cues, LINES)
        store.put_episode(scanned("e1", tmp_path / "a.mkv"), cues[:1], [])
        assert (store.cues("e1"), store.lines("e1")) == (cues[:1], [])
        assert len(store.episodes()) == 1


def test_one_that_was_moved_keeps_what_it_has_in_common_with_others(tmp_path: Path) -> None:
    with SheetStore(tmp_path) as store:
        for name in ("e1", "e2"):
            store.put_episode(scanned(name, tmp_path / f"{name}.mkv"), [], [])
        store.put_pairs("e2", [pair("e1", "e2")])
        store.put_episode(scanned("e1", tmp_path / "moved.mkv"), [], [])
        assert store.pairs() == [pair("e1", "e2")]
        assert store.at(tmp_path / "e1.mkv") is None


def test_another_file_in_the_place_of_one_takes_all_of_it(tmp_path: Path, cues: list[Cue]) -> None:
    with SheetStore(tmp_path) as store:
        store.put_episode(scanned("e1", tmp_path / "a.mkv"), cues, LINES)
        store.put_pairs("e1", [pair("e1", "e1")])
        store.put_episode(scanned("e2", tmp_path / "a.mkv"), [], [])
        assert [one.episode.id for one in store.episodes()] == ["e2"]
        assert (store.cues("e1"), store.lines("e1"), store.pairs()) == ([], [], [])


def test_pairs_of_an_episode_are_replaced_on_either_side(tmp_path: Path) -> None:
    with SheetStore(tmp_path) as store:
        for name in ("e1", "e2", "e3"):
            store.put_episode(scanned(name, tmp_path / name), [], [])
        store.put_pairs("e2", [pair("e1", "e2")])
        store.put_pairs("e3", [pair("e3", "e1"), pair("e2", "e3")])
        store.put_pairs("e2", [])
        assert store.pairs() == [pair("e3", "e1")]


def test_episodes_come_by_drama_season_number_and_path(tmp_path: Path) -> None:
    told = [("b", 1, 2), ("b", 1, 10), ("b", 2, 1), ("a", None, None), ("b", 1, 1)]
    with SheetStore(tmp_path) as store:
        for place, (drama, season, number) in enumerate(told):
            one = scanned(
                str(place), tmp_path / str(place), drama=drama, season=season, number=number
            )
            store.put_episode(one, [], [])
        assert [one.episode.id for one in store.episodes()] == ["3", "4", "0", "1", "2"]


def test_numbers_of_unknowns_are_never_used_again(tmp_path: Path) -> None:
    with SheetStore(tmp_path) as store:
        first, second = store.new_unknown({"a": [1.5]}), store.new_unknown({})
        assert (first.number, second.number) == (1, 2)
        changed = replace(first, name="테마", into=2, recording="abc", told={"b": 1})
        store.put_unknown(changed)
        assert store.unknown(1) == changed
        assert store.unknowns() == [changed, second]
        assert (changed.title, second.title) == ("테마", "Unknown 2")
        assert store.new_unknown({}).number == 3


def test_what_a_person_says_can_be_taken_back_step_by_step(tmp_path: Path, cues: list[Cue]) -> None:
    one = scanned("e1", tmp_path / "a.mkv")
    with SheetStore(tmp_path) as store:
        store.put_episode(one, cues, [])
        unknown = store.new_unknown({})
        store.say_episode(replace(one, reviewer="Lee"), "reviewed")
        store.say_unknowns([replace(unknown, name="Theme")], [], "called Theme")
        new = cue("9", 70, 80, set_by_person=("recording",))
        store.say_cues([("e1", new)], "cue 9 added")
        assert store.cues("e1")[-1] == new
        assert [store.undo(), store.undo(), store.undo(), store.undo()] == [
            "cue 9 added",
            "called Theme",
            "reviewed",
            None,
        ]
        assert store.cues("e1") == cues[::-1]
        assert store.unknown(1) == Unknown(1, None, None, None, {})
        assert store.episode("e1") == one


def test_a_change_that_fails_changes_nothing(tmp_path: Path, cues: list[Cue]) -> None:
    def breaking() -> Any:
        yield ("e1", cues[0])
        raise KeyboardInterrupt

    with SheetStore(tmp_path) as store:
        store.put_episode(scanned("e1", tmp_path / "a.mkv"), [], [])
        with pytest.raises(KeyboardInterrupt):
            store.put_cues(breaking())
        assert store.cues("e1") == []
        store.put_cues([("e1", cues[0])])
        assert store.cues("e1") == cues[:1]


def test_two_that_write_wait_for_each_other(tmp_path: Path) -> None:
    with SheetStore(tmp_path) as one, SheetStore(tmp_path) as other:
        one.put_episode(scanned("e1", tmp_path / "a.mkv"), [], [])
    with SheetStore(tmp_path) as one, SheetStore(tmp_path) as other:
        one.put_episode(scanned("e2", tmp_path / "b.mkv"), [], [])
        other.put_episode(scanned("e3", tmp_path / "c.mkv"), [], [])
        assert {each.episode.id for each in one.episodes()} == {"e1", "e2", "e3"}


def test_a_file_that_is_no_database_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"not a database" * 100)
    with pytest.raises(DamagedLibrary, match="move it away and scan the episodes again"):
        SheetStore(tmp_path)


def test_a_database_of_another_version_is_a_sentence(tmp_path: Path) -> None:
    with SheetStore(tmp_path) as store:
        store.new_unknown({})
        with store._database.changing() as run:
            run.execute("PRAGMA user_version = 99")
    with pytest.raises(LibraryError, match="version 99"):
        SheetStore(tmp_path)


def test_killed_at_random_moments_it_holds_whole_episodes(tmp_path: Path) -> None:
    """Each episode is written with 300 cues and lines, and reported; then it is killed."""
    rng = random.Random(20161202)
    reported: set[str] = set()
    for attempt in range(6):
        command = [sys.executable, "-c", _WRITING, str(tmp_path), str(attempt)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "began\n"
            time.sleep(rng.uniform(0.0, 0.15))
            process.kill()
            out, _ = process.communicate()
        reported |= {line for line in out.split("\n")[:-1] if line}
        with SheetStore(tmp_path) as store:
            held = {one.episode.id: one for one in store.episodes()}
            assert reported <= set(held), f"lost after kill {attempt}"
            for id_, one in held.items():
                assert len(store.cues(id_)) == len(store.lines(id_)) == 300
                # Until it is finished it is to be scanned again.
                assert one.library in ("", "sign")
                assert one.library == "sign" or id_ not in reported
    assert reported


_WRITING = """
import sys
from dataclasses import replace
from pathlib import Path
from onara.sheet import SheetStore, SubtitleLine
from tests.scan.made import cue, scanned
home, attempt = Path(sys.argv[1]), sys.argv[2]
cues = [cue(str(i), i, i + 0.5) for i in range(300)]
lines = [SubtitleLine(i, i + 1, "text") for i in range(300)]
with SheetStore(home) as store:
    print("began", flush=True)
    for turn in range(1000):
        id_ = f"{attempt}-{turn % 3}"
        store.put_episode(replace(scanned(id_, home / id_), library=""), cues, lines)
        store.finish(id_, "sign")
        if turn < 3:
            print(id_, flush=True)
        if turn == 2:
            break
    while True:
        store.replace_cues(id_, cues)
"""
