"""More of an imported record's kind, with reasons, among imports and the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onara.imports import Appearance, Credit, DramaRecord, Imported, Record, SongRecord
from onara.wander import Near
from onara.wander.imported_like import imported_like
from tests.graph.bundled import catalogue, graph
from tests.wander.imported import BUS, FAR, HANEUL, LIVE, PART_3, ROAD, SEA, SUMMER, WINTER, kept


@pytest.fixture
def imported(tmp_path: Path) -> Iterator[Imported]:
    with kept(tmp_path) as opened:
        yield opened


def like(imported: Imported, record: Record, limit: int = 10) -> dict[str, Near]:
    near = imported_like(imported, catalogue(), graph(), record, limit)
    assert [each.score for each in near] == sorted((each.score for each in near), reverse=True)
    return {each.id: each for each in near}


def test_songs_are_near_by_work_people_drama_and_year(imported: Imported) -> None:
    near = like(imported, ROAD)
    assert set(near) == {LIVE.id, BUS.id, SEA.id}
    assert near[LIVE.id].reasons == ("another recording of the same work",)
    assert near[BUS.id].reasons == (
        "also sung by Kim Haneul",
        "also of Winter Tale",
        "of the same years (2016)",
    )
    assert near[SEA.id].reasons == (
        "also sung by Paper Moon",
        "music by Roco too",
        "of the same years (2017)",
    )
    assert (near[SEA.id].drama, near[SEA.id].performers) == ("Summer Tale", ("Paper Moon",))


def test_what_shares_nothing_has_nothing_near(imported: Imported) -> None:
    assert like(imported, FAR) == {}


def test_no_more_than_asked_for(imported: Imported) -> None:
    assert len(like(imported, ROAD, limit=1)) == 1


def test_what_few_share_counts_more(imported: Imported) -> None:
    before = like(imported, ROAD)[BUS.id].score
    imported.add(
        SongRecord(f"t:more/{n}", "t", "More", performers=(HANEUL,), appearances=(Appearance(),))
        for n in range(50)
    )
    assert like(imported, ROAD, limit=100)[BUS.id].score < before


def test_songs_of_the_catalogue_are_near_too(imported: Imported) -> None:
    song = SongRecord(
        "x:1", "x", "A Song", performers=(Credit("뷔"),), appearances=(Appearance("Itaewon Class"),)
    )
    imported.add([song])
    near = like(imported, song)
    best = next(iter(near.values()))
    assert (best.id, best.reasons) == (
        "itaewon-class/sweet-night",
        ("also sung by 뷔", "also of Itaewon Class"),
    )


def test_a_soundtrack_is_answered_with_songs_like_its_own(imported: Imported) -> None:
    assert set(like(imported, PART_3)) == {LIVE.id, BUS.id, SEA.id}


def test_dramas_are_like_dramas_and_artists_like_artists(imported: Imported) -> None:
    near = like(imported, WINTER)
    assert set(near) == {SUMMER.id}
    assert "directed by Director Marsh too" in near[SUMMER.id].reasons
    artist = imported.artist("t:moon")
    assert artist is not None
    assert set(like(imported, artist)) == {"t:haneul"}


def test_a_drama_that_the_catalogue_has_is_like_what_that_is_like(imported: Imported) -> None:
    drama = DramaRecord("x:signal", "x", "시그널")
    imported.add([drama])
    near = like(imported, drama)
    assert "my-mister" in near
    assert not {"signal", drama.id} & set(near)
