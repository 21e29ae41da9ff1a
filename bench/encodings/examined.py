"""What `onara doctor` says of albums that are broken, against what is wrong with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.encodings.albums import Made
from onara.collection import Report

_SAID = "wrong encoding"
"""In the reasons for changes that are made because a text was decoded wrongly."""


@dataclass(frozen=True, slots=True)
class Examined:
    """Of one way to break albums: files, faults, those found, those put right, and texts for which
    something else is proposed than what is right."""

    files: int
    faults: int
    found: int
    mended: int
    wrong: int

    def row(self, name: str) -> list[str]:
        """A row of the table."""
        shares = [
            f"{n / self.faults:.3f}" if self.faults else "-" for n in (self.found, self.mended)
        ]
        return [name, str(self.files), str(self.faults), *shares, str(self.wrong)]


def examined(report: Report, folder: Path, files: Sequence[Made]) -> dict[str, Examined]:
    """How many faults were found and mended, by what was done to the album.

    A proposal is wrong where a text is decoded to another than the right one, or a foreign one is
    changed at all; that the catalogue's titles and credits take the place of others is not judged.
    """
    found = {
        (path.relative_to(folder).as_posix(), finding.kind, finding.field)
        for finding in report.findings
        for path in finding.paths
    }
    proposed = {
        proposal.path.relative_to(folder).as_posix(): proposal for proposal in report.proposals
    }
    counts: dict[str, Counter[str]] = {}
    for file in files:
        count = counts.setdefault(file.how, Counter())
        count["files"] += 1
        proposal = proposed.get(file.path)
        changes = proposal.changes if proposal else {}
        reasons = proposal.reasons if proposal else {}
        wrong = {
            field
            for field in set(changes) & set(file.right)
            if changes[field] != (file.right[field],)
            and (_is_foreign(file) or _SAID in reasons[field])
        }
        count["wrong"] += len(wrong)
        for kind, field in file.faults:
            count["faults"] += 1
            count["found"] += (file.path, kind, field) in found
            count["mended"] += field in changes and field not in wrong
    return {
        how: Examined(*(count[key] for key in ("files", "faults", "found", "mended", "wrong")))
        for how, count in sorted(counts.items())
    }


def _is_foreign(file: Made) -> bool:
    return file.how.startswith("right, ")
