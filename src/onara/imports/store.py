"""Records of other catalogues, kept in one file and found by any of their names."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from onara.imports.body import from_body
from onara.imports.forms import all_signatures, rules, sweep
from onara.imports.links import PERFORMER, PLACE, SOUNDTRACK_RELEASE, THEME, THEME_MUSIC
from onara.imports.lookup import Hit, Lookup
from onara.imports.naming import named
from onara.imports.records import (
    KINDS,
    ArtistRecord,
    DramaRecord,
    Partial,
    Record,
    SongRecord,
    SoundtrackRecord,
)
from onara.imports.signature import Signatures
from onara.imports.tables import CACHE_KIB, connect, sentences, transaction
from onara.imports.writing import Writer

BATCH = 20_000
"""Records of one transaction.  Names come in at random places of their indexes, so each transaction
rewrites a good part of them: with few thousand records that is most of the work of an import."""
WRITING_CACHE_KIB = 256 * 1024
"""Pages kept while an import writes: those that one transaction touches, with a million songs."""

_SWEEP_SHARE = 50
"""Sounds that nobody has any more are swept up when a 50th part is removed: it takes seconds."""

R = TypeVar("R", SongRecord, ArtistRecord, DramaRecord, SoundtrackRecord)


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the records of an import; ``number`` is that of the import."""

    number: int
    new: int = 0
    replaced: int = 0
    unchanged: int = 0
    dropped: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """An import as it lies in the file; counts of records by kind."""

    name: str
    counts: dict[str, int]


