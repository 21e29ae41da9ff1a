"""Recordings as the library gives them, on files that are really there."""

from __future__ import annotations

from pathlib import Path

from onara.audio import Tags
from onara.library import Recording, SongFacts
from tests.graph.bundled import catalogue


def recording(
    song_id: str | None, *paths: Path, seconds: float = 213.4, version: str | None = None
) -> Recording:
    """A recording of a song of the bundled catalogue, at paths that need not exist."""
    facts = None
    if song_id:
        song = catalogue().song(song_id)
        sung = tuple(person.name for person in song.performers)
        facts = SongFacts(song.id, song.title, song.title_ko, sung, song.role_phrase(), version)
    return Recording("0f", seconds, paths, Tags(), facts, None)


def file(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"sound")
    return path
