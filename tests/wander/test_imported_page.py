"""The page of an imported record says what is known of it, from where, and leads on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onara.imports import Appearance, Credit, Imported, SongRecord
from onara.wander import Page
from onara.wander.imported_links import MOST_SONGS
from onara.wander.imported_page import imported_page
from tests.graph.bundled import graph
from tests.wander.imported import kept


@pytest.fixture
def imported(tmp_path: Path) -> Iterator[Imported]:
    with kept(tmp_path) as opened:
        yield opened


def shown(imported: Imported, id: str) -> Page:
    record = imported.record(id)
    assert record is not None
    return imported_page(imported, graph(), record)


def facts(page: Page) -> set[tuple[str, str]]:
    return {(fact.label, fact.text) for fact in page.facts}


def test_a_song_has_its_use_and_what_is_known(imported: Imported) -> None:
    page = shown(imported, "t:road")
    (use,) = page.uses
    assert (use.drama.id, use.part, use.released) == ("t:winter", 3, "2016-12-17")
    assert use.roles == ("ending theme", "Jinju's song")
    assert facts(page) >= {("released", "2016-12-17"), ("part", "3"), ("words by", "Mina")}
    # Who has a page of their own is linked, and not said twice.
    assert not {label for label, _ in facts(page)} & {"performed by", "music by"}


def test_names_are_by_language_and_each_once(imported: Imported) -> None:
    names = [(name.text, name.language, name.about) for name in shown(imported, "t:winter").names]
    assert names == [
        ("Winter Tale", "und-Latn", None),
        ("겨울 이야기", "ko", None),
        ("冬物語", "ja", None),
        ("Winter's Tale", "en", None),
        ("Tale, Winter's", "und-Latn", "for sorting"),
    ]


def test_a_drama_has_its_soundtrack_as_a_table_by_parts(imported: Imported) -> None:
    page = shown(imported, "t:winter")
    assert [(track.part, track.title) for track in page.tracks] == [
        (1, "Night Bus"),
        (3, "Snowy Road"),
    ]
    assert page.tracks[1].performers == ("Kim Haneul", "Paper Moon")
    assert page.tracks[0].role == "song"
    assert facts(page) >= {
        ("network", "tvN"),
        ("aired", "2016-12-02 to 2017-01-21"),
        ("episodes", "16"),
        ("written by", "Nobody Known"),
        ("based on", "The Snow Novel"),
    }


def test_a_soundtrack_has_its_songs(imported: Imported) -> None:
    page = shown(imported, "t:part3")
    assert [track.id for track in page.tracks] == ["t:road"]
    assert page.tracks[0].role == "ending theme, Jinju's song"


def test_the_recordings_of_one_work_are_its_family(imported: Imported) -> None:
    family = shown(imported, "t:road").family
    assert [(each.id, each.how, each.is_this) for each in family] == [
        ("t:live", "live", False),
        ("t:road", "cover", True),
    ]
    assert shown(imported, "t:bus").family == ()


def test_what_has_no_page_is_said_in_words(imported: Imported) -> None:
    assert facts(shown(imported, "t:live")) >= {
        ("drama", "Nowhere"),
        ("release", "Live Album"),
        ("performed by", "Stranger"),
        ("recording of the work", "Snowy Road (live)"),
    }


def test_the_import_is_a_source_with_its_day_and_file(imported: Imported) -> None:
    *own, last = shown(imported, "t:road").sources
    assert own == ["https://example.org/road"]
    assert last.startswith("imported as t on 2")
    assert last.endswith(" from /music/tales.json")


def test_of_a_table_its_own_file_is_told(tmp_path: Path) -> None:
    song = SongRecord("csv:mine:song/a", "csv:mine", "A")
    with Imported.open(tmp_path / "imported.sqlite", create=True) as imported:
        imported.add([song], documents=["/music/other.csv", "/music/mine.csv"])
        assert shown(imported, song.id).sources[-1].endswith(" from /music/mine.csv")
        imported.add([song], documents=[f"/music/{number}.json" for number in range(9)])
        assert shown(imported, song.id).sources[-1].endswith("/music/2.json and 6 more")


def test_a_page_does_not_grow_without_end(imported: Imported) -> None:
    imported.add(
        SongRecord(
            f"t:many/{n}", "t", "More", performers=(Credit("", "t:moon"),),
            appearances=(Appearance(drama_id="t:summer"),),
        )
        for n in range(MOST_SONGS + 1)
    )  # fmt: skip
    page = shown(imported, "t:moon")
    assert ("songs", f"more than {MOST_SONGS}, of which so many are shown") in facts(page)
    assert len(next(each for each in page.links if each.relation == "performs").links) == MOST_SONGS
    assert len(shown(imported, "t:summer").tracks) == MOST_SONGS
