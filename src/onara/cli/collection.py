"""A folder of soundtracks examined: the report, as a person reads it and as machines do."""

from __future__ import annotations

import os
import shlex
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onara.cli.frame import complain, say, say_json, say_waiting

if TYPE_CHECKING:
    from onara.collection import Finding, Proposal, Report

FEW = 6
"""Files, pairs and songs of one drama that are told before the rest is counted."""
_COUNTED = {
    "encoding": ("tag in the wrong encoding", "tags in the wrong encoding"),
    "nfd": ("tag in loose Hangul letters (NFD)", "tags in loose Hangul letters (NFD)"),
    "name encoding": ("name in the wrong encoding", "names in the wrong encoding"),
    "name nfd": ("name in loose Hangul letters (NFD)", "names in loose Hangul letters (NFD)"),
    "drama": ("file that does not say its drama", "files that do not say their drama or part"),
    "album": ("album missing", "albums missing"),
    "title": ("title missing or wrong", "titles missing or wrong"),
    "native title": ("title not in its own language", "titles not in their own language"),
    "performer": ("performer missing or wrong", "performers missing or wrong"),
    "native performer": ("performer’s name romanised", "performers’ names romanised"),
    "contradiction": ("file that contradicts itself", "files that contradict themselves"),
    "duplicate": ("recording that is here twice", "recordings that are here more than once"),
    "edit": ("shorter edit", "shorter edits"),
    "instrumental": ("instrumental with its song", "instrumentals with their songs"),
    "artwork": ("file without a picture", "files without a picture"),
    "unreadable": ("file that cannot be heard", "files that cannot be heard"),
    "cut off": ("file damaged or cut off", "files damaged or cut off"),
    "missing song": ("song not here", "songs not here"),
}
_BESIDE = ("encoding", "nfd", "album", "title", "native title", "performer", "native performer")
"""Kinds told side by side: what stands there, and what should."""
_WIDTH = 96
"""Columns of a line of songs."""
_COLUMN = 24
"""Columns for what stands there, so that arrows are below each other."""


def examined(folder: Path, home: Path | None, *, listen: bool, jobs: int | None) -> Report:
    """The report, made with a bar that tells how far it is."""
    from onara.cli.progress import Bar
    from onara.collection import examine

    with Bar("Examining") as bar:
        report = examine(
            folder,
            home,
            listen=listen,
            processes=jobs,
            progress=lambda what, done, of: bar.show(done, of, what),
            waiting=say_waiting,
        )
    for unusable in report.refused:
        complain(str(unusable))
    return report


def tell(report: Report, *, everything: bool, as_json: bool) -> None:
    """The report, to standard output."""
    if as_json:
        for finding in report.findings:
            say_json(_finding_json(finding))
        for proposal in report.proposals:
            say_json(_proposal_json(proposal))
        say_json(_summary_json(report))
        return
    for line in lines(report, everything=everything):
        say(line)


def lines(report: Report, *, everything: bool) -> Iterator[str]:
    """What a person reads: counts first, then drama by drama."""
    from onara.cli.words import shown

    yield shown(
        f"{_here(report.folder)}: {_many(report.files, 'file')}, {report.known} of them known songs"
    )
    counts = {kind: count for kind, count in report.counts.items() if kind != "missing song"}
    if counts:
        yield ""
    width = max((len(str(count)) for count in counts.values()), default=0)
    for kind, count in counts.items():
        yield f"  {count:>{width}}  {_COUNTED[kind][count > 1]}"
    groups: dict[str | None, list[Finding]] = {}
    for finding in report.findings:
        groups.setdefault(finding.group, []).append(finding)
    most = None if everything else FEW
    tracks = {each.title: each for each in report.soundtracks}
    for group in sorted(
        groups, key=lambda group: (group not in tracks, group is None, group or "")
    ):
        yield ""
        yield shown(_heading(group, tracks.get(group or "")))
        yield from (f"  {shown(line)}" for line in _of_group(groups[group], report.folder, most))
    yield ""
    yield from _ending(report)


def _heading(group: str | None, track: Any) -> str:
    if track is None:
        return group or "Of no drama or album that is known"
    also = f" ({track.title_to_show})" if track.title_to_show != track.title else ""
    return f"{group}{also}: {track.songs} of its {_many(track.of_songs, 'song')}"


