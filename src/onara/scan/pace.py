"""How fast does an episode run against the recordings of the library?

Films of 24 pictures a second are shown with 25 in the lands of PAL: four per cent faster, and
higher.  Between 23.976 and 24 lies a tenth of a per cent, enough to break the coherence of a
window.  So the clearest windows of music that nothing explains are looked up at other speeds, and
where some agree the episode is heard once more, played back as the recordings run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from onara.activity import music_stretches
from onara.audio import SAMPLE_RATE, Samples
from onara.index import Index
from onara.landmarks import pairs_asked, pick
from onara.library.effort import EFFORT_S, Budget
from onara.library.replayed import hear_replayed
from onara.scan.hearing import Sounding
from onara.scan.programme import Programme
from onara.scan.spans import Spans, without
from onara.tracking import FRAME_S

WINDOW_S = 10.0
MOST_WINDOWS = 16
AGREEING = 3
"""So many windows of one speed are enough; two, where there are no more."""
_ALIKE = 4e-4
"""Speeds that differ by less are one: a tenth of a per cent apart are not."""
_TRUE = 2e-4
"""A speed that differs from true speed by less is followed as it is."""
_LEAST_S = 4.0


def pace(programme: Programme, soundings: Sequence[Sounding], index: Index) -> float:
    """The speed of a programme against the recordings of an index: 1.0417 is PAL.

    1.0 where it runs as they do, or where too little of it is known to say.  ``soundings`` are what
    was heard at true speed.
    """
    found: list[float] = []
    for window in _windows(programme, soundings):
        heard = hear_replayed(
            window,
            pairs_asked(pick(window)),
            index,
            looks=MOST_WINDOWS,
            budget=Budget(EFFORT_S["normal"]),
        ).found
        if heard and heard[0].is_sure and heard[0].is_coherent:
            found.append(heard[0].speed)
            agreeing = _agreeing(found)
            if len(agreeing) >= AGREEING:
                break
    agreeing = _agreeing(found)
    speed = float(np.median(agreeing)) if len(agreeing) >= 2 else 1.0
    return speed if abs(speed - 1) > _TRUE else 1.0


def as_it_runs(sounding: Sounding, speed: float) -> Sounding:
    """What was heard in a programme that was played back, in seconds of the programme itself."""
    tracked = sounding.tracked
    parts = tuple(
        replace(
            part,
            start_s=part.start_s / speed,
            end_s=part.end_s / speed,
            speed=part.speed * speed,
        )
        for part in tracked.parts
    )
    return replace(
        sounding,
        tracked=replace(
            tracked,
            start_s=tracked.start_s / speed,
            end_s=tracked.end_s / speed,
            support_s=tracked.support_s / speed,
            parts=parts,
        ),
    )


def joined(replayed: Sequence[Sounding], true: Sequence[Sounding]) -> list[Sounding]:
    """What was heard in a programme played back and as it is, in the order in which it begins.

    What both explain is the first's.
    """
    kept = [one for one in true if not any(_share(one, other) > 0.5 for other in replayed)]
    return sorted([*replayed, *kept], key=lambda one: (one.tracked.start_s, one.tracked.end_s))


def _share(one: Sounding, other: Sounding) -> float:
    """How much of one lies within the other."""
    start = max(one.tracked.start_s, other.tracked.start_s)
    end = min(one.tracked.end_s, other.tracked.end_s)
    return max(0.0, end - start) / max(1e-6, one.tracked.end_s - one.tracked.start_s)


def _agreeing(speeds: Sequence[float]) -> list[float]:
    """The largest set of speeds that are one."""
    sets = [[one for one in speeds if abs(one / middle - 1) < _ALIKE] for middle in speeds]
    return max(sets, key=len, default=[])


def _windows(programme: Programme, soundings: Sequence[Sounding]) -> Iterator[Samples]:
    """The windows to look at, float32 at `SAMPLE_RATE`, those with the least speech first."""
    known = [(one.tracked.start_s, one.tracked.end_s) for one in soundings]
    rest = without(music_stretches(programme.activity), known)
    begins = [
        (_speech(programme, start, end), start, end)
        for start, end in _cut(rest)
        if end - start >= _LEAST_S
    ]
    for _, start, end in sorted(begins)[:MOST_WINDOWS]:
        part = programme.sound[round(start * SAMPLE_RATE) : round(end * SAMPLE_RATE)]
        yield np.asarray(part, np.float32) / np.float32(32768)


def _cut(spans: Spans) -> Iterator[tuple[float, float]]:
    for start, end in spans:
        count = max(1, round((end - start) / WINDOW_S))
        length = (end - start) / count
        yield from ((start + n * length, start + (n + 1) * length) for n in range(count))


def _speech(programme: Programme, start: float, end: float) -> float:
    """How much somebody speaks between two seconds, 0 to 1."""
    told = programme.activity.speech[int(start / FRAME_S) : int(end / FRAME_S) + 1]
    return float(told.mean()) if len(told) else 1.0
