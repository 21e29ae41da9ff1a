"""What an import read and what it skipped, counted as it goes by, with memory for little."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from onara.errors import UnusableInput
from onara.imports.records import KINDS, Entry, Partial, Record, Skipped, kind_of

MOST_REASONS = 200
"""Different reasons kept: a table of a million bad rows must not fill the memory."""


@dataclass
class Reason:
    """A reason for skipping in one file; ``first`` is where it was met first."""

    file: str
    text: str
    first: str
    fault: bool
    count: int = 1

    def __str__(self) -> str:
        where = f"{self.first}: " if self.first else ""
        if self.count == 1:
            return f"{self.file}: {where}{self.text}"
        since = f" (first: {self.first})" if self.first else ""
        return f"{self.file}: {self.count:,} entries: {self.text}{since}"


@dataclass
class Tally:
    """Counts of one import: records read by kind, and reasons for skipping."""

    read: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    reasons: dict[tuple[str, str], Reason] = field(default_factory=dict)
    unlisted: int = 0
    broken: set[str] = field(default_factory=set)
    barren: set[str] = field(default_factory=set)
    whole_tables: set[str] = field(default_factory=set)
    """Sources of the tables that were read to their end."""

    def through(self, file: str, entries: Iterable[Entry]) -> Iterator[Record | Partial]:
        """The records of a file; what is skipped is noted, and an end that cannot be read too."""
        source = None
        try:
            for entry in entries:
                if isinstance(entry, Skipped):
                    self._skip(file, entry)
                    continue
                record = entry.record if isinstance(entry, Partial) else entry
                source = record.source
                self.read[kind_of(record)] += 1
                yield entry
        except UnusableInput as error:
            self.broken.add(file)
            self._skip(file, Skipped(error.reason))
            return
        if source is None:
            self.barren.add(file)
        elif source.startswith("csv:"):
            self.whole_tables.add(source)

    @property
    def is_clean(self) -> bool:
        """Whether every file could be read to its end, without a fault, and brought something."""
        faults = self.unlisted or any(reason.fault for reason in self.reasons.values())
        return not (faults or self.broken or self.barren)

    def _skip(self, file: str, skipped: Skipped) -> None:
        known = self.reasons.get((file, skipped.reason))
        if known is not None:
            known.count += 1
        elif len(self.reasons) < MOST_REASONS:
            self.reasons[file, skipped.reason] = Reason(
                file, skipped.reason, skipped.place, skipped.fault
            )
        else:
            self.unlisted += 1
