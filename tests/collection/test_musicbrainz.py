"""`onara.collection.musicbrainz`: ids of an imported MusicBrainz, for songs of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onara.catalogue import Catalogue
from onara.collection.changes import Changes
from onara.collection.identity import Identity
from onara.collection.musicbrainz import Recordings
from onara.imports import ArtistRecord, Credit, Imported, Name, SongRecord
from tests.collection.made import file_of

CRUSH = "musicbrainz:22222222-2222-4222-8222-222222222222"
BEAUTIFUL = "musicbrainz:33333333-3333-4333-8333-333333333333"
SONG = Catalogue.load().song("guardian-the-lonely-and-great-god/beautiful")


@pytest.fixture
def imported(tmp_path: Path) -> Iterator[Imported]:
    with Imported.open(tmp_path / "imported.sqlite", create=True) as made:
        yield made


def song(id: str = BEAUTIFUL, by: str = CRUSH, credited: str = "Crush") -> SongRecord:
    return SongRecord(id, "musicbrainz", "Beautiful", performers=(Credit(credited, by),))


def proposed(imported: Imported | None, known: Identity, **tags: str) -> dict[str, tuple[str, ...]]:
    changes = Changes(file_of("1.mp3", {"title": "Beautiful", **tags}))
    Recordings(imported).identify(known, changes)
    proposal = changes.proposal()
    return dict(proposal.changes) if proposal else {}


def test_the_one_recording_by_the_performers_gives_its_ids(imported: Imported) -> None:
    imported.add([song(), ArtistRecord(CRUSH, "musicbrainz", "Crush")])
    assert proposed(imported, Identity(SONG)) == {
        "musicbrainz_recordingid": (BEAUTIFUL.removeprefix("musicbrainz:"),),
        "musicbrainz_artistid": (CRUSH.removeprefix("musicbrainz:"),),
    }


def test_a_performer_is_known_by_any_name(imported: Imported) -> None:
    korean = ArtistRecord(CRUSH, "musicbrainz", "신효섭", names=(Name("크러쉬", "ko"),))
    imported.add([song(credited="신효섭"), korean])
    assert "musicbrainz_recordingid" in proposed(imported, Identity(SONG))


@pytest.mark.parametrize(
    "others",
    [
        [],
        [song(), song("musicbrainz:44444444-4444-4444-8444-444444444444")],
        [song(credited="Wanna One", by="musicbrainz:55555555-5555-4555-8555-555555555555")],
        [replace(song(), performers=(Credit("Crush", CRUSH), Credit("Heize", "musicbrainz:6")))],
        [replace(song(), title="Beautiful (Inst.)")],
        [replace(song(), id="wikidata:Q1")],
    ],
    ids=["nothing", "two of them", "by others", "by more", "of another title", "elsewhere"],
)
def test_where_it_is_not_the_one_nothing_is_said(
    imported: Imported, others: list[SongRecord]
) -> None:
    imported.add(others)
    assert proposed(imported, Identity(SONG)) == {}


def test_of_versions_doubts_and_without_an_import_nothing_is_said(imported: Imported) -> None:
    imported.add([song()])
    assert proposed(imported, Identity(SONG, "instrumental")) == {}
    assert proposed(imported, Identity()) == {}
    assert proposed(None, Identity(SONG)) == {}


def test_ids_that_a_person_set_stay(imported: Imported) -> None:
    imported.add([song()])
    tags = {"musicbrainz_recordingid": "mine"}
    assert "musicbrainz_recordingid" not in proposed(imported, Identity(SONG), **tags)
