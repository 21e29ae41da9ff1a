"""Records of other catalogues, kept in one file and found by any of their names."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

from onara.imports.forms import all_signatures, rules, sweep
from onara.imports.linked import Linked, about_import
from onara.imports.lookup import Hit, Lookup
from onara.imports.records import KINDS, Partial, Record, clean
from onara.imports.signature import Signatures
from onara.imports.tables import CACHE_KIB, connect, sentences, transaction
from onara.imports.writing import Writer

BATCH = 20_000
"""Records of one transaction.  Names come in at random places of their indexes, so each transaction
rewrites a good part of them: with few thousand records that is most of the work of an import."""
WRITING_CACHE_KIB = 256 * 1024
"""Pages kept while an import writes: those that one transaction touches, with a million songs."""

MOST_DOCUMENTS = 20
"""Files that are noted of one import: who imports a folder of thousands knows where it lies."""

_SWEEP_SHARE = 50
"""Sounds that nobody has any more are swept up when a 50th part is removed: it takes seconds."""


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


class Imported(Linked):
    """What was imported, in the SQLite file at ``path``; many may read it while one writes.

    >>> with Imported.open(Path("imported.sqlite"), create=True) as imported:  # doctest: +SKIP
    ...     imported.add(records)
    ...     print(imported.lookup(["첫눈처럼"]))
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        super().__init__(path, connection)
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
        documents: Sequence[str] = (),
        progress: Callable[[int], None] | None = None,
    ) -> Added:
        """Take records in, in transactions; ``progress`` is told how many are safe on the disk.

        A record takes the place of the one of its id; only a song's appearances elsewhere stay.
        Within one call records of the same id complete each other.  Memory does not grow with the
        number of records.  ``documents`` are the files or requests that they are from, to be told
        as their source.  Raises `LibraryError`; what was committed before stays.
        """
        counts = {"new": 0, "replaced": 0, "unchanged": 0, "dropped": 0}
        with sentences(self.path):
            self._run.execute(f"PRAGMA cache_size = -{WRITING_CACHE_KIB}")
            self._renew_sounds()
            number = self._next_import(documents)
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

    def _next_import(self, documents: Sequence[str]) -> int:
        about = {
            "day": datetime.now(UTC).date().isoformat(),
            "documents": [clean(each) for each in documents[:MOST_DOCUMENTS]],
        }
        with transaction(self._run):
            (number,) = self._run.execute(
                "INSERT INTO setting VALUES ('imports', 1) ON CONFLICT DO UPDATE "
                "SET value = value + 1 RETURNING value"
            ).fetchone()
            self._run.execute(
                "INSERT OR REPLACE INTO setting VALUES (?, ?)",
                (about_import(number), json.dumps(about, ensure_ascii=False)),
            )
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
