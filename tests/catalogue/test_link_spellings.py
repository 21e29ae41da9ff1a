"""Linking measured: every song of the catalogue in the spellings that collectors use."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from onara.catalogue import Catalogue, Drama, FileFacts, Linker, Song


def as_latin1(text: str) -> str:
    """Korean text as a player shows it that takes its CP949 bytes for Latin-1."""
    return text.encode("cp949").decode("latin-1")


def spellings(catalogue: Catalogue) -> Iterator[tuple[str, Song, FileFacts]]:
    """(kind, song, facts of a file that holds it), with title and performer or drama in each."""
    for song in catalogue.songs:
        drama = catalogue.drama(song.drama_id)
        for kind, facts in _files(song, drama):
            yield kind, song, facts


def _files(song: Song, drama: Drama) -> Iterator[tuple[str, FileFacts]]:
    title, korean = song.title, song.title_ko or song.title
    artist = ", ".join(person.name for person in song.performers) or None
    artist_ko = ", ".join(p.name_ko or p.name for p in song.performers) or None
    part = f" Part.{song.part}" if isinstance(song.part, int) else ""
    drama_ko = drama.title_ko or drama.title
    safe = title.replace("/", "-")
    safe_ko = korean.replace("/", "-")
    album, album_ko = f"{drama.title} OST{part}", f"{drama_ko} OST{part}"
    if artist and artist_ko:
        yield "tags, English", FileFacts(Path("m/01.mp3"), title, artist, album)
        yield "tags, Korean", FileFacts(Path("m/01.mp3"), korean, artist_ko, album_ko)
        yield "tags, no album", FileFacts(Path("m/a.flac"), title, artist)
        yield (
            "tags, NFD",
            FileFacts(
                Path(unicodedata.normalize("NFD", f"{album_ko}/{safe_ko}.m4a")),
                *(unicodedata.normalize("NFD", text) for text in (korean, artist_ko, album_ko)),
            ),
        )
        lost = [as_latin1(text) for text in (korean, artist_ko, album_ko)]
        yield "tags, CP949 as Latin-1", FileFacts(Path("m/a.mp3"), *lost)
        yield "no tags, artist - title", FileFacts(Path(f"m/{artist} - {safe}.mp3"))
        yield (
            "no tags, Korean part folder",
            FileFacts(Path(f"{album_ko}/01 {artist_ko} - {safe_ko}.mp3")),
        )
        yield "no tags, bracket", FileFacts(Path(f"[{album_ko}] {artist_ko} - {safe_ko}.mp3"))
        yield (
            "no tags, underscores",
            FileFacts(Path("m", f"03_{artist}_-_{safe}.mp3".replace(" ", "_").replace("/", "-"))),
        )
        yield (
            "instrumental",
            FileFacts(
                Path("m/02.mp3"), f"{korean} (Inst.)", artist_ko, album_ko, "Various Artists"
            ),
        )
        squeezed = artist.replace("-", "").replace(" ", "").lower()
        yield "tags, name in one word", FileFacts(Path("m/01.mp3"), title.lower(), squeezed, album)
    if song.title_romanised:
        yield "tags, romanised", FileFacts(Path("m/x.mp3"), song.title_romanised, artist, album)
    yield "drama only, tags", FileFacts(Path("m/x.mp3"), title, None, album)
    # Where a version is sold under the very title of its song, nothing tells the two apart.
    if not (song.version_of and song.title_ko):
        yield (
            "drama only, Korean tags",
            FileFacts(Path("m/x.mp3"), korean, "Various Artists", f"{drama_ko} OST{part}"),
        )
    yield "drama only, folder", FileFacts(Path(f"{drama.title} OST/05 - {safe}.flac"))
    yield (
        "drama only, long album",
        FileFacts(
            Path("m/x.mp3"), title, None, f"{drama_ko} (Original Television Soundtrack), Pt. 1"
        ),
    )


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load()


def test_the_whole_catalogue_is_linked_in_collectors_spellings(catalogue: Catalogue) -> None:
    linker = Linker(catalogue)
    outcomes: Counter[str] = Counter()
    wrong = []
    for kind, song, file in spellings(catalogue):
        found = linker.link(file)
        if found is None:
            outcomes["none"] += 1
        elif found.song_id == song.id:
            outcomes["right"] += 1
        else:
            wrong.append((kind, file, found.song_id))
    assert wrong == []
    assert outcomes["right"] >= 0.99 * outcomes.total()
    assert outcomes.total() > 3000


def test_no_file_is_linked_by_another_songs_performer(catalogue: Catalogue) -> None:
    linker = Linker(catalogue)
    strangers = ["Adele", "김연우", "Various Singers", "Daniel O'Donnell", "오케스트라 서울"]
    linked = [
        (song.id, stranger)
        for number, song in enumerate(catalogue.songs)
        for stranger in [strangers[number % len(strangers)]]
        for title in (song.title, song.title_ko)
        if title
        and linker.link(
            FileFacts(
                Path(f"m/{stranger} - {title.replace('/', '-')}.mp3"),
                title,
                stranger,
                f"{catalogue.drama(song.drama_id).title} OST",
            )
        )
    ]
    assert linked == []


def test_titles_under_another_songs_performer_and_drama_are_not_linked(
    catalogue: Catalogue,
) -> None:
    linker = Linker(catalogue)
    songs = catalogue.songs
    for step in (1, 40, 101):
        for number, song in enumerate(songs):
            other = songs[(number + step) % len(songs)]
            artist = ", ".join(person.name for person in other.performers) or "Adele"
            album = f"{catalogue.drama(other.drama_id).title} OST"
            found = linker.link(FileFacts(Path("m/x.mp3"), song.title, artist, album))
            if found is None:
                continue
            # A singer of two songs, and whoever directed the music, may stand for the first too.
            linked = catalogue.song(found.song_id)
            directors = catalogue.drama(linked.drama_id).soundtrack.music_directors
            allowed = {n for p in (*linked.performers, *directors) for n in p.names}
            assert linked.drama_id == other.drama_id, (song.id, other.id)
            assert allowed & {n for p in other.performers for n in p.names}, (song.id, other.id)
