"""Clips of any length against a library: one whole look, or windows of a long file.

Windows are looked up at true speed, first where their landmarks are, then everywhere.  Those that
are not known so are looked up at others too, as long as nothing is known of the file, and count
where nothing at true speed is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from onara.audio import SAMPLE_RATE, Samples
from onara.fingerprint import whiten
from onara.index import Index
from onara.landmarks import pairs_asked, pick
from onara.library.examine import require_sound
from onara.library.proposed import hear_proposed
from onara.library.replayed import hear_replayed
from onara.match import Found, best_matches

MIN_CLIP_S = 0.25
"""Shorter clips hold too little to be told from chance."""
WHOLE_S = 12.0
"""A clip up to this length is looked at in one piece."""
WINDOW_S = 10.0
"""A longer one in windows of this length, each half over the one before: longer windows would gain
little: clocks of players drift (0.01 % of 10 s is two samples), and scenes cut into songs."""
WINDOWS_AT_ONCE = 8
"""Windows that are correlated together share the transforms of the references."""
ENOUGH_P = 1e-9
"""A window as sure as this ends the search of a long file."""
WAYS = 3
"""A window may be named by its waveform as it is, by its waveform played back at another speed, and
by its landmarks alone.  An answer is the best of three looks, so its p is that of three."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The best recordings for a clip, surest first, with offsets that count from its start.

    ``at_s``: second of the clip at which the window begins that they were heard in; ``seconds``:
    how much of the clip was looked at.
    """

    found: tuple[Found, ...]
    at_s: float
    seconds: float

    @property
    def best(self) -> Found | None:
        """The recording that sounds, ``None`` where none is sure."""
        return self.found[0] if self.found and self.found[0].is_sure else None

    def after(self, seconds: float) -> Heard:
        """The same, in a sound that began so many seconds before this one."""
        found = tuple(replace(one, offset_s=one.offset_s - seconds) for one in self.found)
        return Heard(found, self.at_s + seconds, self.seconds + seconds)


def hear(
    blocks: Iterable[Samples],
    index: Index,
    *,
    name: str,
    progress: Callable[[float], None] | None = None,
) -> Heard:
    """Look a sound up in an index, in memory that does not grow with its length.

    ``blocks`` are float32 at `SAMPLE_RATE`; ``name`` is for the sentence of an `UnusableInput`,
    raised for silence and for less than `MIN_CLIP_S`.  ``progress`` is told the seconds done.
    """
    best = replayed = Heard((), 0.0, 0.0)
    seconds = loudest = 0.0
    looks = 0
    for windows in _in_groups(_windows(blocks)):
        starts = [start for start, _ in windows]
        sounds = [sound for _, sound in windows]
        seconds = max(seconds, starts[-1] + len(sounds[-1]) / SAMPLE_RATE)
        loudest = max(loudest, *(float(np.abs(sound).max(initial=0.0)) for sound in sounds))
        looks += len(windows)
        claims = WAYS * looks
        queries = [whiten(sound) for sound in sounds]
        pairs = [pairs_asked(pick(sound)) for sound in sounds]
        answers = [
            hear_proposed(query, own, index, looks=claims)
            for query, own in zip(queries, pairs, strict=True)
        ]
        if not any(answers):
            answers = best_matches(queries, index.references(), looks=claims)
        for start, found in zip(starts, answers, strict=True):
            if found and (not best.found or _rank(found[0]) < _rank(best.found[0])):
                best = Heard(tuple(found), 0.0, 0.0).after(start)
        step = 2 if looks > 1 else 1
        for start, sound, own in islice(zip(starts, sounds, pairs, strict=True), 0, None, step):
            if not best.best and not replayed.best:
                found = hear_replayed(sound, own, index, looks=claims)
                replayed = Heard(tuple(found), 0.0, 0.0).after(start)
        if progress:
            progress(seconds)
        if looks > 1 and best.best and best.best.p < ENOUGH_P:
            break
    require_sound(name, seconds, loudest, MIN_CLIP_S)
    return replace(replayed if replayed.best and not best.best else best, seconds=seconds)


def _rank(found: Found) -> tuple[bool, float]:
    return not found.is_sure, -found.z


def _windows(blocks: Iterable[Samples]) -> Iterator[tuple[float, Samples]]:
    """(start in seconds, sound) of the whole of a short clip or of the windows of a long one."""
    held = np.empty(0, np.float32)
    start = 0
    window, hop = round(WINDOW_S * SAMPLE_RATE), round(WINDOW_S / 2 * SAMPLE_RATE)
    long = False
    for block in blocks:
        held = np.concatenate([held, block])
        long = long or len(held) > WHOLE_S * SAMPLE_RATE
        while long and len(held) > window + hop:
            yield start / SAMPLE_RATE, held[:window]
            held = held[hop:]
            start += hop
    if long and len(held) > window:
        yield start / SAMPLE_RATE, held[:window]
        start += len(held) - window
        held = held[-window:]
    yield start / SAMPLE_RATE, held


def _in_groups(
    windows: Iterable[tuple[float, Samples]],
) -> Iterator[list[tuple[float, Samples]]]:
    """Windows of one length in groups that grow: most long files answer in the first few."""
    group: list[tuple[float, Samples]] = []
    size = 1
    for window in windows:
        if group and len(window[1]) != len(group[0][1]):
            yield group
            group = []
        group.append(window)
        if len(group) >= size:
            yield group
            group = []
            size = min(WINDOWS_AT_ONCE, 2 * size)
    if group:
        yield group
