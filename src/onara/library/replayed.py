"""Clips that are played at another speed, tempo or pitch than the library's recordings.

The matched filter at true speed is asked first (`hearing`); this is for what it does not know.
Landmarks propose recordings, and lines along which the clip may lie in them.  What lies there is
said by the waveforms: of the whole clip, played back, where its speed was changed, and of its
pieces where tempo or pitch was.  Where neither speaks, landmarks may be many enough by themselves.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from onara.audio import SAMPLE_RATE, Samples
from onara.index import Index, Reference
from onara.landmarks import Line, Pairs, line
from onara.library.effort import Budget
from onara.library.proposals import WORTH_P, Proposal, proposals_replayed
from onara.match import SURE_P, Found, InPieces, fit_in_pieces, match_played

_MUCH_CENTS = 12.0
"""A change of tempo or pitch that is less is none: the error of what is measured."""
_LOOKED_AT_S, _FEWEST = 40.0, 3
"""Seconds of sound that are compared in pieces, and the fewest proposals of a long clip.  Of clips
of 2 s and more the right recording is among the first two proposals, of 1 s anywhere among 40."""
_TRIES = 3
"""Pitches at which a proposal is compared at most."""
_SAME_CENTS = 2.0
"""Pitches nearer than that are compared once."""
_SIXTEENTHS = 16
_LEAST_P = 1e-300
"""Nothing is less probable than what a number can say."""


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """A sound, and its landmarks, whose pieces lie along a line of the recording that was proposed;
    ``lines``: how many could have been proposed, of which chance had its best."""

    sound: Samples
    pairs: Pairs
    proposal: Proposal
    line: Line
    lines: int


@dataclass(frozen=True, slots=True)
class Replayed:
    """``found``: the recordings that a sound may be of, surest first; ``share``: of all ways to
    play it, what was tried in the time; ``laid``: of the first, where its pieces said so."""

    found: list[Found]
    share: float
    laid: Laid | None = None


def hear_replayed(
    sound: Samples, pairs: Pairs, index: Index, *, looks: int, budget: Budget
) -> Replayed:
    """The recordings that a sound may be of at another speed, tempo or pitch.

    ``sound`` is float32 at `onara.audio.SAMPLE_RATE`, a few seconds, and ``pairs`` are its
    landmarks; ``looks``: how many windows of one file share the claim.
    """
    proposals = proposals_replayed(pairs, index, budget)
    fewest = max(_FEWEST, round(_LOOKED_AT_S * SAMPLE_RATE / max(1, len(sound))))
    claims = looks * len(index)
    found: list[Found] = []
    laid: dict[str, Laid] = {}
    for place, proposal in enumerate(proposals.all):
        p = min(1.0, proposals.chance.probability(proposal.candidate.votes) * looks)
        if p > WORTH_P and place >= fewest:
            break
        reference = index.reference(proposal.recording)
        heard = _look(sound, reference, pairs, proposal, claims)
        if min(p, heard.p) > WORTH_P:
            continue
        coherent = None
        if heard.line.may_be_tape:
            coherent = match_played(
                sound,
                reference,
                speed=heard.line.speed,
                offset_s=heard.line.offset_s,
                recordings=len(index),
                looks=looks,
            )
        if coherent and (coherent.is_sure or (heard.line.is_tape and heard.p > SURE_P)):
            found.append(coherent)
        elif heard.p <= SURE_P or not heard.line.is_tape:
            votes_p = max(p, _LEAST_P)
            if heard.p <= votes_p:
                laid[proposal.recording] = Laid(sound, pairs, proposal, heard.line, _TRIES * claims)
            found.append(_found(proposal.recording, heard, votes_p))
    found.sort(key=lambda each: each.rank)
    best = found[0] if found else None
    return Replayed(
        found, proposals.share, laid.get(best.recording) if best and not best.is_coherent else None
    )


@dataclass(frozen=True, slots=True)
class _Heard:
    """What pieces say: the line, laid by them where they are sure; the probability that chance fits
    them so well along any of the lines that could have been proposed, and in how many sixteenths of
    the sound they agree."""

    line: Line
    p: float
    support: float


def _look(
    sound: Samples, reference: Reference, pairs: Pairs, proposal: Proposal, claims: int
) -> _Heard:
    measured = line(proposal.candidate, pairs, proposal.postings)
    best: tuple[InPieces, float] | None = None
    for cents in _pitches(measured):
        fits = fit_in_pieces(
            sound, reference, offset_s=measured.offset_s, faster=measured.faster, cents=cents
        )
        if fits and (best is None or fits.p < best[0].p):
            best = fits, cents
    if best is None:
        return _Heard(measured, 1.0, 0.0)
    fits, cents = best
    p = min(1.0, fits.p * _TRIES * claims)
    if p <= SURE_P:
        measured = replace(measured, offset_s=fits.offset_s, faster=fits.faster, cents=cents)
    return _Heard(measured, p, _SIXTEENTHS * fits.agreeing)


def _pitches(measured: Line) -> list[float]:
    """Cents by which a sound may be higher: as measured, not at all, as much as it is faster."""
    tried = [measured.cents]
    if abs(measured.cents) < 2 * _MUCH_CENTS:
        tried.append(0.0)
    if measured.may_be_tape:
        tried.append(1200 * math.log2(measured.faster))
    return [
        cents
        for place, cents in enumerate(tried)
        if all(abs(cents - other) > _SAME_CENTS for other in tried[:place])
    ]


def _found(recording: str, heard: _Heard, votes_p: float) -> Found:
    """An answer by pieces, or by landmarks alone where these say more."""
    by_pieces = heard.p <= votes_p
    support = heard.support if by_pieces else float(heard.line.support)
    return played_so(recording, heard.line, heard.p if by_pieces else votes_p, support)


def played_so(recording: str, measured: Line, p: float, support: float) -> Found:
    """An answer along a line, with which no filter over the whole clip is coherent."""
    told = Found(
        recording=recording,
        offset_s=measured.offset_s,
        speed=1.0,
        z=z_of(p),
        p=max(p, _LEAST_P),
        support=support,
        is_coherent=False,
    )
    if measured.is_tape:
        return replace(told, speed=measured.speed)
    has_tempo = abs(1200 * math.log2(measured.faster)) >= _MUCH_CENTS
    has_pitch = abs(measured.cents) >= _MUCH_CENTS
    return replace(
        told,
        tempo=measured.faster if has_tempo else 1.0,
        pitch_cents=measured.cents if has_pitch else 0.0,
    )


def z_of(p: float) -> float:
    """The height of a matched filter that would be as improbable, in standard deviations."""
    return math.sqrt(-2 * math.log(max(p, _LEAST_P)))
