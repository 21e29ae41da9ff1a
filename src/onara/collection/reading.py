"""The tags of many files, read side by side."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from onara.errors import UnusableInput
from onara.processes import Failed, side_by_side
from onara.tagging import FileTags, read

_AT_ONCE = 64
"""Files of one task: tags are read in milliseconds, and a task costs one to hand over."""
_FEW = 128
"""So many are read right here: starting processes takes longer."""


def tags_of(
    paths: Sequence[Path],
    *,
    processes: int | None = None,
    progress: Callable[[str, float, float], None] | None = None,
) -> dict[Path, FileTags | str]:
    """The tags of files, or why they cannot be read: the rest of a sentence."""
    if len(paths) <= _FEW:
        return dict(zip(paths, map(_read, paths), strict=True))
    batches = [paths[at : at + _AT_ONCE] for at in range(0, len(paths), _AT_ONCE)]
    named = [[os.fsencode(path) for path in batch] for batch in batches]
    found: dict[Path, FileTags | str] = {}
    for result in side_by_side("onara.collection.reading:read_batch", named, processes):
        if result is None:
            continue
        number, answer = result
        batch = batches[number]
        tags = [answer.reason] * len(batch) if isinstance(answer, Failed) else answer
        found.update(zip(batch, tags, strict=True))
        if progress:
            progress("reading tags", len(found), len(paths))
    return found


def read_batch(names: Sequence[bytes]) -> list[FileTags | str]:
    """Some files: a worker's one task."""
    return [_read(Path(os.fsdecode(name))) for name in names]


def _read(path: Path) -> FileTags | str:
    try:
        return read(path)
    except UnusableInput as error:
        return error.reason