def _of_group(found: Sequence[Finding], folder: Path, most: int | None) -> Iterator[str]:
    beside: dict[Path, list[Finding]] = {}
    for finding in found:
        if finding.kind in _BESIDE and finding.is_certain:
            beside.setdefault(finding.paths[0], []).append(finding)
    for path in list(beside)[:most]:
        yield _within(path, folder)
        for finding in beside[path]:
            yield f"    {_side_by_side(finding)}"
    yield from _rest(len(beside), most, "file", "to be put right")
    yield from _told(found, ("name encoding", "name nfd"), folder, most)
    yield from _told(
        found, ("contradiction", "performer", "drama", "album"), folder, most, sure=False
    )
    yield from _told(found, ("duplicate", "edit", "instrumental"), folder, most)
    yield from _told(found, ("unreadable", "cut off"), folder, most)
    by_kind = Counter(finding.kind for finding in found if finding.is_certain)
    if by_kind["drama"]:
        yield f"no tag says the drama or part: {_many(by_kind['drama'], 'file')}"
    if by_kind["artwork"]:
        yield f"no picture: {_many(by_kind['artwork'], 'file')}"
    absent = [finding.after or "" for finding in found if finding.kind == "missing song"]
    if absent:
        more = [f"{len(absent) - most} more (all: --all)"] if most and len(absent) > most else []
        yield from _wrapped("not here:", [*absent[:most], *more])


def _told(
    found: Sequence[Finding],
    kinds: Sequence[str],
    folder: Path,
    most: int | None,
    *,
    sure: bool | None = None,
) -> Iterator[str]:
    some = [
        each
        for each in found
        if each.kind in kinds and (sure is None or each.is_certain is sure or each.kind == kinds[0])
    ]
    for finding in some[:most]:
        yield from _one(finding, folder)
    yield from _rest(len(some), most, "finding", "of this kind")


def _one(finding: Finding, folder: Path) -> Iterator[str]:
    first, *others = finding.paths
    if finding.kind.startswith("name"):
        yield f"{_within(first, folder)}"
        how = " (NFD)" if finding.kind == "name nfd" else ""
        yield f"    name: {finding.before}{how} → {finding.after}"
        return
    doubt = "" if finding.is_certain else "doubtful: "
    yield f"{_within(first, folder)}: {doubt}{finding.evidence}"
    for path in others:
        yield f"    also {_within(path, folder)}"


def _side_by_side(finding: Finding) -> str:
    from rich.cells import cell_len, set_cell_size

    before = finding.before or "–"
    before += " (NFD)" if finding.kind == "nfd" else ""
    if cell_len(before) < _COLUMN:
        before = set_cell_size(before, _COLUMN)
    _, _, known = finding.evidence.partition(": ")
    why = f"   ({known})" if finding.kind in ("title", "performer", "album") else ""
    return f"{finding.field or '':<8} {before} → {finding.after}{why}"


def _rest(count: int, most: int | None, what: str, told: str) -> Iterator[str]:
    if most is not None and count > most:
        yield f"… and {_many(count - most, f'more {what}')} {told} (all: --all)"


def _ending(report: Report) -> Iterator[str]:
    if report.unheard:
        yield (
            f"{_many(report.unheard, 'file')} not listened to: without --quick, copies and damaged "
            "files are found too"
        )
    fields = sum(len(each.changes) for each in report.proposals)
    if fields:
        yield (
            f"{_many(fields, 'field')} of {_many(len(report.proposals), 'file')} can be put right; "
            "nothing was changed"
        )
        yield f"to see them side by side: onara doctor {shlex.quote(_here(report.folder))} --fix"
    elif not report.findings:
        yield "nothing is wrong here"


def _here(folder: Path) -> str:
    """A folder as it is seen from where the user is."""
    seen = os.path.relpath(folder)
    return os.fspath(folder) if seen.startswith(os.pardir) else seen


def _wrapped(head: str, items: Sequence[str]) -> Iterator[str]:
    """Items one behind the other, on lines of `_WIDTH`."""
    from rich.cells import cell_len

    line = head
    for number, item in enumerate(items):
        piece = f" {item}" + (" ·" if number < len(items) - 1 else "")
        if cell_len(line + piece) > _WIDTH and line != head:
            yield line
            line = "   "
        line += piece
    yield line


def _within(path: Path, folder: Path) -> str:
    return os.path.relpath(path, folder)


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'s' * (count != 1)}"


def _finding_json(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "files": [str(path) for path in finding.paths],
        "evidence": finding.evidence,
        "certain": finding.is_certain,
        "field": finding.field,
        "before": finding.before,
        "after": finding.after,
        "group": finding.group,
        "song": finding.song,
    }


def _proposal_json(proposal: Proposal) -> dict[str, Any]:
    return {
        "file": str(proposal.path),
        "changes": {field: list(values) for field, values in proposal.changes.items()},
        "reasons": dict(proposal.reasons),
    }


def _summary_json(report: Report) -> dict[str, Any]:
    return {
        "folder": str(report.folder),
        "counts": dict(report.counts),
        "soundtracks": [
            {
                "drama": each.drama,
                "title": each.title,
                "songs": each.songs,
                "of_songs": each.of_songs,
            }
            for each in report.soundtracks
        ],
        "examined": report.files,
        "known": report.known,
        "unheard": report.unheard,
        "proposals": len(report.proposals),
    }
