"""Which songs of the soundtracks in a folder are not there?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onara.catalogue import Catalogue
from onara.catalogue.model import Drama, Song
from onara.collection.finding import Finding
from onara.collection.identity import Identity
from onara.collection.native import credit_line, drama_title, native_title


@dataclass(frozen=True, slots=True)
class Soundtrack:
    """How much of a drama's soundtrack there is: ``songs`` of ``of_songs`` are in the folder."""

    drama: str
    title: str
    title_to_show: str
    songs: int
    of_songs: int


def soundtracks(
    catalogue: Catalogue, known: Iterable[Identity]
) -> list[tuple[Drama, frozenset[str]]]:
    """The dramas of which there is a song, with the ids of those that are there."""
    there: dict[str, set[str]] = {}
    for each in known:
        if each.song is not None:
            there.setdefault(each.song.drama_id, set()).add(each.song.id)
    return [(catalogue.drama(drama), frozenset(songs)) for drama, songs in there.items()]


def counted(found: Sequence[tuple[Drama, frozenset[str]]]) -> tuple[Soundtrack, ...]:
    """Each soundtrack in numbers."""
    return tuple(
        Soundtrack(drama.id, drama_title(drama), drama.title, len(there), len(drama.songs))
        for drama, there in found
    )


def missing(
    found: Sequence[tuple[Drama, frozenset[str]]], elsewhere: Mapping[str, Path]
) -> Iterator[Finding]:
    """Songs that no file here is known to hold; ``elsewhere`` are files of them in the library."""
    for drama, there in found:
        for song in drama.songs:
            if song.id in there:
                continue
            other = elsewhere.get(song.id)
            also = f"; you have it outside of this folder, in {other}" if other else ""
            yield Finding(
                "missing song",
                (),
                f"no file here is known to hold it{also}",
                after=_called(song),
                group=drama_title(drama),
                song=song.id,
            )


def _called(song: Song) -> str:
    part = f", part {song.part}" if isinstance(song.part, int) else ""
    by = credit_line(song)
    return f"{native_title(song)}{f' – {by}' if by else ''}{part}"
