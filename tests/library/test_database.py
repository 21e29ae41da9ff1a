from pathlib import Path

import numpy as np
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


TIMBRE = np.array([1.5, -2.25], np.float32)


def test_timbres_come_back_as_they_were(database: Database) -> None:
    names = [("r1", 1.0), ("r2", 1.0), ("r3", 1.0)]
    rows = [row("/a"), row("/b", "r2"), row("/c", "r3")]
    assert database.timbres() == {}
    database.write(recordings=names, files=rows, timbres={"r1": TIMBRE, "r2": None})
    kept = database.timbres()
    assert set(kept) == {"r1", "r2"}
    assert kept["r1"] is not None
    assert np.array_equal(kept["r1"], TIMBRE)
    assert kept["r2"] is None


def test_a_timbre_goes_with_its_recording(database: Database) -> None:
    names = [("r1", 1.0), ("r2", 1.0)]
    timbres = {"r1": TIMBRE, "r2": TIMBRE}
    database.write(recordings=names, files=[row("/a"), row("/b", "r2")], timbres=timbres)
    database.write(gone=[Path("/a")])
    assert set(database.timbres()) == {"r2"}
    database.keep_only([])
    assert database.timbres() == {}


def test_a_timbre_of_another_measure_is_not_read(database: Database) -> None:
    database.write(recordings=[("r1", 1.0)], files=[row("/a")], timbres={"r1": TIMBRE})
    database._connection.execute("UPDATE timbre SET measure = measure + 1")
    assert database.timbres() == {}
    database.write(timbres={"r1": TIMBRE})
    assert set(database.timbres()) == {"r1"}


def test_a_write_that_fails_leaves_no_timbre(database: Database) -> None:
    with pytest.raises(LibraryError):
        database.write(recordings=[("r1", None)], timbres={"r1": TIMBRE})  # type: ignore[list-item]
    assert database.timbres() == {}
