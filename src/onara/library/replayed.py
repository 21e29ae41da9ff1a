"""Clips that are played at another speed, tempo or pitch than the library's recordings.

The matched filter at true speed is asked first (`hearing`); this is for what it does not know.
"""

from __future__ import annotations

import math

from onara.audio import Samples
from onara.index import Index
from onara.landmarks import Line, Pairs, line
from onara.library.effort import Budget
from onara.library.proposals import WORTH_P, proposals_replayed
from onara.match import Found, match_played

_MUCH_CENTS = 12.0
"""A change of tempo or pitch that is less is none: the error of what is measured."""


def hear_replayed(
    sound: Samples, pairs: Pairs, index: Index, *, looks: int, budget: Budget
) -> tuple[list[Found], float]:
    """The recordings that a sound may be of at another speed, tempo or pitch, surest first; and
    the share of all ways to play it that was tried in the time.

    ``sound`` is float32 at `onara.audio.SAMPLE_RATE`, a few seconds, and ``pairs`` are its
    landmarks; ``looks``: how many windows of one file share the claim.  A change of speed is
    believed where the waveforms agree, played back; changes of tempo or pitch leave no waveforms to
    compare, and the landmarks' own p counts.
    """
    proposals = proposals_replayed(pairs, index, budget)
    found: list[Found] = []
    for proposal in proposals.all:
        p = min(1.0, proposals.chance.probability(proposal.candidate.votes) * looks)
        if p > WORTH_P:
            break
        measured = line(proposal.candidate, pairs, proposal.postings)
        coherent = None
        if measured.may_be_tape:
            coherent = match_played(
                sound,
                index.reference(proposal.recording),
                speed=measured.speed,
                offset_s=measured.offset_s,
                recordings=len(index),
                looks=looks,
            )
        if coherent and (coherent.is_sure or measured.is_tape):
            found.append(coherent)
        elif not measured.is_tape:
            found.append(_by_landmarks(proposal.recording, measured, p))
    found.sort(key=lambda each: each.rank)
    return found, proposals.share


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
