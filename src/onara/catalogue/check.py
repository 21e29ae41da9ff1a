"""Everything that is wrong or doubtful in catalogue files, at once and with the lines.

Loading stops at the first mistake; an editor wants to hear of all of them.  The same readers do
both, so that nothing passes here that is refused there.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from onara.catalogue.doubts import doubts
from onara.catalogue.fields import Fields, parse
from onara.catalogue.problem import CatalogueError, Problem
from onara.catalogue.read import drama_of, text_of
from onara.catalogue.read_world import world_of

SECTIONS_BESIDE = {"people", "works", "dramas"}
"""A file with one of these, and without the sections of a drama, stands beside the dramas."""
_DRAMA_SECTIONS = {"drama", "songs", "soundtrack", "relations"}


@dataclass(frozen=True, slots=True)
class Checked:
    """The files that were looked at, and what was found in them, by file and line."""

    files: tuple[Path, ...]
    problems: tuple[Problem, ...]


def check(paths: Iterable[Path], today: date | None = None) -> Checked:
    """Look at files, and at all ``*.yaml`` files below folders; ``today`` bounds the dates."""
    day = today or date.today()
    files: list[Path] = []
    problems: list[Problem] = []
    dramas: dict[tuple[Path, str], Path] = {}
    for path in paths:
        # os.path, because Path.is_dir() raises where a folder may not be entered.
        below = _below(path) if os.path.isdir(path) else [path]  # noqa: PTH112
        if not below:
            problems.append(Problem(path, None, "there is no `*.yaml` file in this folder."))
        for file in below:
            files.append(file)
            drama_id, found = _check_file(file, day)
            problems += found
            first = dramas.setdefault((file.parent, drama_id), file) if drama_id else file
            if first != file:
                sentence = f"the drama `{drama_id}` is also in {first}; keep one of them."
                problems.append(Problem(file, None, sentence))
    return Checked(tuple(files), tuple(problems))


def check_text(text: str, file: Path, today: date) -> list[Problem]:
    """What is wrong or doubtful in the text of one catalogue file, by line."""
    return _check(text, file, today)[1]


def _below(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*.yaml") if not file.name.startswith("."))


def _check_file(file: Path, today: date) -> tuple[str | None, list[Problem]]:
    try:
        return _check(text_of(file), file, today)
    except CatalogueError as error:
        return None, [error.problem]


def _check(text: str, file: Path, today: date) -> tuple[str | None, list[Problem]]:
    """The id of the drama, where the file holds one, and the problems."""
    problems: list[Problem] = []
    drama_id = None
    try:
        node = parse(text, file)
        root = Fields(node, file, "the file", problems)
        if _stands_beside(root):
            world_of(root)
        else:
            drama = drama_of(root)
            drama_id = drama.id if drama else None
    except CatalogueError as error:
        return None, [*problems, error.problem]
    problems += doubts(node, file, today)
    return drama_id, sorted(problems, key=lambda each: (each.line or 0, not each.is_refused))


def _stands_beside(root: Fields) -> bool:
    keys = set(root.names())
    return bool(keys & SECTIONS_BESIDE) and not keys & _DRAMA_SECTIONS
