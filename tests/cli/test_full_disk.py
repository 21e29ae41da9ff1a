"""A disk that is full at any step: one sentence, and what was there stays."""

import errno
import os
import resource
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from onara import durable
from tests.cli.program import RATE, Onara, clip, listed, spawn, wav
from tests.media import music, raw_wav


def room_for(size: int) -> Callable[[], None]:
    """No file may grow beyond ``size`` bytes: what a quota does."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


# The sound's references take 500 bytes a second, the database of a few files 40 kB.
LONG_S, LIMIT = 400.0, 120_000


def test_no_room_for_the_sound_is_one_line_and_loses_nothing(home: Path, tmp_path: Path) -> None:
    long = raw_wav(tmp_path / "long.wav", np.tile(music(20.0, 7, RATE), 20), RATE)
    ran = spawn(["add", long, "--home", home], room_for(LIMIT))
    assert ran.status == 1
    assert ran.err == [
        f"onara: the disk is full: no room to write in {home / 'index'}; what was finished is kept"
    ]
    assert listed(home) == {"one.wav", "two.wav"}
    assert not list(home.rglob("*.partial"))
    asked = spawn(["identify", clip(tmp_path / "clip.wav"), "--home", home, "--json"])
    assert (asked.status, asked.err) == (0, [])
    assert asked.answers[0]["match"]["path"].endswith("one.wav")
    again = spawn(["add", long, "--home", home])
    assert (again.status, again.err) == (0, [])
    assert listed(home) == {"one.wav", "two.wav", "long.wav"}


def test_no_room_for_the_names_is_one_line_and_the_next_add_works(tmp_path: Path) -> None:
    good, home = wav(tmp_path / "good.wav"), tmp_path / "home"
    for size in (0, 2_000, 8_000, 20_000):
        ran = spawn(["add", good, "--home", home], room_for(size))
        assert (ran.status, len(ran.err)) == (1, 1)
        assert str(home) in ran.err[0]
    again = spawn(["add", good, "--home", home])
    assert (again.status, again.err) == (0, [])
    assert listed(home) == {"good.wav"}


def test_a_home_without_room_for_its_first_file_reads_as_empty(tmp_path: Path) -> None:
    good, home = wav(tmp_path / "good.wav"), tmp_path / "home"
    assert spawn(["add", good, "--home", home], room_for(0)).status == 1
    asked = spawn(["library", "--home", home])
    assert (asked.status, asked.out, len(asked.err)) == (0, [], 1)
    assert "is empty" in asked.err[0]


@pytest.mark.parametrize("call", ["fsync", "open", "replace"])
def test_a_full_disk_at_any_step_keeps_what_was_there(
    onara: Onara, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    new = wav(tmp_path / "new.wav", seed=7)
    with monkeypatch.context() as patched:
        if call == "fsync":
            patched.setattr(os, "fsync", full)
        else:
            original = getattr(Path, call)

            def of_partial(path: Path, *words: Any, **more: Any) -> object:
                if path.name.endswith(durable.PARTIAL):
                    full()
                return original(path, *words, **more)

            patched.setattr(Path, call, of_partial)
        ran = onara("add", new, "--home", home)
    assert (ran.status, len(ran.err)) == (1, 1)
    assert ran.err[0].startswith("onara: the disk is full: no room to write in ")
    assert ran.out == []
    assert listed(home) == {"one.wav", "two.wav"}
    again = onara("add", new, "--home", home, "--json")
    assert (again.status, again.answers[0]["status"]) == (0, "added")
    assert listed(home) == {"one.wav", "two.wav", "new.wav"}
