"""SQLite's errors, as they come about in real files, are sentences."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from onara.errors import DamagedLibrary, DiskFull, LibraryError
from onara.sqlite_errors import sentences


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "names.sqlite"


@pytest.fixture
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, timeout=0.01, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE name (text TEXT)")
        yield connection


def test_what_is_no_database_is_damaged_and_the_remedy_is_said(path: Path) -> None:
    path.write_bytes(b"no database at all" * 100)
    with (
        closing(sqlite3.connect(path)) as connection,
        pytest.raises(DamagedLibrary) as caught,
        sentences(path, remedy="sing it again"),
    ):
        connection.execute("SELECT * FROM name")
    said = str(caught.value)
    assert said.startswith(f"{path} is damaged (")
    assert said.endswith("; sing it again")
    assert "\n" not in said


def test_a_file_in_use_names_who_may_use_it(path: Path, opened: sqlite3.Connection) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with (
            pytest.raises(LibraryError) as caught,
            sentences(path, remedy="", user="another choir"),
        ):
            opened.execute("INSERT INTO name VALUES ('a')")
    assert str(caught.value) == f"{path} is in use by another choir; try again later"


def test_a_disk_without_room_is_full(path: Path, opened: sqlite3.Connection) -> None:
    (pages,) = opened.execute("PRAGMA page_count").fetchone()
    opened.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull, match="no room to write"), sentences(path, remedy=""):
        opened.execute("INSERT INTO name VALUES (zeroblob(100000))")


def test_what_cannot_be_opened_or_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    below = tmp_path / "file" / "names.sqlite"
    with pytest.raises(LibraryError, match="cannot be opened"), sentences(below, remedy=""):
        sqlite3.connect(below)
    with pytest.raises(LibraryError, match="cannot be made"), sentences(below, remedy=""):
        below.parent.mkdir()


def test_other_errors_are_left_as_they_are(path: Path) -> None:
    with pytest.raises(KeyError), sentences(path, remedy=""):
        raise KeyError(path)
