"""Clips that are played at another speed, tempo or pitch than the library's recordings.

The matched filter at true speed is asked first (`hearing`); this is for what it does not know.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from onara.audio import Samples
from onara.index import Index
from onara.landmarks import (
    Candidate,
    Chance,
    Line,
    Pairs,
    Played,
    Postings,
    line,
    measure,
    propose,
)
from onara.match import Found, match_played

WORTH_P = 0.2
"""A proposal that chance gives more often than this is not looked at."""
_MUCH_CENTS = 12.0
"""A change of tempo or pitch that is less is none: the error of what is measured."""


def hear_replayed(sound: Samples, pairs: Pairs, index: Index, *, looks: int) -> list[Found]:
    """The recordings that a sound may be of at another speed, tempo or pitch, surest first.

    ``sound`` is float32 at `onara.audio.SAMPLE_RATE`, a few seconds, and ``pairs`` are its
    landmarks; ``looks``: how many windows of one file share the claim.  A change of speed is
    believed where the waveforms agree, played back; changes of tempo or pitch leave no waveforms to
    compare, and the landmarks' own p counts.
    """
    candidates, chance = proposals(pairs, index)
    found: list[Found] = []
    for candidate, postings, recording in candidates:
        p = min(1.0, chance.probability(candidate.votes) * looks)
        if p > WORTH_P:
            break
        measured = line(candidate, pairs, postings)
        coherent = None
        if measured.may_be_tape:
            coherent = match_played(
                sound,
                index.reference(recording),
                speed=measured.speed,
                offset_s=measured.offset_s,
                recordings=len(index),
                looks=looks,
            )
        if coherent and (coherent.is_sure or measured.is_tape):
            found.append(coherent)
        elif not measured.is_tape:
            found.append(_by_landmarks(recording, measured, p))
    return sorted(found, key=lambda each: (not each.is_sure, -each.z))


def proposals(
    pairs: Pairs, index: Index, supposed: Sequence[Played] | None = None
) -> tuple[list[tuple[Candidate, Postings, str]], Chance]:
    """What the landmarks of all recordings propose, most votes first, and what chance gives.

    ``supposed`` as for `propose`.
    """
    asked = [
        (propose(pairs, postings, supposed), postings, names)
        for postings, names in index.postings()
    ]
    heights = [proposed.heights for proposed, _, _ in asked]
    candidates = [
        (candidate, postings, recording)
        for proposed, postings, names in asked
        for candidate in proposed.candidates
        if (recording := names[candidate.recording]) is not None
    ]
    candidates.sort(key=lambda each: -each[0].votes)
    return candidates, measure(np.concatenate(heights) if heights else np.empty(0, np.int64))


def _by_landmarks(recording: str, measured: Line, p: float) -> Found:
    has_tempo = abs(1200 * math.log2(measured.faster)) >= _MUCH_CENTS
    has_pitch = abs(measured.cents) >= _MUCH_CENTS
    return Found(
        recording=recording,
        offset_s=measured.offset_s,
        speed=1.0,
        z=math.sqrt(-2 * math.log(max(p, 1e-300))),
        p=p,
        support=float(measured.support),
        tempo=measured.faster if has_tempo else 1.0,
        pitch_cents=measured.cents if has_pitch else 0.0,
        is_coherent=False,
    )
