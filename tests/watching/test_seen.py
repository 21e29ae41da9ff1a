from __future__ import annotations

import os
from pathlib import Path

import pytest

from onara.watching.kinds import Kind, Watched
from onara.watching.seen import Seen, is_gone


@pytest.fixture
def top(tmp_path: Path) -> Path:
    (tmp_path / "top" / "one").mkdir(parents=True)
    (tmp_path / "top" / "one" / "a.mp3").write_bytes(b"1")
    (tmp_path / "top" / "one" / "b.mkv").write_bytes(b"12")
    return tmp_path / "top"


def seen(top: Path) -> Seen:
    made = Seen([Watched(top)], top / "home")
    made.look()
    return made


def names(made: Seen) -> set[str]:
    return {path.name for path in made.files}


def test_files_that_count_are_seen_with_kind_and_size(top: Path) -> None:
    (top / "one" / "cover.jpg").touch()
    os.mkfifo(top / "pipe.mp3")  # to open it would wait without end
    made = seen(top)
    told = {path.name: (made.kinds[path], stamp.size) for path, stamp in made.files.items()}
    assert told == {"a.mp3": (Kind.MUSIC, 1), "b.mkv": (Kind.EPISODE, 2)}


def test_onaras_own_files_are_not_music_that_arrives(top: Path) -> None:
    (top / "home" / "unknowns").mkdir(parents=True)
    (top / "home" / "unknowns" / "1.flac").touch()
    assert names(seen(top)) == {"a.mp3", "b.mkv"}


def test_only_what_has_changed_is_looked_at(top: Path) -> None:
    made = seen(top)
    (top / "two").mkdir()
    (top / "two" / "c.mp3").write_bytes(b"123")
    (top / "one" / "b.mkv").unlink()
    (top / "one" / "a.mp3").write_bytes(b"1234")
    made.look_at([top / "two"])
    assert names(made) == {"a.mp3", "b.mkv", "c.mp3"}
    assert made.files[top / "one" / "a.mp3"].size == 1
    made.look_at([top / "one" / "a.mp3", top / "one" / "b.mkv"])
    assert names(made) == {"a.mp3", "c.mp3"}
    assert made.files[top / "one" / "a.mp3"].size == 4


def test_a_folder_takes_all_below_it_along(top: Path) -> None:
    made = seen(top)
    (top / "one").rename(top / "uno")
    made.look_at([top / "one", top / "uno"])
    assert {path.parent.name for path in made.files} == {"uno"}


def test_a_file_is_gone_where_its_folder_is_left_with_something_in_it(top: Path) -> None:
    (top / "one" / "a.mp3").unlink()
    assert is_gone(top / "one" / "a.mp3", top)
    assert not is_gone(top / "one" / "b.mkv", top)
    (top / "one" / "b.mkv").unlink()
    assert not is_gone(top / "one" / "b.mkv", top)  # empty: as a mount point is
    (top / "one").rmdir()
    assert not is_gone(top / "one" / "b.mkv", top)
    (top / "two").mkdir()
    assert is_gone(top / "one" / "b.mkv", top)  # the folder was deleted, others are there
    (top / "two").rmdir()
    top.rmdir()
    assert not is_gone(top / "one" / "b.mkv", top)
