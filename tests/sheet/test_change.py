from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from onara.sheet import SheetStore, Unknown, corrected, revision_of
from tests.scan.season import cue, winter_tale


@pytest.fixture
def store(tmp_path: Path) -> SheetStore:
    winter_tale(tmp_path / "home", tmp_path / "media")
    return SheetStore(tmp_path / "home")


def test_a_change_of_a_cue_says_what_was_set(store: SheetStore) -> None:
    (first, _) = store.cues("e1")
    once = corrected(first, end_s=150.0)
    store.say_cues([("e1", once)], "end 2:30")
    store.say_cues([("e1", corrected(once, rejected=True))], "rejected")
    change = store.last_change()
    assert change is not None
    assert (change.what, change.kind) == ("rejected", "cue")
    assert (change.episode, change.cue, change.fields) == ("e1", "1", ("rejected",))
    store.undo()
    before = store.last_change()
    assert before is not None
    assert before.fields == ("end_s",)
    assert before.number < change.number


def test_an_added_cue_and_a_removed_episode_are_told_apart(store: SheetStore) -> None:
    store.say_cues([("e1", corrected(cue("9", 5, 9), start_s=5.0))], "added")
    added = store.last_change()
    assert added is not None
    assert (added.kind, added.cue, added.fields) == ("added", "9", ("start_s",))
    store.say_removed("e2", "removed")
    removed = store.last_change()
    assert removed is not None
    assert (removed.kind, removed.episode) == ("removed", "e2")


def test_a_change_of_an_episode_or_of_an_unknown(store: SheetStore) -> None:
    episode = store.episode("e1")
    assert episode is not None
    store.say_episode(replace(episode, said={"number": 5}, reviewer="나나"), "number 5")
    change = store.last_change()
    assert change is not None
    assert (change.kind, change.fields) == ("episode", ("number", "reviewer"))
    store.say_unknowns([Unknown(1, "piano", None, None, {})], [], "called piano")
    change = store.last_change()
    assert change is not None
    assert (change.kind, change.unknown, change.fields) == ("unknown", 1, ("name",))


def test_a_revision_is_another_for_every_change_and_the_same_again_without(
    store: SheetStore,
) -> None:
    (first, second) = store.cues("e1")
    assert revision_of(first) != revision_of(second)
    changed = corrected(first, rejected=True)
    assert revision_of(changed) != revision_of(first)
    store.put_cues([("e1", changed)])
    assert revision_of(store.cues("e1")[0]) == revision_of(changed)
