"""A report held against what is really wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.collection.planned import Fault, Planned
from onara.collection import Report

NO_FAULT = frozenset(("duplicate", "edit", "instrumental"))
"""Kinds of which a finding may name files of which nothing is wrong."""

_Told = tuple[str, Path | None, str | None, str | None]
"""Kind, place, field and song of a finding."""
_Placed = tuple[str, Path | None, str | None]
"""The same without the field."""


@dataclass(frozen=True)
class Judged:
    """Of each kind of fault how many there are, how many were found, and which were not; how many
    findings are of nothing; and how many proposals there are, and which are wrong."""

    found: dict[str, tuple[int, int]]
    missed: tuple[Fault, ...]
    invented: dict[str, int]
    proposals: int
    wrong: tuple[tuple[Path, str, tuple[str, ...]], ...]

    @property
    def share(self) -> float:
        """Of all faults, the share that was found."""
        faults = sum(count for count, _ in self.found.values())
        return sum(found for _, found in self.found.values()) / faults if faults else 1.0


def judged(
    report: Report, folder: Path, files: Sequence[Planned], faults: Sequence[Fault]
) -> Judged:
    """How good a report on the folder is."""
    told: set[_Told] = set()
    for finding in report.findings:
        for path in finding.paths or (None,):
            place = path.relative_to(folder) if path else None
            told.add((finding.kind, place, finding.field, finding.song if place is None else None))
    by_place: set[_Placed] = {(kind, place, song) for kind, place, _, song in told}
    every = [*(fault for file in files for fault in file.faults), *faults]
    missed = [fault for fault in every if not _is_told(fault, told, by_place)]
    counts: dict[str, tuple[int, int]] = {}
    for fault in every:
        count, found = counts.get(fault.kinds[0], (0, 0))
        counts[fault.kinds[0]] = (count + 1, found + (fault not in missed))
    known = {(kind, fault.path, fault.song) for fault in every for kind in fault.kinds}
    invented: dict[str, int] = {}
    for kind, place, song in by_place:
        if kind not in NO_FAULT and (kind, place, song) not in known:
            invented[kind] = invented.get(kind, 0) + 1
    right = {file.path: file.right for file in files}
    wrong = [
        (proposal.path, field, values)
        for proposal in report.proposals
        for field, values in proposal.changes.items()
        if values not in right[proposal.path.relative_to(folder)].get(field, set())
    ]
    proposals = sum(len(proposal.changes) for proposal in report.proposals)
    return Judged(counts, tuple(missed), invented, proposals, tuple(wrong))


def _is_told(
    fault: Fault,
    told: set[_Told],
    by_place: set[_Placed],
) -> bool:
    if fault.field is None:
        return any((kind, fault.path, fault.song) in by_place for kind in fault.kinds)
    return any((kind, fault.path, fault.field, fault.song) in told for kind in fault.kinds)
