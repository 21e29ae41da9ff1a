"""What of a report is done: of some kinds of faults, with names that are put right."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from onara.collection import Finding, Proposal, Report
from onara.errors import UnusableInput
from onara.mending.file_name import file_name
from onara.tagging import FileTags, read

PATH = "path"
"""The name, among those of fields, of what is no field: where the file lies."""
NAMES = ("name encoding", "name nfd")
_WITH: Mapping[str, tuple[str, ...]] = {
    "drama": ("onara_drama", "onara_drama_wikidata", "onara_part", "show", "releasetype"),
    "album": ("albumartist", "compilation", "albumsort"),
    "title": ("titlesort", "language", "script"),
    "native title": ("titlesort", "language", "script"),
    "performer": ("artistsort",),
    "native performer": ("artistsort",),
}
"""Fields that are completed along with what a finding is about."""


def chosen(
    report: Report, files: Sequence[Path], kinds: Collection[str] = (), fields: Collection[str] = ()
) -> list[Proposal]:
    """The proposals of a report, and those for the names of ``files``; of some ``kinds`` of faults
    only, and of some ``fields`` (`PATH` for names), where any are given."""
    certain = [
        each for each in report.findings if each.is_certain and (not kinds or each.kind in kinds)
    ]
    proposals = {each.path: each for each in report.proposals}
    about = _fields(certain)
    for path, each in proposals.items():
        changes = {
            name: values
            for name, values in each.changes.items()
            if (not kinds or name in about.get(path, ())) and (not fields or name in fields)
        }
        proposals[path] = replace(each, changes=changes)
    renamed = {} if fields and PATH not in fields else _renamed(report.folder, files, certain)
    for path, (target, reason) in renamed.items():
        found = proposals.get(path) or Proposal(path, _tags(path), {}, None, {})
        reasons = {**found.reasons, "path": reason}
        proposals[path] = replace(found, move_to=target, reasons=reasons)
    return [each for each in proposals.values() if each.changes or each.move_to]


def _fields(findings: Sequence[Finding]) -> dict[Path, set[str]]:
    """The fields that findings are about, by files."""
    found: dict[Path, set[str]] = {}
    for each in findings:
        for path in each.paths:
            fields = (each.field, *_WITH.get(each.kind, ()))
            found.setdefault(path, set()).update(name for name in fields if name)
    return found


def _renamed(
    folder: Path, files: Sequence[Path], findings: Sequence[Finding]
) -> dict[Path, tuple[Path, str]]:
    """New paths, and why, of files whose name, or that of their folder, is written wrongly."""
    meant = {
        each.paths[0]: (each.after, each.evidence)
        for each in findings
        if each.kind in NAMES and each.after
    }
    renamed = {}
    for path in files:
        parts, reason = [], ""
        for each in (*(p for p in reversed(path.parents) if folder in p.parents), path):
            name = each.name
            if each in meant:
                after, reason = meant[each]
                ending = each.suffix if each == path else ""
                name = file_name(after.removesuffix(ending), ending) or each.name
            parts.append(name)
        if reason and (target := folder.joinpath(*parts)) != path:
            renamed[path] = (target, reason)
    return renamed


def _tags(path: Path) -> FileTags:
    try:
        return read(path)
    except UnusableInput:
        return FileTags("")  # its name can be put right all the same
