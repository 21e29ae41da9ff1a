"""MusicBrainz: dump lines and answers of its web service."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onara.imports import (
    ArtistRecord,
    Credit,
    Imported,
    Name,
    Partial,
    Relation,
    SongRecord,
    SoundtrackRecord,
)
from onara.imports.musicbrainz import entries, is_musicbrainz
from onara.imports.records import Entry, Record, Skipped
from tests.imports.documents import (
    ARTIST_DOCUMENT,
    GROUP,
    GUEST,
    INSTRUMENTAL,
    RECORDING,
    RECORDING_DOCUMENT,
    RELEASE_GROUP,
    SINGER,
    WORK,
    WORK_DOCUMENT,
    WRITER,
    mb,
    mbid,
    pseudo_release,
    release,
)


def read(*documents: object, in_dump: bool = False) -> list[Entry]:
    return [entry for each in documents for entry in entries(each, in_dump=in_dump)]


def of(found: list[Entry], id: str) -> Record:
    records = [each.record if isinstance(each, Partial) else each for each in found]
    (record,) = (r for r in records if not isinstance(r, Skipped) and r.id == id)
    return record


def stored(path: Path, *documents: object) -> Imported:
    imported = Imported.open(path / "i.sqlite", create=True)
    imported.add([e for e in read(*documents) if not isinstance(e, Skipped)])
    return imported


def test_a_soundtrack_is_a_release_group_of_that_type() -> None:
    (group,) = read(RELEASE_GROUP)
    assert isinstance(group, SoundtrackRecord)
    assert (group.id, group.title, group.title_ko) == (
        mb(GROUP),
        "겨울 이야기 OST Part.3",
        "겨울 이야기 OST Part.3",
    )
    assert (group.drama, group.part, group.released) == ("겨울 이야기", 3, "2016-12-17")
    assert group.names == (Name("Winter Tale OST Part 3", "en", True),)
    assert group.sources == (f"https://musicbrainz.org/release-group/{mbid(GROUP)}",)


def test_a_credit_line_keeps_its_join_phrases() -> None:
    (group,) = read(RELEASE_GROUP)
    assert isinstance(group, SoundtrackRecord)
    assert group.performers == (
        Credit("김하늘", mb(SINGER), " & "),
        Credit("Paper Moon", mb(GUEST), ""),
    )
    song = of(read(release()), mb(RECORDING))
    assert isinstance(song, SongRecord)
    assert song.credit_line == "김하늘 & Paper Moon"


def test_a_release_gives_its_recordings_with_work_and_writers() -> None:
    song = of(read(release()), mb(RECORDING))
    assert isinstance(song, SongRecord)
    assert (song.title, song.title_ko) == ("눈길", "눈길")
    assert song.names == (Name("Snowy Road", "en", True),)
    assert (song.soundtrack_id, song.part, song.released) == (mb(GROUP), 3, "2016-12-17")
    assert song.drama == "겨울 이야기"
    assert song.composers == (Credit("로코", mb(WRITER)),)
    assert song.lyricists == (Credit("미나", mb(WRITER + 1)),)
    assert Relation("performance", mb(WORK), "눈길", ("cover",)) in song.relations
    assert Relation("other version", mb(99), "雪の道", ("translated",)) in song.relations


@pytest.mark.parametrize(
    "attribute", ["cover", "instrumental", "karaoke", "live", "medley", "partial"]
)
def test_what_kind_of_performance_it_is_stays_known(attribute: str) -> None:
    relation = RECORDING_DOCUMENT["relations"][0] | {"attributes": [attribute]}
    (*_, song) = read(RECORDING_DOCUMENT | {"relations": [relation]})
    assert isinstance(song, SongRecord)
    assert song.relations[0].attributes == (attribute,)
    # A recording of a part of a work is not called by the name of the whole.
    assert bool(song.names) == (attribute != "partial")


def test_recordings_are_related_to_recordings() -> None:
    song = of(read(release()), mb(INSTRUMENTAL))
    assert isinstance(song, SongRecord)
    assert Relation("karaoke", mb(RECORDING), "눈길", ("backward",)) in song.relations


@pytest.mark.parametrize("pseudo_first", [True, False])
def test_a_pseudo_release_gives_further_names_to_native_titles(
    tmp_path: Path, pseudo_first: bool
) -> None:
    both = [pseudo_release(), release()] if pseudo_first else [release(), pseudo_release()]
    with stored(tmp_path, *both) as imported:
        song = imported.song(mb(RECORDING))
        assert song is not None
        assert song.title == "눈길"
        assert Name("Nungil", "ko-Latn") in song.names
        assert [place.released for place in song.appearances] == ["2016-12-17"]
        soundtrack = imported.soundtrack(mb(GROUP))
        assert soundtrack is not None
        assert soundtrack.title == "겨울 이야기 OST Part.3"
        assert Name("Gyeoul Iyagi OST Part.3", "ko-Latn") in soundtrack.names
        assert imported.lookup(["nungil"])[0].id == mb(RECORDING)


@pytest.mark.parametrize(
    ("language", "script", "locale"),
    [("eng", "Latn", "en"), ("jpn", "Jpan", "ja"), ("kor", "Latn", "ko-Latn"), (None, None, None)],
)
def test_a_translated_track_list_has_the_locale_of_its_language(
    language: str | None, script: str | None, locale: str | None
) -> None:
    spoken = {"language": language, "script": script}
    song = of(read(pseudo_release(**{"text-representation": spoken})), mb(RECORDING))
    assert song.names[0] == Name("Nungil", locale)


def test_artists_come_with_aliases_locales_and_sort_names() -> None:
    artist = of(read(ARTIST_DOCUMENT), mb(SINGER))
    assert isinstance(artist, ArtistRecord)
    assert (artist.title, artist.title_ko, artist.form) == ("김하늘", "김하늘", "person")
    assert Name("Skye", "en", True) in artist.names
    assert Name("Kim Ha-neul") in artist.names
    assert artist.relations == (Relation("member of band", mb(GUEST), "Paper Moon"),)
    credited = of(read(RECORDING_DOCUMENT), mb(SINGER))
    assert Name("Haneul Kim", "en", True, "Kim, Haneul") in credited.names


def test_a_romanised_artist_has_a_korean_name_by_locale() -> None:
    artist = of(read(ARTIST_DOCUMENT | {"name": "Skye"}), mb(SINGER))
    assert artist.title_ko == "하늘"


def test_answers_of_a_search_hold_many() -> None:
    found = read({"created": "2026-01-01", "count": 1, "release-groups": [RELEASE_GROUP]})
    assert [type(each) for each in found] == [SoundtrackRecord]


def test_an_album_that_is_no_soundtrack_is_skipped() -> None:
    studio = RELEASE_GROUP | {"secondary-types": []}
    assert read(studio) == [Skipped("is no soundtrack", fault=False)]
    assert read(release() | {"release-group": studio}) == [Skipped("is no soundtrack", fault=False)]
    # Without its group the title of a release decides.
    assert len(read({k: v for k, v in release().items() if k != "release-group"})) > 1


def test_of_a_dump_only_korean_soundtracks_are_taken() -> None:
    french = release(
        title="Conte d'hiver",
        **{
            "text-representation": {"language": "fra", "script": "Latn"},
            "media": [],
            "release-group": RELEASE_GROUP | {"title": "Conte d'hiver"},
        },
    )
    assert read(french, in_dump=True) == [Skipped("is not Korean", fault=False)]
    assert not isinstance(read(french)[0], Skipped)
    assert of(read(release(), in_dump=True), mb(RECORDING)).title == "눈길"


def test_of_a_dump_recordings_artists_and_works_only_complete(tmp_path: Path) -> None:
    with Imported.open(tmp_path / "i.sqlite", create=True) as imported:
        song = of(read(release()), mb(RECORDING))
        assert isinstance(song, SongRecord)
        bare = replace(song, names=(), composers=(), lyricists=())
        stranger = RECORDING_DOCUMENT | {"id": mbid(777)}
        imported.add([bare])
        lines = read(RECORDING_DOCUMENT, stranger, ARTIST_DOCUMENT, WORK_DOCUMENT, in_dump=True)
        added = imported.add([e for e in lines if not isinstance(e, Skipped)])
        assert (added.new, added.dropped) == (1, 1)  # the singer, and the stranger
        whole = imported.song(mb(RECORDING))
        assert whole is not None
        assert whole.composers == (Credit("로코", mb(WRITER)),)
        assert [hit.id for hit in imported.lookup(["Snowy Road"])] == [mb(RECORDING)]
        assert [hit.id for hit in imported.lookup(["Skye"])] == [mb(SINGER)]


def test_songs_on_several_albums_keep_all_of_them(tmp_path: Path) -> None:
    whole = RELEASE_GROUP | {"id": mbid(50), "title": "겨울 이야기 OST"}
    full = release(51, title="겨울 이야기 OST", date="2017-02-01", **{"release-group": whole})
    with stored(tmp_path, full, release()) as imported:
        song = imported.song(mb(RECORDING))
        assert song is not None
        assert [place.part for place in song.appearances] == [3, None]
        assert song.released == "2016-12-17"
        assert [s.id for s in imported.songs_of(mb(50))] == [mb(RECORDING), mb(INSTRUMENTAL)]


def test_what_has_no_name_is_skipped() -> None:
    for nameless in (RECORDING_DOCUMENT | {"title": " "}, ARTIST_DOCUMENT | {"name": None}):
        assert any(isinstance(each, Skipped) and each.fault for each in read(nameless))


@pytest.mark.parametrize(
    "document",
    [
        None,
        [],
        {},
        7,
        {"id": 7, "title": "x", "media": []},
        {"id": mbid(1), "name": "서울", "sort-name": "Seoul", "iso-3166-1-codes": ["KR"]},
        {"entities": {}},
        {"id": mbid(1)},
    ],
)
def test_other_documents_are_not_taken_for_musicbrainz(document: object) -> None:
    assert not is_musicbrainz(document)
    assert [type(each) for each in read(document)] == [Skipped]


@pytest.mark.parametrize("wrong", [None, 7, "text", [], {}, [None], [[]], {"x": {}}])
def test_parts_of_the_wrong_kind_are_as_good_as_missing(wrong: Any) -> None:
    for key in ("release-group", "media", "artist-credit", "date", "text-representation", "title"):
        read(release() | {key: wrong})
    for key in ("artist-credit", "relations", "aliases", "title", "releases"):
        read(RECORDING_DOCUMENT | {key: wrong})
        read(release(media=[{"tracks": [{"recording": RECORDING_DOCUMENT | {key: wrong}}]}]))
    for key in ("aliases", "relations", "type", "sort-name"):
        read(ARTIST_DOCUMENT | {key: wrong})
    for key in ("secondary-types", "aliases", "first-release-date", "releases"):
        read(RELEASE_GROUP | {key: wrong})
