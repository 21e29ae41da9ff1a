"""Killed at any moment, a fix leaves every file whole, and all of it can be had back."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from onara.mending import carrying, journal, keeping
from onara.mending.mender import Mender
from onara.tagging import read
from tests.mending.tree import left_behind, plan_for, seen

STEPS: tuple[tuple[Any, str], ...] = (
    (Path, "hardlink_to"),
    (Path, "unlink"),
    (Path, "rename"),
    (Path, "replace"),
    (Path, "mkdir"),
    (Path, "rmdir"),
    (journal.Journal, "note"),
    (journal.Journal, "note_folder"),
    (journal.Journal, "begin"),
    (journal.Journal, "go"),
    (carrying, "copied"),
    (keeping, "replace_file"),
)
"""All that changes a disk or the journal: a kill comes before and after each."""
STRIDE = 11
"""Of some four hundred steps each that is so many further on: the files take a step in turn, so all
kinds of steps are met."""
FORK = multiprocessing.get_context("fork")


@pytest.fixture(autouse=True)
def _no_power_cuts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A killed process loses nothing that it has written: thousands of flushes would only wait."""
    monkeypatch.setattr(os, "fsync", lambda _: None)
    monkeypatch.setattr(journal, "SYNCHRONOUS", "OFF")


def killed_at(step: int) -> Callable[[], None]:
    """Count the steps from here on, and die at one."""
    count = 0

    def one() -> None:
        nonlocal count
        if count == step:
            os.kill(os.getpid(), signal.SIGKILL)
        count += 1

    return one


def instrument(one: Callable[[], None]) -> None:
    for place, name in STEPS:
        real = getattr(place, name)

        def stepped(*words: Any, _real: Any = real, **more: Any) -> Any:
            one()
            result = _real(*words, **more)
            one()
            return result

        setattr(place, name, stepped)


def in_a_child(what: Callable[[], object], before: Callable[[], None]) -> int:
    """The exit status of a process that does this, negative where it was killed."""

    def run() -> None:
        before()
        what()

    child = FORK.Process(target=run)
    child.start()
    child.join()
    assert child.exitcode is not None
    return child.exitcode


def apply(home: Path, root: Path) -> None:
    with Mender.open(home) as mender:
        mender.apply(plan_for(root))


def undo(home: Path) -> None:
    with Mender.open(home) as mender:
        mender.undo()


def recover(home: Path) -> None:
    with Mender.open(home):
        pass


Snapshot = dict[bytes, Any]


def content(state: Snapshot) -> list[str]:
    return sorted(each.sha256 for each in state.values() if not isinstance(each, int))


@pytest.fixture
def old(root: Path) -> Snapshot:
    return seen(root)


@pytest.fixture
def new(root: Path, tmp_path: Path, old: Snapshot) -> Iterator[Snapshot]:
    """How it looks when all is done; tags of ID3 and the like are written alike each time."""
    apply(tmp_path / "first", root)
    fixed = seen(root)
    undo(tmp_path / "first")
    assert seen(root) == old
    yield fixed


def test_a_fix_that_is_killed_at_any_step_is_put_in_order_and_undone(
    root: Path, tmp_path: Path, old: Snapshot, new: Snapshot
) -> None:
    known = {*content(old), *content(new)}
    home = tmp_path / "home"
    step = 0
    while True:
        status = in_a_child(partial(apply, home, root), partial(instrument, killed_at(step)))
        recover(home)
        between = seen(root)
        assert not left_behind(root), step
        assert len(content(between)) == len(content(old)), step
        assert set(content(between)) <= known, step
        undo(home)
        assert seen(root) == old, step
        with Mender.open(home) as mender:
            assert mender.last() is None
        if status == 0:
            break
        assert status == -signal.SIGKILL
        step += STRIDE
    assert step > 200


def test_a_fix_that_was_killed_goes_on_and_playlists_name_files_where_they_lie(
    root: Path, tmp_path: Path, old: Snapshot, new: Snapshot
) -> None:
    """Both what was moved before the kill and what was moved, or left, after it."""
    home, plan = tmp_path / "home", plan_for(root)

    def go_on() -> None:
        with Mender.open(home) as mender:
            mender.apply(plan)

    step = 0
    while True:
        status = in_a_child(go_on, partial(instrument, killed_at(step)))
        if status == 0:
            break
        go_on()
        assert seen(root).keys() == new.keys(), step
        listed = (root / "도깨비 OST" / "all.pls").read_text(encoding="utf-8").splitlines()
        assert listed[1:] == ["File1=01 첫눈.mp3", "File2=02 첫눈.flac", "File3=../stays.ogg"]
        _, first, second = (root / "ring.m3u").read_text(encoding="cp949").splitlines()
        # Of a ring that was broken off some keep their names: it is the one that it was.
        assert read(root / first).first("title") == "2.wav", step
        assert second == "도깨비 OST\\02 첫눈.flac"
        undo(home)
        assert seen(root) == old, step
        step += 2 * STRIDE
    assert step > 200


def test_an_undo_that_is_killed_at_any_step_is_finished(
    root: Path, tmp_path: Path, old: Snapshot
) -> None:
    step = 0
    while True:
        home = tmp_path / "home"
        apply(home, root)
        status = in_a_child(partial(undo, home), partial(instrument, killed_at(step)))
        undo(home)
        assert seen(root) == old, step
        assert not left_behind(root), step
        if status == 0:
            break
        assert status == -signal.SIGKILL
        step += STRIDE
    assert step > 150


def test_killed_again_and_again_while_put_in_order_it_loses_nothing(
    root: Path, tmp_path: Path, old: Snapshot
) -> None:
    home = tmp_path / "home"
    rng = random.Random(20161202)
    for _ in range(12):
        step = rng.randrange(20, 200)
        in_a_child(partial(apply, home, root), partial(instrument, killed_at(step)))
        for _ in range(3):
            step = rng.randrange(12)
            in_a_child(partial(recover, home), partial(instrument, killed_at(step)))
        step = rng.randrange(60)
        in_a_child(partial(undo, home), partial(instrument, killed_at(step)))
        with Mender.open(home) as mender:
            while mender.last():
                mender.undo()
        assert seen(root) == old
        assert not left_behind(root)


def test_killed_at_random_times_it_loses_nothing(root: Path, tmp_path: Path, old: Snapshot) -> None:
    rng = random.Random(20170121)
    home = tmp_path / "home"
    started = time.monotonic()
    apply(home, root)
    usual = time.monotonic() - started
    undo(home)
    for _ in range(15):
        for what in (partial(apply, home, root), partial(undo, home)):
            child = FORK.Process(target=what)
            child.start()
            time.sleep(rng.uniform(0, usual))
            child.kill()
            child.join()
        with Mender.open(home) as mender:
            while mender.last():
                mender.undo()
        assert seen(root) == old
        assert not left_behind(root)


def test_the_journal_is_on_the_disk_before_the_change_is_made(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read from outside at the moment of each change: another connection sees what is committed."""
    home = tmp_path / "home"
    states: list[set[str]] = []

    def watched(place: Any, name: str) -> None:
        real = getattr(place, name)

        def checked(*words: Any, **more: Any) -> Any:
            with sqlite3.connect(home / journal.NAME) as reading:
                rows = reading.execute("SELECT DISTINCT state FROM change").fetchall()
            states.append({state for (state,) in rows})
            return real(*words, **more)

        monkeypatch.setattr(place, name, checked)

    watched(carrying, "put")
    watched(carrying, "moved")
    apply(home, root)
    assert states
    assert all(state & {"ready", "parking", "parked"} for state in states)
