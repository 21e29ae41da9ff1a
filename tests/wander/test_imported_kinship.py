"""What imported records share, with each other and with what the catalogue has."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onara.imports import ArtistRecord, Credit, Imported, SongRecord
from onara.wander.imported_kinship import ImportedKinship, Linked
from onara.wording import voice_of
from tests.graph.bundled import graph
from tests.wander.imported import ROAD, SUMMER, WINTER, kept

ENGLISH = voice_of("en")


@pytest.fixture
def imported(tmp_path: Path) -> Iterator[Imported]:
    with kept(tmp_path) as opened:
        yield opened


def of_song(imported: Imported, song: SongRecord) -> dict[str, Linked]:
    return {
        ENGLISH.tell(each.reason): each for each in ImportedKinship(imported, graph()).of_song(song)
    }


def test_a_song_shares_its_work_its_people_and_its_drama(imported: Imported) -> None:
    assert set(of_song(imported, ROAD)) == {
        "another recording of the same work",
        "also sung by Kim Haneul",
        "also sung by Paper Moon",
        "music by Roco too",
        "words by Mina too",
        "also of Winter Tale",
    }


def test_one_name_in_two_catalogues_is_one_and_in_one_catalogue_two(imported: Imported) -> None:
    imported.add([ArtistRecord("u:haneul", "u", "Kim Haneul"), ArtistRecord("t:2", "t", "김하늘")])
    assert of_song(imported, ROAD)["also sung by Kim Haneul"].ids == {"t:haneul", "u:haneul"}


def test_people_of_the_catalogue_are_known_by_any_of_their_names(imported: Imported) -> None:
    song = SongRecord("t:v", "t", "Song", performers=(Credit("뷔"),))
    (node,) = of_song(imported, song)["also sung by 뷔"].nodes
    assert graph().node(node).title == "V"


def test_dramas_share_who_made_them_and_who_sings(imported: Imported) -> None:
    kinship = ImportedKinship(imported, graph())
    told = {ENGLISH.tell(each.reason): set(each.ids) for each in kinship.of_drama(WINTER)}
    assert told["directed by Director Marsh too"] == {WINTER.id, SUMMER.id}
    assert told["Paper Moon sings in both"] == {WINTER.id, SUMMER.id}
    assert told["Kim Haneul sings in both"] == {WINTER.id}


def test_who_acts_in_a_drama_did_not_direct_it(imported: Imported) -> None:
    acted = SUMMER.people[0][1]
    imported.add([WINTER, type(SUMMER)("t:acts", "t", "Spring", people=(("cast", acted),))])
    kinship = ImportedKinship(imported, graph())
    assert all("t:acts" not in each.ids for each in kinship.of_drama(WINTER))


def test_artists_share_songs_writers_and_dramas(imported: Imported) -> None:
    artist = imported.artist("t:moon")
    assert artist is not None
    kinship = ImportedKinship(imported, graph())
    told = {ENGLISH.tell(each.reason): set(each.ids) for each in kinship.of_artist(artist)}
    assert told["Snowy Road is of both"] == {"t:haneul", "t:moon"}
    assert told["also sings what Roco made"] == {"t:haneul", "t:moon"}
    assert told["also heard in Winter Tale"] == {"t:haneul", "t:moon"}
