"""Every query put to the library, and what p its best answer gets, sure or not."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np

from bench.calibration import loops, negatives
from bench.calibration.negatives import Material, draw
from bench.kept import Kept
from bench.progress import Progress
from bench.sound import Sound, write_wav
from onara import Library
from onara.errors import UnusableInput
from onara.library.replayed import Replayed, hear_replayed
from onara.match import Found


@dataclass(frozen=True)
class Asked:
    """One query: p of the best answer, whether it was named, and p at other speeds if asked."""

    kind: str
    seconds: float
    p: float
    named: bool
    replayed_p: float


@dataclass(frozen=True)
class Wanted:
    """What is asked: so many queries of each of these kinds and lengths in seconds."""

    kinds: Sequence[str]
    lengths: Sequence[float]
    queries: int

    def every(self) -> Iterator[tuple[str, float, int]]:
        """Kinds and lengths take turns, so that any stop leaves a whole."""
        for number in range(self.queries):
            for seconds in self.lengths:
                for kind in self.kinds:
                    yield kind, seconds, number


def library(tracks: list[Path], home: Path) -> Library:
    """A library of these tracks, and of one piece of each loop, made on the first call.

    Raises ValueError where a track is refused.
    """
    opened = Library.open(home)
    if len(opened) < len(tracks) + negatives.LOOPS:
        rendered = [
            home.with_name(f"{home.name}-loop-{loop}.wav") for loop in range(negatives.LOOPS)
        ]
        home.parent.mkdir(parents=True, exist_ok=True)
        for loop, path in enumerate(rendered):
            write_wav(path, negatives.in_library(loop), loops.RATE)
        for outcome in opened.add([*tracks, *rendered]):
            if outcome.status == "refused":
                raise ValueError(f"{outcome.path}: {outcome.reason}")
    return opened


def ask(opened: Library, material: Material, wanted: Wanted, *, seed: int, kept: Kept) -> None:
    """Ask what was not asked yet."""
    missing = [key for key in wanted.every() if key not in kept]
    progress = Progress("queries", len(missing))
    with _listening_in() as replayed:
        for kind, seconds, number in missing:
            sound = draw(kind, material, seed, seconds, number)
            replayed.clear()
            heard = opened.hear([sound])
            p = heard.found[0].p if heard.found else 1.0
            other = min((one.p for one in replayed), default=1.0)
            kept.put((kind, seconds, number), [p, heard.best is not None, other])
            progress.step()


def refuses_silence(opened: Library, seconds: float) -> bool:
    """Whether silence is turned away, so that there is no p at all."""
    silence: Sound = np.zeros(round(seconds * negatives.RATE), np.float32)
    try:
        opened.hear([silence])
    except UnusableInput:
        return True
    return False


def asked(kept: Kept, wanted: Wanted) -> list[Asked]:
    """The answers to what is wanted, as far as there are."""
    keys = set(wanted.every())
    return [
        Asked(kind, float(seconds), float(p), bool(named), float(other))
        for (kind, seconds, number), (p, named, other) in kept
        if (kind, seconds, number) in keys
    ]


@contextmanager
def _listening_in() -> Iterator[list[Found]]:
    """What looking at other speeds finds, overheard: asking for it twice would take twice as long.

    The list fills with each query.
    """
    found: list[Found] = []

    def overheard(*arguments: Any, **named: Any) -> Replayed:
        answers = hear_replayed(*arguments, **named)
        found.extend(answers.found)
        return answers

    with mock.patch("onara.library.hearing.hear_replayed", overheard):
        yield found
