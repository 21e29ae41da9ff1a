import os
import sqlite3
from pathlib import Path

import pytest

from onara.errors import DamagedLibrary, LibraryError
from onara.lyrics import LyricStore, Owned


def test_what_was_written_is_there_when_opened_again(tmp_path: Path) -> None:
    (tmp_path / "a.lrc").write_text("[00:01.00]seven tin lanterns in the yard", encoding="utf-8")
    with LyricStore.open(tmp_path / "lyrics.sqlite", create=True) as store:
        store.update([Owned("", tmp_path / "a.lrc")])
    with LyricStore.open(tmp_path / "lyrics.sqlite") as store:
        assert len(store) == 1
        assert store.search("seven tin lanterns in the yard")


def test_loose_files_are_known_again_but_for_those_that_are_gone(tmp_path: Path) -> None:
    words = "[00:01.00]seven tin lanterns in the yard"
    files = [tmp_path / name for name in ("a.lrc", "b.lrc", "out/c.lrc", "song.mp3")]
    (tmp_path / "out").mkdir()
    for file in files:
        file.write_text(words, encoding="utf-8")
    with LyricStore.open(tmp_path / "lyrics.sqlite", create=True) as store:
        loose = [Owned("", file) for file in files[:3]]
        report = store.update([*loose, Owned("r1", files[3], "Song")])
        assert (report.lines, report.songs) == (3, 3)
        assert store.loose() == files[:3]
        files[0].unlink()
        (tmp_path / "out").rename(tmp_path / "unplugged")
        assert store.loose() == files[1:3]


def test_files_of_one_recording_are_one_song(tmp_path: Path) -> None:
    for name in ("a.lrc", "b.lrc"):
        (tmp_path / name).write_text("seven tin lanterns in the yard", encoding="utf-8")
    with LyricStore.open(tmp_path / "lyrics.sqlite", create=True) as store:
        report = store.update([Owned("r1", tmp_path / "a.mp3"), Owned("r1", tmp_path / "b.mp3")])
        assert (report.lines, report.songs) == (2, 1)


def test_a_new_store_is_empty_and_finds_nothing(tmp_path: Path) -> None:
    with LyricStore.open(tmp_path / "lyrics.sqlite", create=True) as store:
        assert len(store) == 0
        assert store.search("seven tin lanterns") == []


def test_a_reader_does_not_make_a_store(tmp_path: Path) -> None:
    with pytest.raises(LibraryError):
        LyricStore.open(tmp_path / "none.sqlite")
    assert not (tmp_path / "none.sqlite").exists()


def test_a_store_whose_maker_died_at_once_is_made_by_the_next(tmp_path: Path) -> None:
    path = tmp_path / "lyrics.sqlite"
    path.touch()
    with pytest.raises(LibraryError, match="no lyrics yet"):
        LyricStore.open(path)
    with LyricStore.open(path, create=True) as store:
        assert len(store) == 0


def test_another_version_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "lyrics.sqlite"
    LyricStore.open(path, create=True).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 9")
    connection.close()
    with pytest.raises(LibraryError, match="version 9"):
        LyricStore.open(path)


def test_damage_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "lyrics.sqlite"
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(DamagedLibrary, match="is damaged") as caught:
        LyricStore.open(path, create=True)
    assert "\n" not in str(caught.value)


def test_a_store_in_use_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onara.lyrics.store.BUSY_S", 0.01)
    path = tmp_path / "lyrics.sqlite"
    with LyricStore.open(path, create=True) as store, LyricStore.open(path) as other:
        store._connection.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LibraryError, match="in use"):
            other.update([])
        store._connection.execute("ROLLBACK")


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no such device")
def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(LibraryError):
        LyricStore.open(tmp_path / "file" / "lyrics.sqlite", create=True)
