"""The links of an imported record lead to pages that are there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onara.graph import Graph
from onara.imports import ArtistRecord, Credit, DramaRecord, Imported, SongRecord
from onara.wander.imported_links import imported_links
from tests.graph.bundled import graph
from tests.wander.imported import ALL, kept


@pytest.fixture
def imported(tmp_path: Path) -> Iterator[Imported]:
    with kept(tmp_path) as opened:
        yield opened


def links(imported: Imported, id: str, nodes: Graph | None = None) -> dict[str, dict[str, str]]:
    record = imported.record(id)
    assert record is not None
    return {
        group.relation: {link.id: link.detail or "" for link in group.links}
        for group in imported_links(imported, nodes or Graph((), ()), record)
    }


def test_a_song_leads_to_its_people_and_releases(imported: Imported) -> None:
    assert links(imported, "t:road") == {
        "performed by": {"t:haneul": "", "t:moon": ""},
        "music by": {"t:roco": ""},
        "on the releases": {"t:part3": "part 3, 2016-12-17"},
    }


def test_a_singer_leads_to_songs_and_dramas(imported: Imported) -> None:
    assert links(imported, "t:haneul") == {
        "performs": {
            "t:bus": "song of Winter Tale",
            "t:road": "ending theme, Jinju's song of Winter Tale",
        },
        "sings in the dramas": {"t:winter": "Night Bus, Snowy Road"},
    }


def test_who_writes_and_directs_leads_to_the_works(imported: Imported) -> None:
    assert links(imported, "t:roco") == {
        "composed": {"t:road": "Winter Tale", "t:sea": "Summer Tale"}
    }
    assert set(links(imported, "t:marsh")["directed"]) == {"t:winter", "t:summer"}


def test_a_drama_and_its_soundtrack_lead_to_each_other(imported: Imported) -> None:
    assert links(imported, "t:winter") == {
        "directed by": {"t:marsh": ""},
        "soundtrack": {"t:part3": "part 3, 2016-12-17"},
    }
    assert links(imported, "t:part3") == {"soundtrack of": {"t:winter": ""}}


@pytest.mark.parametrize("record", ALL, ids=lambda record: record.id)
def test_every_link_has_a_page(imported: Imported, record: SongRecord) -> None:
    for group in links(imported, record.id, graph()).values():
        assert all(imported.record(id) for id in group)


def test_what_bears_the_same_name_in_the_catalogue_is_named(imported: Imported) -> None:
    sweet = SongRecord("x:sweet", "x", "Sweet Night", performers=(Credit("V", "x:v"),))
    other = SongRecord("x:other", "x", "Sweet Night", performers=(Credit("Nobody Else"),))
    imported.add([DramaRecord("x:class", "x", "Itaewon Class"), ArtistRecord("x:v", "x", "뷔")])
    imported.add([sweet, other])
    same = "of this name in the catalogue"
    assert links(imported, "x:class", graph())[same] == {"itaewon-class": ""}
    assert links(imported, "x:sweet", graph())[same] == {"itaewon-class/sweet-night": ""}
    assert same not in links(imported, "x:other", graph())
    assert same not in links(imported, "t:winter", graph())
