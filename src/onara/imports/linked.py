"""The records of a file by their ids, and by what they are linked with; all of it by indexes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, TypeVar

from onara.imports.body import from_body
from onara.imports.links import (
    COMPOSER,
    CREW,
    LYRICIST,
    PERFORMER,
    PLACE,
    SOUNDTRACK_RELEASE,
    THEME,
    THEME_MUSIC,
    WORK,
)
from onara.imports.naming import named
from onara.imports.records import (
    KINDS,
    ArtistRecord,
    DramaRecord,
    Record,
    SongRecord,
    SoundtrackRecord,
)
from onara.imports.tables import sentences

R = TypeVar("R", SongRecord, ArtistRecord, DramaRecord, SoundtrackRecord)

MOST_LINKED = 100_000
"""Records read of one link, where a caller names no smaller number."""


class Arrival(NamedTuple):
    """The import that touched a record last: its number, and where they are known its day (UTC) as
    ``YYYY-MM-DD`` and the files or requests that it read."""

    number: int
    day: str | None = None
    documents: tuple[str, ...] = ()


class Linked:
    """Reads the file at ``path`` through an open connection.  Everything raises `LibraryError`."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._run = connection

    def record(self, id: str) -> Record | None:
        """The record of this id, of whatever kind."""
        with sentences(self.path):
            record = self._read("id = ?", id)
            return None if record is None else named(record, self._title)

    def song(self, id: str) -> SongRecord | None:
        """The song of this id."""
        return self._get(id, SongRecord)

    def artist(self, id: str) -> ArtistRecord | None:
        """The artist of this id."""
        return self._get(id, ArtistRecord)

    def drama(self, id: str) -> DramaRecord | None:
        """The drama of this id."""
        return self._get(id, DramaRecord)

    def soundtrack(self, id: str) -> SoundtrackRecord | None:
        """The soundtrack of this id."""
        return self._get(id, SoundtrackRecord)

    def songs_by(self, artist_id: str, most: int = MOST_LINKED) -> list[SongRecord]:
        """The songs that an artist is credited for, in order of their dates."""
        return self._songs(self.linked(artist_id, PERFORMER, most))

    def songs_of(self, drama_id: str, most: int = MOST_LINKED) -> list[SongRecord]:
        """The songs of a drama or of a soundtrack, in order of their dates.

        Those of a drama's soundtracks are its own, and those that it names as its themes.
        """
        found = {song.id: song for song in self._songs(self._placed(drama_id, most))}
        drama = self.drama(drama_id)
        for each in drama.relations if drama is not None else ():
            if each.kind == SOUNDTRACK_RELEASE:
                found |= {song.id: song for song in self.songs_of(each.target, most)}
            elif each.kind == THEME_MUSIC and (theme := self.song(each.target)) is not None:
                found.setdefault(theme.id, theme)
        return list(found.values())

    def dramas_with(self, song_id: str) -> list[DramaRecord]:
        """The dramas that name a song as their theme."""
        found = self.at(self.linked(song_id, THEME, MOST_LINKED))
        return [each for each in found if isinstance(each, DramaRecord)]

    def soundtracks_of(self, drama_id: str, most: int = MOST_LINKED) -> list[SoundtrackRecord]:
        """The soundtracks that say that they are of a drama, and those that it names itself."""
        found = self.at(self.linked(drama_id, PLACE, most))
        drama = self.drama(drama_id)
        for each in drama.relations if drama is not None else ():
            if each.kind == SOUNDTRACK_RELEASE and (disc := self.record(each.target)) is not None:
                found.append(disc)
        discs = {each.id: each for each in found if isinstance(each, SoundtrackRecord)}
        return sorted(discs.values(), key=lambda disc: (disc.released or "~", disc.title))

    def made_by(self, person_id: str, most: int = MOST_LINKED) -> list[Record]:
        """The songs that somebody wrote, and the dramas that somebody made or acts in."""
        roles = (COMPOSER, LYRICIST, CREW)
        rows = [row for role in roles for row in self.linked(person_id, role, most)]
        return self.at(list(dict.fromkeys(rows))[:most])

    def recordings_of(self, work_id: str, most: int = MOST_LINKED) -> list[SongRecord]:
        """The performances of a work, in order of their dates."""
        return self._songs(self.linked(work_id, WORK, most))

    def linked(self, target: str, role: int, most: int = MOST_LINKED) -> list[int]:
        """The rows of the records that have a link of this role to an id; for `at`."""
        with sentences(self.path):
            rows = self._run.execute(
                "SELECT record FROM link WHERE target = ? AND role = ? LIMIT ?",
                (target, role, most),
            ).fetchall()
        return [row for (row,) in rows]

    def at(self, rows: Iterable[int]) -> list[Record]:
        """The records of these rows, in their order; those that are gone are left out."""
        with sentences(self.path):
            found = [self._read("row = ?", row) for row in rows]
            return [named(record, self._title) for record in found if record is not None]

    def largest_number(self) -> int:
        """At least how many records there are, at once; fewer where some were removed."""
        with sentences(self.path):
            (last,) = self._run.execute("SELECT max(row) FROM record").fetchone()
        return int(last or 0)

    def arrival(self, id: str) -> Arrival | None:
        """The import that touched a record last; ``None`` where there is no such record."""
        with sentences(self.path):
            row = self._run.execute("SELECT import FROM record WHERE id = ?", (id,)).fetchone()
            if row is None:
                return None
            told = self._run.execute(
                "SELECT value FROM setting WHERE name = ?", (about_import(row[0]),)
            ).fetchone()
        if told is None:
            return Arrival(row[0])
        about = json.loads(told[0])
        return Arrival(row[0], about["day"], tuple(about["documents"]))

    def _get(self, id: str, wanted: type[R]) -> R | None:
        record = self.record(id)
        return record if isinstance(record, wanted) else None

    def _placed(self, place: str, most: int) -> list[int]:
        """The rows of what is in a drama or on a soundtrack, and of what its soundtracks have."""
        with sentences(self.path):
            rows = self._run.execute(
                "SELECT record FROM link WHERE target = ?1 AND role = ?2 UNION "
                "SELECT song.record FROM link AS disc JOIN record ON row = disc.record "
                "JOIN link AS song ON song.target = record.id AND song.role = ?2 "
                "WHERE disc.target = ?1 AND disc.role = ?2 LIMIT ?3",
                (place, PLACE, most),
            ).fetchall()
        return [row for (row,) in rows]

    def _songs(self, rows: list[int]) -> list[SongRecord]:
        songs = [each for each in self.at(rows) if isinstance(each, SongRecord)]
        return sorted(songs, key=lambda song: (song.released or "~", song.title))

    def _read(self, where: str, value: str | int) -> Record | None:
        row = self._run.execute(
            f"SELECT kind, body FROM record JOIN body USING (row) WHERE {where}", (value,)
        ).fetchone()
        return None if row is None else from_body(KINDS[row[0]], row[1])

    def _title(self, id: str) -> str | None:
        record = self._read("id = ?", id)
        return None if record is None else record.title


def about_import(number: int) -> str:
    """The name of the setting that tells of an import."""
    return f"import {number}"
