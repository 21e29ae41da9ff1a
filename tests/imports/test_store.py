"""Records of other catalogues are kept, replaced, completed, removed, and never doubled."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import onara.imports.forms as forms
import onara.imports.store as store
from onara.errors import DamagedLibrary, LibraryError
from onara.imports import (
    Appearance,
    ArtistRecord,
    Credit,
    Imported,
    Name,
    Partial,
    SongRecord,
    SoundtrackRecord,
)
from tests.imports.examples import AILEE, ALL, GOBLIN, PART_9, ROUND, SNOW


@pytest.fixture
def imported(tmp_path: Path) -> Iterator[Imported]:
    with Imported.open(tmp_path / "home" / "imported.sqlite", create=True) as opened:
        opened.add(ALL)
        yield opened


def found(imported: Imported, *names: str) -> set[str]:
    return {hit.id for hit in imported.lookup(names)}


def test_what_was_added_is_there_after_opening_again(tmp_path: Path) -> None:
    path = tmp_path / "imported.sqlite"
    with Imported.open(path, create=True) as imported:
        assert imported.add(ALL).new == len(ALL)
    with Imported.open(path) as imported:
        assert len(imported) == len(ALL)
        assert imported.song(SNOW.id) == SNOW
        assert imported.artist(AILEE.id) == AILEE
        assert imported.soundtrack(PART_9.id) == PART_9
        assert imported.song(GOBLIN.id) is None
        assert imported.drama("t:nobody") is None


def test_importing_again_changes_nothing(imported: Imported) -> None:
    added = imported.add(ALL)
    assert (added.new, added.replaced, added.unchanged) == (0, 0, len(ALL))
    assert len(imported) == len(ALL)
    assert len(imported.lookup(["Ailee"])) == 1


def test_a_record_takes_the_place_of_the_one_of_its_id(imported: Imported) -> None:
    assert found(imported, "像初雪一样走向你") == {SNOW.id}
    added = imported.add([replace(SNOW, title="Toward You", names=(), performers=())])
    assert (added.new, added.replaced) == (0, 1)
    assert found(imported, "Toward You") == {SNOW.id}
    assert found(imported, "像初雪一样走向你", SNOW.title) == set()
    assert imported.songs_by("t:ailee") == []


def test_doubles_in_one_import_complete_each_other(imported: Imported) -> None:
    album = Appearance(soundtrack="Album", soundtrack_id="t:album", released="2020")
    imported.add([SNOW, replace(SNOW, names=(Name("Yuki", "ja"),), appearances=(album,))])
    song = imported.song(SNOW.id)
    assert song is not None
    assert {name.text for name in song.names} == {"Yuki", "像初雪一样走向你"}
    assert [place.soundtrack_id for place in song.appearances] == ["t:part9", "t:album"]
    assert len(imported.lookup([SNOW.title])) == 1


def test_a_partial_record_completes_but_never_replaces(imported: Imported) -> None:
    alias = ArtistRecord(AILEE.id, "t", "Somebody", None, (Name("エイリー", "ja"),))
    unknown = replace(alias, id="t:unknown")
    added = imported.add([Partial(alias, create=False), Partial(unknown, create=False)])
    assert (added.replaced, added.dropped) == (1, 1)
    artist = imported.artist(AILEE.id)
    assert artist is not None
    assert artist.title == "Ailee"
    assert found(imported, "エイリー") == {AILEE.id}
    assert imported.add([Partial(unknown)]).new == 1


def test_an_artist_whom_a_song_credits_is_known(imported: Imported) -> None:
    heize = ArtistRecord("t:heize", "t", "Heize", "헤이즈")
    assert imported.add([Partial(heize, create=False)]).new == 1
    assert found(imported, "헤이즈") == {"t:heize"}


def test_a_work_completes_the_songs_that_perform_it(imported: Imported) -> None:
    template = SongRecord("t:work", "t", "", composers=(Credit("Jung"),), names=(Name("Nieve"),))
    other = replace(SNOW, id="t:cover", composers=())
    imported.add([other])
    assert imported.add([Partial(template, create=False, of_work="t:work")]).replaced == 1
    cover = imported.song("t:cover")
    assert cover is not None
    assert cover.composers == (Credit("Jung"),)
    assert found(imported, "Nieve") == {SNOW.id, "t:cover"}
    assert imported.add([Partial(template, create=False, of_work="t:none")]).dropped == 1


def test_removing_a_source_leaves_the_others(imported: Imported) -> None:
    mine = SongRecord("csv:my/1", "csv:my", "Round and Round", "둥글게")
    imported.add([mine])
    assert [(each.name, sum(each.counts.values())) for each in imported.sources()] == [
        ("csv:my", 1),
        ("t", len(ALL)),
    ]
    told: list[int] = []
    assert imported.remove("t", progress=told.append) == len(ALL)
    assert told == [len(ALL)]
    assert found(imported, "Round and Round", "Ailee") == {"csv:my/1"}
    assert imported.lookup([], fuzzy=["Aile", "첫눈처럼 너에게"]) == []
    assert imported.songs_by("t:ailee") == []
    assert [each.name for each in imported.sources()] == ["csv:my"]
    assert imported.remove("t") == 0
    imported.add(ALL)
    assert found(imported, "Ailee") == {AILEE.id}
    assert [hit.id for hit in imported.lookup([], fuzzy=["Round and Ruond"])] == [
        "csv:my/1",
        "t:round",
    ]


def test_what_an_import_did_not_touch_can_be_removed(imported: Imported) -> None:
    number = imported.add([SNOW, replace(AILEE, form="group")]).number
    assert imported.remove("t", before=number) == len(ALL) - 2
    assert imported.song(SNOW.id) is not None
    assert imported.artist(AILEE.id) is not None


def test_progress_tells_what_is_safe(imported: Imported, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "BATCH", 2)
    told: list[int] = []
    imported.add(ALL, progress=told.append)
    assert told == [2, 4, 5]


def test_an_error_of_the_reader_keeps_what_was_committed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "BATCH", 2)

    def ends() -> Iterator[SongRecord]:
        for number in range(3):
            yield replace(ROUND, id=f"t:{number}")
        raise OSError

    with Imported.open(tmp_path / "i.sqlite", create=True) as imported:
        with pytest.raises(OSError):
            imported.add(ends())
        assert len(imported) == 2
        assert imported.add([ROUND]).new == 1


def test_a_reader_sees_what_another_writes(imported: Imported) -> None:
    with Imported.open(imported.path) as reader:
        assert reader.lookup([], fuzzy=["Baekhyum"]) == []
        imported.add([ArtistRecord("t:baekhyun", "t", "Baekhyun")])
        assert [hit.id for hit in reader.lookup([], fuzzy=["Baekhyum"])] == ["t:baekhyun"]


def test_other_rules_of_spelling_make_the_sounds_anew(
    imported: Imported, monkeypatch: pytest.MonkeyPatch
) -> None:
    backwards = {"에일리": "nobody", "Ailee": "olla", "Olla": "olla"}
    monkeypatch.setattr(forms, "sound", lambda text: backwards.get(text, ""))
    assert found(imported, "Olla") == set()
    assert imported.is_stale
    imported.add([ROUND])
    assert not imported.is_stale
    assert found(imported, "Olla") == {AILEE.id}


def test_many_sounds_fill_several_chunks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "CHUNK", 4)
    names = ["Kim", "Park", "Choi", "Moon Byul", "Sandeul", "Baekhyun", "Crush", "Sondia", "Gummy"]
    records = [ArtistRecord(f"t:{name}", "t", name) for name in names]
    with Imported.open(tmp_path / "i.sqlite", create=True) as imported:
        imported.add(records[:5])
        imported.add(records[5:])
        for typed, meant in (
            ("Baekhyum", "Baekhyun"),
            ("Sandeol", "Sandeul"),
            ("Sondya", "Sondia"),
        ):
            assert f"t:{meant}" in [hit.id for hit in imported.lookup([], fuzzy=[typed])]


def test_a_missing_file_is_a_sentence_and_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "none" / "imported.sqlite"
    with pytest.raises(LibraryError, match="nothing was imported"):
        Imported.open(path)
    assert not path.parent.exists()


def test_files_that_are_something_else_are_refused(tmp_path: Path) -> None:
    text = tmp_path / "text.sqlite"
    text.write_text("no database at all, but long enough to have a header " * 40)
    with pytest.raises(DamagedLibrary, match="damaged"):
        Imported.open(text)
    newer = tmp_path / "newer.sqlite"
    with sqlite3.connect(newer) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(LibraryError, match="version 99"):
        Imported.open(newer, create=True)


def test_soundtracks_are_found_by_their_drama(imported: Imported) -> None:
    kinds = {hit.kind for hit in imported.lookup(["도깨비"])}
    assert kinds == {"drama", "soundtrack"}
    assert isinstance(imported.soundtrack(PART_9.id), SoundtrackRecord)


def test_a_small_removal_leaves_the_rest_as_it_was(imported: Imported) -> None:
    many = [ArtistRecord(f"m:{n}", "m", f"Moonlight Singer {n}") for n in range(200)]
    imported.add([*many, ArtistRecord("csv:a", "csv", "Baekhyun")])
    assert imported.remove("csv") == 1
    assert imported.lookup(["Baekhyun"], fuzzy=["Baekhyum"]) == []
    assert [hit.id for hit in imported.lookup(["Moonlight Singer 7"])] == ["m:7"]
    assert "csv" not in [each.name for each in imported.sources()]
