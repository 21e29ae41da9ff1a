"""Files examined side by side, one process a core; a file that crashes costs itself only."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from onara.errors import UnusableInput
from onara.examine.examined import Examined, examine
from onara.processes import CRASHED, Failed, side_by_side

Answer = tuple[Path, Examined | UnusableInput]

_CRASHED = "makes the decoder crash"


def examine_all(paths: Sequence[Path], processes: int | None = None) -> Iterator[Answer | None]:
    """Examine files with as many processes as there are cores; answers come as they are ready.

    Twice a second without an answer, ``None`` comes, so that the caller can see to other things.
    """
    named = [os.fsencode(path) for path in paths]
    for result in side_by_side("onara.examine.workers:examined", named, processes):
        if result is None:
            yield None
            continue
        number, answer = result
        path = paths[number]
        if isinstance(answer, Failed):
            answer = _CRASHED if answer.reason == CRASHED else answer.reason
        yield path, answer if isinstance(answer, Examined) else UnusableInput(path, answer)


def examined(name: bytes) -> Examined | str:
    """A file examined, or the rest of the sentence on why it cannot be: a worker's one task."""
    try:
        return examine(Path(os.fsdecode(name)))
    except UnusableInput as error:
        return error.reason
