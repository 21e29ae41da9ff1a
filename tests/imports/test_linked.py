"""Records are read by their ids, and by what they are linked with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onara.imports import (
    Appearance,
    ArtistRecord,
    Credit,
    Imported,
    Relation,
)
from onara.imports.links import PERFORMER
from tests.imports.examples import AILEE, ALL, GOBLIN, PART_9, ROUND, SNOW


@pytest.fixture
def imported(tmp_path: Path) -> Iterator[Imported]:
    with Imported.open(tmp_path / "home" / "imported.sqlite", create=True) as opened:
        opened.add(ALL, documents=["/tables/songs.csv"])
        yield opened


def test_a_record_is_found_by_its_id_whatever_its_kind(imported: Imported) -> None:
    for record in (AILEE, PART_9, SNOW, ROUND):
        assert imported.record(record.id) == record
    assert imported.record("t:nobody") is None
    assert imported.song(AILEE.id) is None


def test_names_missing_from_credits_are_those_of_the_records(imported: Imported) -> None:
    imported.add([ArtistRecord("t:gong", "t", "Gong Yoo", "공유")])
    drama = imported.drama(GOBLIN.id)
    assert drama is not None
    assert drama.people[1] == ("cast", Credit("Gong Yoo", "t:gong"))
    assert drama.relations[0].title == "Round and Round"


def test_songs_of_an_artist_a_soundtrack_and_a_drama(imported: Imported) -> None:
    assert imported.songs_by("t:ailee") == [SNOW]
    assert imported.songs_of("t:part9") == [SNOW]
    assert {song.id for song in imported.songs_of("t:goblin")} == {SNOW.id, ROUND.id}
    assert [drama.id for drama in imported.dramas_with(ROUND.id)] == [GOBLIN.id]
    assert imported.songs_by("t:nobody") == []


def test_a_drama_has_the_songs_of_its_soundtracks(imported: Imported) -> None:
    named = replace(GOBLIN, id="t:other", relations=(Relation("soundtrack release", "t:album"),))
    place = Appearance(soundtrack="OST", soundtrack_id="t:part9")
    imported.add(
        [
            named,
            replace(SNOW, id="t:only-on-disc", appearances=(place,)),
            replace(
                ROUND, id="t:album-song", appearances=(replace(place, soundtrack_id="t:album"),)
            ),
        ]
    )
    assert "t:only-on-disc" in {song.id for song in imported.songs_of("t:goblin")}
    assert [song.id for song in imported.songs_of("t:other")] == ["t:album-song"]


def test_what_somebody_wrote_or_made_is_theirs(imported: Imported) -> None:
    assert imported.made_by("t:roco") == [SNOW]
    assert [record.id for record in imported.made_by("t:lee")] == [GOBLIN.id]
    assert imported.made_by("t:nobody") == []


def test_a_drama_has_the_soundtracks_of_either_side(imported: Imported) -> None:
    album = replace(PART_9, id="t:album", drama_id=None, released="2017")
    named = replace(GOBLIN, relations=(Relation("soundtrack release", album.id),))
    imported.add([album, named])
    assert [disc.id for disc in imported.soundtracks_of(GOBLIN.id)] == [album.id, PART_9.id]


def test_the_performances_of_a_work_belong_together(imported: Imported) -> None:
    live = replace(SNOW, id="t:live", appearances=())
    imported.add([live])
    assert [song.id for song in imported.recordings_of("t:work")] == [SNOW.id, live.id]


def test_no_more_is_read_than_asked_for(imported: Imported) -> None:
    imported.add([replace(ROUND, id=f"t:round-{number}") for number in range(9)])
    assert len(imported.songs_by("t:heize", most=3)) == 3
    assert len(imported.linked("t:heize", PERFORMER, most=5)) == 5
    rows = imported.linked("t:heize", PERFORMER)
    assert [song.title for song in imported.at(rows)] == [ROUND.title] * 10
    assert imported.at([rows[-1] + 1]) == []
    assert imported.largest_number() >= len(imported)


def test_a_record_tells_when_and_from_what_it_came(imported: Imported) -> None:
    arrival = imported.arrival(SNOW.id)
    assert arrival is not None
    assert (arrival.number, arrival.documents) == (1, ("/tables/songs.csv",))
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", arrival.day or "")
    imported.add([SNOW], documents=["wikidata:Q1"])
    again = imported.arrival(SNOW.id)
    assert again is not None
    assert (again.number, again.documents) == (2, ("wikidata:Q1",))
    assert imported.arrival("t:nobody") is None


def test_an_import_of_which_nothing_was_noted_has_its_number(imported: Imported) -> None:
    imported._run.execute("DELETE FROM setting WHERE name LIKE 'import %'")
    assert imported.arrival(SNOW.id) == (1, None, ())
