"""What would put a file right: its tags, its name, its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from onara.tagging import FileTags


@dataclass(frozen=True, slots=True)
class Proposal:
    """All that is proposed for one file, made from its tags as they were ``before``.

    ``changes`` are fields by Picard's names with all the values that they shall have; none removes
    the field.  ``move_to`` is the file's new absolute path.  ``reasons`` say for each field, and
    for ``"path"``, why: each a sentence.
    """

    path: Path
    before: FileTags
    changes: Mapping[str, tuple[str, ...]]
    move_to: Path | None
    reasons: Mapping[str, str]
