"""Wikidata: entities alone and as lines of a dump."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from onara.imports import (
    Appearance,
    ArtistRecord,
    Credit,
    DramaRecord,
    Imported,
    Name,
    Relation,
    SongRecord,
    SoundtrackRecord,
)
from onara.imports.records import Entry, Skipped
from onara.imports.wikidata import entries, is_wikidata
from tests.imports.documents import (
    DRAMA_ENTITY,
    SINGER_ENTITY,
    SONG_ENTITY,
    SOUNDTRACK_ENTITY,
    claims,
    entity,
    item,
    statement,
)


def read(document: object, in_dump: bool = False) -> Entry:
    (found,) = entries(document, in_dump=in_dump)
    return found


def test_a_drama_with_people_dates_and_relations() -> None:
    drama = read(DRAMA_ENTITY)
    assert isinstance(drama, DramaRecord)
    assert (drama.id, drama.title, drama.title_ko) == (
        "wikidata:Q900001",
        "Winter Tale",
        "겨울이야기",
    )
    assert set(drama.names) == {
        Name("A Winter's Tale", "en"),
        Name("冬物語", "ja", True),
        Name("겨울 이야기", "ko"),
    }
    assert drama.networks == (Credit("", "wikidata:Q900010"),)
    assert (drama.first, drama.last, drama.episodes) == ("2016-12-02", "2017-01", 16)
    assert drama.people == (
        ("director", Credit("", "wikidata:Q900011")),
        ("writer", Credit("", "wikidata:Q900012")),
        ("cast", Credit("", "wikidata:Q900014")),
    )
    assert set(drama.relations) == {
        Relation("theme music", "wikidata:Q900002"),
        Relation("soundtrack release", "wikidata:Q900003"),
        Relation("based on", "wikidata:Q900015"),
    }


def test_references_are_kept_as_sources() -> None:
    drama = read(DRAMA_ENTITY)
    assert isinstance(drama, DramaRecord)
    assert drama.sources == (
        "https://www.wikidata.org/wiki/Q900001",
        "P449 https://example.org/network",
    )


def test_a_song_with_those_who_made_it() -> None:
    song = read(SONG_ENTITY)
    assert isinstance(song, SongRecord)
    assert (song.title, song.title_ko) == ("Snowy Road", "눈길")
    assert song.performers == (Credit("", "wikidata:Q900004"),)
    assert song.composers == (Credit("", "wikidata:Q900005"),)
    assert song.lyricists == (Credit("", "wikidata:Q900006"),)
    assert song.appearances == (Appearance(released="2016"),)


def test_soundtracks_and_artists() -> None:
    soundtrack = read(SOUNDTRACK_ENTITY)
    assert isinstance(soundtrack, SoundtrackRecord)
    assert (soundtrack.title, soundtrack.drama, soundtrack.part) == (
        "겨울 이야기 OST Part.3",
        "겨울 이야기",
        3,
    )
    singer = read(SINGER_ENTITY)
    assert isinstance(singer, ArtistRecord)
    assert (singer.title_ko, singer.form) == ("김하늘", "person")


def test_together_they_name_each_other(tmp_path: Path) -> None:
    documents = {
        "entities": {
            each["id"]: each
            for each in (DRAMA_ENTITY, SONG_ENTITY, SOUNDTRACK_ENTITY, SINGER_ENTITY)
        }
    }
    assert is_wikidata(documents)
    with Imported.open(tmp_path / "i.sqlite", create=True) as imported:
        imported.add([each for each in entries(documents) if not isinstance(each, Skipped)])
        (song,) = imported.songs_of("wikidata:Q900001")
        assert song.performers == (Credit("Kim Ha-neul", "wikidata:Q900004"),)
        assert imported.lookup(["冬物語"])[0].id == "wikidata:Q900001"
        assert imported.songs_by("wikidata:Q900004") == [song]


def test_the_preferred_rank_counts_and_deprecated_statements_never_do() -> None:
    both = DRAMA_ENTITY | {
        "claims": DRAMA_ENTITY["claims"]
        | claims(
            statement("P57", item("Q1")),
            statement("P57", item("Q2"), rank="preferred"),
            statement("P58", item("Q3"), rank="deprecated"),
        )
    }
    drama = read(both)
    assert isinstance(drama, DramaRecord)
    assert [credit.id for role, credit in drama.people if role == "director"] == ["wikidata:Q2"]
    assert not [credit for role, credit in drama.people if role == "writer"]


@pytest.mark.parametrize("snak", ["somevalue", "novalue"])
def test_unknown_values_are_no_values(snak: str) -> None:
    unknown = {"mainsnak": {"snaktype": snak, "property": "P580"}, "rank": "normal"}
    drama = read(DRAMA_ENTITY | {"claims": DRAMA_ENTITY["claims"] | {"P580": [unknown]}})
    assert isinstance(drama, DramaRecord)
    assert drama.first is None


def test_what_is_a_drama_by_its_properties_alone_is_one() -> None:
    drama = read(entity("Q1", "Q999999", statement("P449", item("Q2")), ko="드라마"))
    assert isinstance(drama, DramaRecord)
    assert (drama.title, drama.title_ko) == ("드라마", "드라마")


def test_of_a_dump_only_korean_music_and_drama_is_taken() -> None:
    assert isinstance(read(DRAMA_ENTITY, in_dump=True), DramaRecord)
    assert isinstance(read(SINGER_ENTITY, in_dump=True), ArtistRecord)
    american = entity("Q1", "Q5398426", statement("P495", item("Q30")), en="Winter Tale")
    politician = entity(
        "Q2", "Q5", statement("P27", item("Q884")), statement("P106", item("Q82955")), ko="김철수"
    )
    for other in (american, politician):
        assert read(other, in_dump=True) == Skipped("is not Korean", fault=False)
        assert not isinstance(read(other), Skipped)


@pytest.mark.parametrize("document", [None, [], {}, 7, {"id": "P31", "labels": {}}, {"id": "Q1"}])
def test_other_documents_are_not_taken_for_wikidata(document: object) -> None:
    assert not is_wikidata(document)
    assert isinstance(read(document), Skipped)


def test_what_has_no_name_or_no_known_class_is_skipped() -> None:
    assert isinstance(read(entity("Q1", "Q5398426")), Skipped)
    assert isinstance(read(entity("Q1", "Q515", en="Seoul")), Skipped)


@pytest.mark.parametrize("wrong", [None, 7, "text", [], {}, [None], [[]], {"P31": {}}, {"en": 7}])
def test_parts_of_the_wrong_kind_are_as_good_as_missing(wrong: Any) -> None:
    for key in ("labels", "aliases", "claims"):
        read(DRAMA_ENTITY | {key: wrong})
    for property in DRAMA_ENTITY["claims"]:
        read(DRAMA_ENTITY | {"claims": DRAMA_ENTITY["claims"] | {property: wrong}})
        broken = {"mainsnak": {"snaktype": "value", "datavalue": {"value": wrong}}}
        read(DRAMA_ENTITY | {"claims": DRAMA_ENTITY["claims"] | {property: [broken]}})
        referenced = statement(property, item("Q1")) | {"references": wrong}
        read(DRAMA_ENTITY | {"claims": DRAMA_ENTITY["claims"] | {property: [referenced]}})
