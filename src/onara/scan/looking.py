"""All windows of a programme against the library, on all cores; broken off, it goes on later.

Each task is some windows in a row, and a process of its own opens programme and library for itself
(both are memory-mapped, so they are in memory once).  What a task finds is kept in a file of the
scan's folder at once.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import numpy as np

from onara.durable import write_error
from onara.errors import LibraryError
from onara.index import Index, Reference
from onara.match.grain import COARSE, HALF
from onara.processes import Failed, side_by_side
from onara.tracking import Seed, find_seeds, windows

WINDOWS_A_TASK = 16
"""Windows that are correlated together share the transforms of the library."""

_GRAINS = {"coarse": COARSE, "half": HALF}


@dataclass(frozen=True, slots=True)
class Task:
    """Windows that begin at samples ``starts`` of the whitened sound in the file ``sound``, against
    ``recordings`` of the index ``folder``."""

    sound: str
    starts: tuple[int, ...]
    folder: str
    recordings: tuple[str, ...]
    grain: str


@dataclass(frozen=True, slots=True)
class Look:
    """One look over a programme: which windows of which sound, how finely, against what."""

    sound: Path
    starts: tuple[int, ...]
    folder: Path
    recordings: tuple[str, ...]
    grain: str = "coarse"

    def tasks(self) -> list[Task]:
        parts = [
            self.starts[at : at + WINDOWS_A_TASK]
            for at in range(0, len(self.starts), WINDOWS_A_TASK)
        ]
        return [
            Task(str(self.sound), part, str(self.folder), self.recordings, self.grain)
            for part in parts
        ]


def look(
    what: Look,
    kept: Path,
    processes: int | None = None,
    report: Callable[[int, int, list[Seed]], None] | None = None,
) -> list[Seed]:
    """The seeds of a look; ``reference`` of a seed is a position in ``what.recordings``.

    ``kept`` is a folder in which what is done lies; ``report`` is told windows done, windows in
    all, and the seeds just found.  Raises `LibraryError`.
    """
    tasks = what.tasks()
    file = kept / f"seeds-{_sign(what)}.jsonl"
    done = _read(file)
    seeds = [seed for number in done for seed in done[number]]
    windows_done = sum(len(tasks[number].starts) for number in done)
    if report and done:
        report(windows_done, len(what.starts), seeds)
    left = [number for number in range(len(tasks)) if number not in done]
    try:
        with file.open("a", encoding="ascii") as out:
            # A last line that was cut off must not take the next one with it.
            out.write("\n" if out.tell() else "")
            found = side_by_side(
                "onara.scan.looking:seeds_of", [tasks[number] for number in left], processes
            )
            for result in found:
                if result is None:
                    continue
                place, answer = result
                if isinstance(answer, Failed):
                    raise LibraryError(f"a part of the scan {answer.reason}")
                number = left[place]
                row = {"task": number, "seeds": [asdict(seed) for seed in answer]}
                out.write(json.dumps(row) + "\n")
                out.flush()
                windows_done += len(tasks[number].starts)
                seeds += answer
                if report:
                    report(windows_done, len(what.starts), answer)
    except OSError as error:
        raise write_error(file, error) from error
    return seeds


def seeds_of(task: Task) -> list[Seed]:
    """The seeds of one task: what a process of its own does."""
    sound = np.memmap(task.sound, np.complex64, "r")
    references = _references(task.folder, task.recordings)
    rows = windows(sound, task.starts)
    return find_seeds(task.starts, rows, references, _GRAINS[task.grain])


@lru_cache(maxsize=2)
def _references(folder: str, recordings: tuple[str, ...]) -> list[Reference]:
    index = Index(Path(folder))
    return [index.reference(name) for name in recordings]


def _sign(what: Look) -> str:
    """A name for the file of a look that another look does not have."""
    told = [what.sound.name, what.grain, what.starts, what.folder.name, what.recordings]
    return sha256(json.dumps(told).encode()).hexdigest()[:16]


def _read(file: Path) -> dict[int, list[Seed]]:
    """What is done of a look; a last line that was cut off does not count."""
    try:
        lines = file.read_text(encoding="ascii").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    done = {}
    for line in lines:
        try:
            row = json.loads(line)
            done[int(row["task"])] = [Seed(**seed) for seed in row["seeds"]]
        except (ValueError, KeyError, TypeError):
            continue
    return done


def starts(seconds: Sequence[tuple[float, float]], hop_s: float, rate: float) -> tuple[int, ...]:
    """First samples of windows that begin every ``hop_s`` in some stretches of seconds."""
    found = {
        round(at * rate)
        for start, end in seconds
        for at in np.arange(start, max(start + 1e-6, end), hop_s)
    }
    return tuple(sorted(found))
