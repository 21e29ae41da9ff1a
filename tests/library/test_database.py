from pathlib import Path

import pytest

from onara.audio import Tags
from onara.errors import LibraryError
from onara.library.database import Database, FileRow


def row(path: str, recording: str = "r1", **changes: object) -> FileRow:
    values: dict[str, object] = {
        "path": Path(path),
        "recording": recording,
        "size": 10,
        "mtime_ns": 5,
        "sha256": b"s" * 32,
        "tags": Tags("제목", None, "album", None),
    }
    return FileRow(**(values | changes))  # type: ignore[arg-type]


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database(tmp_path / "library.sqlite", create=True)


def test_rows_come_back_as_they_were(database: Database) -> None:
    odd = row("/music/\udcff\n첫눈.mp3", song="a/b", version="instrumental")
    database.write(recordings=[("r1", 61.5)], files=[odd])
    assert database.file(odd.path) == odd
    assert database.files() == database.files_of("r1") == database.files_of_size(10) == [odd]
    assert database.duration_s("r1") == 61.5


def test_a_recording_without_files_is_an_orphan(database: Database) -> None:
    database.write(recordings=[("r1", 1), ("r2", 1)], files=[row("/a"), row("/b", "r2")])
    assert database.write(gone=[Path("/a")]) == ["r1"]
    assert database.recordings() == {"r2": 1}


def test_keeping_only_some_forgets_the_files_of_the_others(database: Database) -> None:
    database.write(recordings=[("r1", 1), ("r2", 1)], files=[row("/a"), row("/b", "r2")])
    database.keep_only(["r2"])
    assert [file.path for file in database.files()] == [Path("/b")]


def test_a_write_that_fails_leaves_all_as_it_was(database: Database) -> None:
    database.write(recordings=[("r1", 1)], files=[row("/a")])
    with pytest.raises(LibraryError):
        database.write(gone=[Path("/a")], recordings=[("r2", None)])  # type: ignore[list-item]
    assert [file.path for file in database.files()] == [Path("/a")]


def test_another_version_is_refused(tmp_path: Path, database: Database) -> None:
    database._connection.execute("PRAGMA user_version = 9")
    database.close()
    with pytest.raises(LibraryError, match="version 9"):
        Database(tmp_path / "library.sqlite", create=False)


def test_a_reader_does_not_make_a_database(tmp_path: Path) -> None:
    with pytest.raises(LibraryError):
        Database(tmp_path / "none.sqlite", create=False)
    assert not (tmp_path / "none.sqlite").exists()
