"""Which recordings sound in a programme: a quick look at all, a close one where music is left.

The quick look (coarse, the middle, windows side by side) finds nearly every cue, because any window
of it will do. Where there may be music that is left unexplained, it looks once more, at half the
grain, in the middle and beside it: short cues that lie across two windows, and music under speech
that the side does not have.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onara.activity import music_stretches, possible_stretches
from onara.activity.stretches import SPOKEN
from onara.fingerprint import BASEBAND_RATE
from onara.index import Index, Reference
from onara.match import SURE_P
from onara.scan.looking import Look, look, starts
from onara.scan.programme import Programme
from onara.scan.spans import Spans, within, without
from onara.tracking import FRAME_S, WINDOW_S, Held, Seed, Tracked, cues, explain, leads

CLOSE_HOP_S = 5.0
"""The close look's windows begin this many seconds after each other."""
CLOSE_BEFORE_S = 1.0
"""They begin so much before the music is heard to begin: maps of music are not exact."""
EDGE_S = 1.5
"""So close to a known cue, music is taken for the cue's: maps of music are not exact."""
LEAST_LEFT_S = 2.0
"""Shorter rests of music are the ends of cues."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Recordings of one index to look for: the library's, or the unknown music's excerpts."""

    folder: Path
    recordings: tuple[str, ...]

    def references(self) -> list[Reference]:
        """The references of the recordings, in their order."""
        index = Index(self.folder)
        return [index.reference(name) for name in self.recordings]


@dataclass(frozen=True, slots=True)
class Sounding:
    """A tracked cue with the recording's name, and the probability that it is there by chance."""

    recording: str
    tracked: Tracked
    family: tuple[str, ...]
    p: float


Report = Callable[[str, float, float, Sequence[tuple[str, Seed]]], None]
"""Told the stage ("looking", "looking closer"), windows done and in all, and what just stood out:
(recording, seed)."""


def hear(
    programme: Programme,
    shelves: Sequence[Shelf],
    others: Sequence[Shelf] = (),
    processes: int | None = None,
    report: Report | None = None,
) -> list[Sounding]:
    """What of the shelves sounds in a programme, in the order in which it begins.

    The ``others`` are looked through only where music is left.
    """
    everything = [*shelves, *others]
    references = [one for shelf in everything for one in shelf.references()]
    if not references:
        return []
    looks = _lags(programme, references)
    least_gain = math.log(looks / SURE_P)

    def seeds(name: str, begin: tuple[int, ...], grain: str, stage: str) -> list[Seed]:
        wanted = shelves if grain == "coarse" else everything
        return _seeds(programme.folder, name, begin, grain, wanted, stage, processes, report)

    everywhere = starts([(0.0, programme.seconds)], WINDOW_S, BASEBAND_RATE)
    found = seeds("mid", everywhere, "coarse", "looking")
    held = explain(programme.mid, "mid", leads(found, BASEBAND_RATE), references, least_gain)
    rest = _left(programme, held)
    close = starts(
        [(begin - CLOSE_BEFORE_S, end) for begin, end in rest], CLOSE_HOP_S, BASEBAND_RATE
    )
    close = tuple(max(0, at) for at in close)
    if close:
        found = seeds("mid", close, "half", "looking closer")
        held = explain(
            programme.mid, "mid", leads(found, BASEBAND_RATE), references, least_gain, held
        )
        if programme.side is not None:
            still = _left(programme, held)
            beside = tuple(at for at in close if within(at / BASEBAND_RATE, still, WINDOW_S))
            found = seeds("side", beside, "half", "looking beside the speech")
            held = explain(
                programme.side, "side", leads(found, BASEBAND_RATE), references, least_gain, held
            )
    names = [reference.recording for reference in references]
    return [
        Sounding(
            names[cue.recording],
            cue,
            tuple(names[one] for one in cue.family),
            min(1.0, looks * math.exp(-min(cue.gain, 700.0))),
        )
        for cue in cues(held, programme.power, BASEBAND_RATE, _spoken(programme))
    ]


def left_over(programme: Programme, soundings: Sequence[Sounding]) -> Spans:
    """Stretches of music that no recording explains, as (start, end) in seconds."""
    known = [(one.tracked.start_s, one.tracked.end_s) for one in soundings]
    return _not_in(music_stretches(programme.activity), known)


def _spoken(programme: Programme) -> npt.NDArray[np.bool_]:
    """Where somebody speaks, in the frames of the programme's power."""
    spoken = np.zeros(len(programme.power), np.bool_)
    told = programme.activity.speech[: len(spoken)] >= SPOKEN
    spoken[: len(told)] = told
    return spoken


def _left(programme: Programme, held: Sequence[Held]) -> Spans:
    """Where there may be music that is not explained yet."""
    known = [(one.begin * FRAME_S, one.end * FRAME_S) for one in held]
    return _not_in(possible_stretches(programme.activity), known)


def _not_in(music: Spans, known: Spans) -> Spans:
    rest = without(music, known, margin_s=EDGE_S)
    return [(start, end) for start, end in rest if end - start >= LEAST_LEFT_S]


def _seeds(
    folder: Path,
    name: str,
    begin: tuple[int, ...],
    grain: str,
    shelves: Sequence[Shelf],
    stage: str,
    processes: int | None,
    report: Report | None,
) -> list[Seed]:
    """Seeds of all shelves, with positions in the one row of all their recordings."""
    found: list[Seed] = []
    first = 0
    for shelf in shelves:
        what = Look(folder / name, begin, shelf.folder, shelf.recordings, grain)
        if not shelf.recordings or not begin:
            continue

        def tell(done: int, of: int, new: list[Seed], shelf: Shelf = shelf) -> None:
            if report:
                report(stage, done, of, [(shelf.recordings[one.reference], one) for one in new])

        for seed in look(what, folder, processes, tell):
            found.append(Seed(seed.at, seed.reference + first, seed.delay, seed.height))
        first += len(shelf.recordings)
    return found


def _lags(programme: Programme, references: Sequence[Reference]) -> float:
    """How many places were compared: each second of the programme with each of the recordings."""
    return float(sum(len(programme.mid) + reference.samples for reference in references))