class Imported:
    """What was imported, in the SQLite file at ``path``; many may read it while one writes.

    >>> with Imported.open(Path("imported.sqlite"), create=True) as imported:  # doctest: +SKIP
    ...     imported.add(records)
    ...     print(imported.lookup(["첫눈처럼"]))
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._run = connection
        self._signatures: tuple[int, Signatures] | None = None
        self._writes = 0

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> Self:
        """Open the file, made where it is missing if ``create``.

        Raises `LibraryError` where it is missing, damaged or of another version.
        """
        return cls(path, connect(path, create=create))

    def close(self) -> None:
        self._run.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __len__(self) -> int:
        """How many records there are, of all kinds."""
        with sentences(self.path):
            (count,) = self._run.execute("SELECT count(*) FROM record").fetchone()
        return int(count)

    def add(
        self,
        records: Iterable[Record | Partial],
        *,
        progress: Callable[[int], None] | None = None,
    ) -> Added:
        """Take records in, in transactions; ``progress`` is told how many are safe on the disk.

        A record takes the place of the one of its id; only a song's appearances elsewhere stay.
        Within one call records of the same id complete each other.  Memory does not grow with the
        number of records.  Raises `LibraryError`; what was committed before stays.
        """
        counts = {"new": 0, "replaced": 0, "unchanged": 0, "dropped": 0}
        with sentences(self.path):
            self._run.execute(f"PRAGMA cache_size = -{WRITING_CACHE_KIB}")
            self._renew_sounds()
            number = self._next_import()
        done = 0
        for batch in _batches(records):
            with sentences(self.path), transaction(self._run):
                writer = Writer(self._run, number)
                for record in batch:
                    counts[writer.write(record)] += 1
                writer.finish()
            self._writes += 1
            done += len(batch)
            if progress is not None:
                progress(done)
        self._run.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        return Added(number, **counts)

    def sources(self) -> list[Source]:
        """What has been imported, by name."""
        with sentences(self.path):
            rows = self._run.execute(
                "SELECT name, kind, count(*) FROM record JOIN source ON source.id = source "
                "GROUP BY name, kind ORDER BY name, kind"
            ).fetchall()
        found: dict[str, dict[str, int]] = {}
        for name, kind, count in rows:
            found.setdefault(name, {})[KINDS[kind]] = count
        return [Source(name, counts) for name, counts in found.items()]

    def remove(
        self,
        source: str,
        *,
        before: int | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> int:
        """Take out everything that came from a source; returns how many records that were.

        With ``before`` only what no import since that number has touched.
        """
        removed = 0
        with sentences(self.path):
            where = "source = (SELECT id FROM source WHERE name = ?)"
            if before is not None:
                where += f" AND import < {int(before)}"
            for rows in self._rows(where, source):
                with transaction(self._run):
                    Writer(self._run, 0).remove(rows)
                removed += len(rows)
                if progress is not None:
                    progress(removed)
            if removed * _SWEEP_SHARE >= len(self):
                self._sweep()
            elif removed:
                self._writes += 1
        return removed

    def lookup(self, names: Sequence[str], *, fuzzy: Sequence[str] = ()) -> list[Hit]:
        """The records that go by these names: see `onara.imports.lookup`.

        For each of ``names`` (some 80) exact hits, at most 20 of a kind, the best first; for each
        of ``fuzzy`` (at most 3) also those that are meant by slips, parts and initials.
        """
        with sentences(self.path):
            lookup = Lookup(self._run, self._all_signatures)
            hits = list(lookup.exact(names))
            known = {(hit.name, hit.id) for hit in hits}
            return hits + [hit for hit in lookup.fuzzy(fuzzy) if (hit.name, hit.id) not in known]

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

    def songs_by(self, artist_id: str) -> list[SongRecord]:
        """The songs that an artist is credited for, in order of their dates."""
        return self._songs(
            "SELECT record FROM link WHERE target = ?1 AND role = ?2", artist_id, PERFORMER
        )

    def songs_of(self, drama_id: str) -> list[SongRecord]:
        """The songs of a drama or of a soundtrack, in order of their dates.

        Those of a drama's soundtracks are its own, and those that it names as its themes.
        """
        songs = self._songs(
            "SELECT record FROM link WHERE target = ?1 AND role = ?2 UNION "
            "SELECT song.record FROM link AS disc JOIN record ON row = disc.record "
            "JOIN link AS song ON song.target = record.id AND song.role = ?2 "
            "WHERE disc.target = ?1 AND disc.role = ?2",
            drama_id,
            PLACE,
        )
        found = {song.id: song for song in songs}
        drama = self.drama(drama_id)
        for each in drama.relations if drama is not None else ():
            if each.kind == SOUNDTRACK_RELEASE:
                found |= {song.id: song for song in self.songs_of(each.target)}
            elif each.kind == THEME_MUSIC and (theme := self.song(each.target)) is not None:
                found.setdefault(theme.id, theme)
        return list(found.values())

    def dramas_with(self, song_id: str) -> list[DramaRecord]:
        """The dramas that name a song as their theme."""
        with sentences(self.path):
            rows = self._run.execute(
                "SELECT id FROM link JOIN record ON row = record WHERE target = ? AND role = ?",
                (song_id, THEME),
            ).fetchall()
        return [drama for (id,) in rows if (drama := self.drama(id)) is not None]

    def _get(self, id: str, wanted: type[R]) -> R | None:
        with sentences(self.path):
            record = self._read("id = ?", id)
            if not isinstance(record, wanted):
                return None
            return named(record, self._title)

    def _read(self, where: str, value: str | int) -> Record | None:
        row = self._run.execute(
            f"SELECT kind, body FROM record JOIN body USING (row) WHERE {where}", (value,)
        ).fetchone()
        return None if row is None else from_body(KINDS[row[0]], row[1])

    def _title(self, id: str) -> str | None:
        record = self._read("id = ?", id)
        return None if record is None else record.title

    def _songs(self, query: str, target: str, role: int) -> list[SongRecord]:
        with sentences(self.path):
            rows = self._run.execute(query, (target, role)).fetchall()
            records = [self._read("row = ?", row) for (row,) in rows]
            songs = [
                named(record, self._title) for record in records if isinstance(record, SongRecord)
            ]
        return sorted(songs, key=lambda song: (song.released or "~", song.title))

    def _all_signatures(self) -> Signatures:
        # The first number changes with what others write, the second with what is written here.
        (version,) = self._run.execute("PRAGMA data_version").fetchone()
        mark = version + (self._writes << 32)
        if self._signatures is None or self._signatures[0] != mark:
            self._signatures = (mark, all_signatures(self._run))
        return self._signatures[1]

    @property
    def is_stale(self) -> bool:
        """Whether names were made comparable by older rules of spelling; `add` renews them."""
        with sentences(self.path):
            found = self._run.execute("SELECT value FROM setting WHERE name = 'rules'").fetchone()
        return found is not None and found != (rules(),)

    def _next_import(self) -> int:
        with transaction(self._run):
            (number,) = self._run.execute(
                "INSERT INTO setting VALUES ('imports', 1) ON CONFLICT DO UPDATE "
                "SET value = value + 1 RETURNING value"
            ).fetchone()
        return int(number)

    def _renew_sounds(self) -> None:
        """Where the rules of spelling have changed since, the old sounds are made anew."""
        if self.is_stale:
            for rows in self._rows("?", 1):
                with transaction(self._run):
                    writer = Writer(self._run, 0)
                    writer.spell_anew(rows)
                    writer.finish()
            self._sweep()
        self._run.execute("INSERT OR REPLACE INTO setting VALUES ('rules', ?)", (rules(),))

    def _rows(self, where: str, value: str | int) -> Iterator[list[tuple[int, int, str]]]:
        """Records as (row, kind, body), in batches; those of a batch may change meanwhile."""
        last = -1
        while rows := self._run.execute(
            f"SELECT row, kind, body FROM record JOIN body USING (row) "
            f"WHERE row > ? AND {where} ORDER BY row LIMIT ?",
            (last, value, BATCH),
        ).fetchall():
            yield rows
            last = rows[-1][0]

    def _sweep(self) -> None:
        with transaction(self._run):
            sweep(self._run)
        self._run.execute("PRAGMA incremental_vacuum").fetchall()
        self._writes += 1


def _batches(records: Iterable[Record | Partial]) -> Iterator[list[Record | Partial]]:
    iterator = iter(records)
    while batch := list(islice(iterator, BATCH)):
        yield batch
