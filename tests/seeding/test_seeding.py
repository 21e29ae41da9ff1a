"""What is handed in to MusicBrainz: a form that says what files say, and names that it lacks."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest

from onara.catalogue import Catalogue
from onara.errors import UnusableInput
from onara.graph import Graph
from onara.imports import (
    Appearance,
    ArtistRecord,
    Credit,
    Imported,
    Name,
    SongRecord,
    SoundtrackRecord,
)
from onara.library import Library
from onara.seeding import (
    Alias,
    Release,
    fields_of,
    missing_aliases,
    page,
    release_of,
    standing_of,
)
from onara.seeding.aliases import COLUMNS, table
from onara.seeding.form import ADDRESS, edit_note
from onara.tagging import write
from tests.media import encode, music

PUNCH = "musicbrainz:11111111-1111-4111-8111-111111111111"
CRUSH = "musicbrainz:22222222-2222-4222-8222-222222222222"
BEAUTIFUL = "musicbrainz:33333333-3333-4333-8333-333333333333"
ALBUM = "musicbrainz:44444444-4444-4444-8444-444444444444"
TITLE = "도깨비 OST Part 4"

Tagged = dict[str, tuple[str, ...]]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load()


@pytest.fixture
def album(tmp_path: Path) -> Path:
    """An album of two tracks, tagged."""
    folder = tmp_path / "Part 4"
    folder.mkdir()
    common: Tagged = {
        "album": (TITLE,),
        "artist": ("Crush",),
        "date": ("2016-12-17",),
        "label": ("CJ E&M <뮤직>",),
    }
    for number, title in enumerate(("Beautiful", "Beautiful (Inst.)"), 1):
        path = encode(folder / f"{number}.flac", music(4, number), "flac", "flac")
        write(path, common | {"title": (title,), "tracknumber": (str(number),)})
    return folder


@pytest.fixture
def library(tmp_path: Path, album: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "home") as library:
        library.add([album], processes=1)
        yield library


@pytest.fixture
def imported(tmp_path: Path) -> Iterator[Imported]:
    with Imported.open(tmp_path / "imported.sqlite", create=True) as imported:
        yield imported


@pytest.fixture
def release(library: Library, catalogue: Catalogue, album: Path) -> Release:
    return release_of(str(album), library.recordings(), catalogue, None)


def test_a_release_is_what_the_files_say(release: Release) -> None:
    assert release.title == TITLE
    assert [track.title for track in release.tracks] == ["Beautiful", "Beautiful (Inst.)"]
    assert [track.length_ms for track in release.tracks] == [4000, 4000]
    assert [each.name for each in release.artists] == ["Crush"]
    assert release.drama == "Guardian: The Lonely and Great God"
    assert all(each.startswith("http") for each in release.sources)


def test_its_fields_are_those_of_the_release_editor(release: Release) -> None:
    fields = fields_of(release, "a note")
    assert [value for name, value in fields if name == "type"] == ["Single", "Soundtrack"]
    found = dict(fields)
    assert (
        found
        | {
            "name": TITLE,
            "artist_credit.names.0.name": "Crush",
            "status": "official",
            "language": "kor",
            "script": "Kore",
            "events.0.country": "KR",
            "events.0.date.year": "2016",
            "events.0.date.month": "12",
            "events.0.date.day": "17",
            "labels.0.name": "CJ E&M <뮤직>",
            "mediums.0.track.0.name": "Beautiful",
            "mediums.0.track.1.number": "2",
            "mediums.0.track.1.length": "4000",
            "edit_note": "a note",
        }
        == found
    )
    assert "artist_credit.names.0.mbid" not in found
    known = re.compile(
        r"name|type|status|language|script|barcode|edit_note|events\.0\.(country|date\.\w+)"
        r"|labels\.0\.(name|catalog_number)|mediums\.\d+\.format"
        r"|mediums\.\d+\.track\.\d+\.(name|number|length|recording)"
        r"|(mediums\.\d+\.track\.\d+\.)?artist_credit\.names\.\d+"
        r"\.(mbid|name|artist\.name|join_phrase)"
    )
    assert all(known.fullmatch(name) for name in found)


def test_ids_come_of_tags_or_of_the_one_imported_artist(
    library: Library, catalogue: Catalogue, album: Path, imported: Imported
) -> None:
    imported.add([ArtistRecord(CRUSH, "musicbrainz", "Crush")])
    found = release_of(str(album), library.recordings(), catalogue, imported)
    mbid = CRUSH.removeprefix("musicbrainz:")
    assert dict(fields_of(found, ""))["mediums.0.track.0.artist_credit.names.0.mbid"] == mbid
    imported.add([ArtistRecord(PUNCH, "musicbrainz", "Crush")])
    found = release_of(str(album), library.recordings(), catalogue, imported)
    assert found.artists[0].mbid is None


def test_several_performers_are_various_artists(
    library: Library, catalogue: Catalogue, album: Path
) -> None:
    write(album / "2.flac", {"artist": ("Punch", "찬열")})
    found = release_of(str(album), library.recordings(), catalogue, None)
    assert [each.name for each in found.artists] == ["Various Artists"]
    assert [(each.name, each.join) for each in found.tracks[1].artists] == [
        ("Punch", " & "),
        ("찬열", ""),
    ]


def test_whether_it_is_missing_is_known_only_of_what_was_imported(
    release: Release, imported: Imported
) -> None:
    assert standing_of(release, None) == ("unknown", ())
    assert standing_of(release, imported) == ("unknown", ())
    imported.add([ArtistRecord(CRUSH, "musicbrainz", "Crush")])
    assert standing_of(release, imported) == ("missing", ())
    imported.add([SoundtrackRecord(ALBUM, "musicbrainz", TITLE)])
    address = "https://musicbrainz.org/release-group/44444444-4444-4444-8444-444444444444"
    assert standing_of(release, imported) == ("there", (address,))


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_page_has_one_form_that_only_a_person_submits(release: Release, language: str) -> None:
    html = page(release, "missing", (), "ko" if language == "ko" else "en")
    assert html.count("<form") == 1
    assert f'<form method="post" action="{ADDRESS}"' in html
    assert "<script" not in html
    assert "http-equiv" not in html
    inputs = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', html)
    note = edit_note(release, "missing")
    wanted = [pair for pair in fields_of(release, note) if pair[0] != "edit_note"]
    assert [(unescape(name), unescape(value)) for name, value in inputs] == wanted
    (told,) = re.findall(r'<textarea name="edit_note" hidden>(.*?)</textarea>', html, re.S)
    assert unescape(told) == note
    assert "CJ E&amp;M &lt;뮤직&gt;" in html


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda album: write(album / "2.flac", {"album": ("Other",)}), "several albums"),
        (lambda album: write(album / "2.flac", {"tracknumber": ("1",)}), "one track number"),
        (lambda album: write(album / "2.flac", {"tracknumber": ()}), "number of the track"),
        (lambda album: write(album / "2.flac", {"title": ()}), "title and performer"),
        (lambda album: (album / "2.flac").write_bytes(b"nothing"), "2.flac"),
        (lambda album: (album / "2.flac").unlink(), "2.flac"),
    ],
)
def test_what_makes_no_release_is_said(
    library: Library,
    catalogue: Catalogue,
    album: Path,
    change: Callable[[Path], object],
    reason: str,
) -> None:
    change(album)
    with pytest.raises(UnusableInput, match=reason):
        release_of(str(album), library.recordings(), catalogue, None)


def test_what_is_not_in_the_library_is_said(
    library: Library, catalogue: Catalogue, tmp_path: Path
) -> None:
    with pytest.raises(UnusableInput, match="not in the library"):
        release_of(str(tmp_path / "else"), library.recordings(), catalogue, None)


def aliases_of(catalogue: Catalogue, imported: Imported) -> list[Alias]:
    return missing_aliases(catalogue, Graph.of(catalogue), imported)


def crush(*names: Name, id: str = CRUSH) -> ArtistRecord:
    return ArtistRecord(id, "musicbrainz", "Crush", names=names)


def beautiful(by: str = CRUSH) -> SongRecord:
    return SongRecord(
        BEAUTIFUL,
        "musicbrainz",
        "Beautiful",
        performers=(Credit("Crush", by),),
        appearances=(Appearance(soundtrack=TITLE),),
    )


def test_names_that_musicbrainz_lacks_are_found(catalogue: Catalogue, imported: Imported) -> None:
    imported.add([crush(), beautiful()])
    found = {(each.kind, each.name): each for each in aliases_of(catalogue, imported)}
    singer, song = found["artist", "크러쉬"], found["recording", "뷰티풀"]
    assert (singer.locale, singer.primary, singer.sort_name) == ("ko", True, "크러쉬")
    assert singer.address == f"https://musicbrainz.org/artist/{singer.mbid}/add-alias"
    assert singer.evidence == "has the same name and the song Beautiful"
    assert song.address.endswith("/recording/33333333-3333-4333-8333-333333333333/add-alias")


def test_what_musicbrainz_has_is_not_offered(catalogue: Catalogue, imported: Imported) -> None:
    imported.add([crush(Name("크러쉬", "ko", primary=True)), beautiful()])
    assert "크러쉬" not in {each.name for each in aliases_of(catalogue, imported)}


def test_a_second_primary_alias_is_not_proposed(catalogue: Catalogue, imported: Imported) -> None:
    imported.add([crush(Name("크러시", "ko", primary=True)), beautiful()])
    found = [each for each in aliases_of(catalogue, imported) if each.name == "크러쉬"]
    assert [each.primary for each in found] == [False]


def test_a_namesake_without_a_song_in_common_is_somebody_else(
    catalogue: Catalogue, imported: Imported
) -> None:
    imported.add([crush()])
    assert aliases_of(catalogue, imported) == []
    imported.add([beautiful(by=PUNCH)])
    assert aliases_of(catalogue, imported) == []


def test_the_table_can_be_read_back_and_holds_no_formula(
    catalogue: Catalogue, imported: Imported
) -> None:
    imported.add([crush(), beautiful()])
    found = aliases_of(catalogue, imported)
    rows = list(csv.DictReader(io.StringIO(table(found))))
    assert list(rows[0]) == list(COLUMNS)
    assert [row["name"] for row in rows] == [each.name for each in found]
    odd = Alias("artist", "1", "=1+1", "@x", None, None, False, (), "why")
    (row,) = csv.DictReader(io.StringIO(table([odd])))
    assert (row["title"], row["name"]) == ("'=1+1", "'@x")
