"""Which of the leads really sound, where several explain the same seconds?

A chorus that comes back, an instrumental beside the song, an edit beside the album: they are alike,
so all of them stand out where one of them sounds.  The lead with the most evidence is taken first.
What another has in common with it is then taken out of the other's evidence (a regression: the part
of its sums that follows from the likeness of the two recordings), and only what is left may speak
for it.  Two pieces of music that really sound together are not alike and lose nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from onara.fingerprint import Baseband
from onara.index import Reference
from onara.tracking.paths import Lead
from onara.tracking.presence import Stretch, stretches
from onara.tracking.trace import FRAME, FRAME_S, Path, Trace, aligned, smoothed, trace

_REACH = round(60.0 / FRAME_S)
"""A path is followed so many frames beyond its seeds, and further while it still holds."""
_SMOOTH = 5
"""Likeness of two recordings is averaged over so many frames."""
_LEAST_REST = 0.05
"""Where two recordings are nearly one, what one leaves of the other is noise."""
_ALIKE = 0.3
"""Mean likeness from which on two recordings that explain the same seconds are one family."""
_TELL_APART = 3.0
"""Recordings whose evidence for the same seconds differs by fewer standard deviations cannot be
told apart."""
_BRIDGE = round(20.0 / FRAME_S)
_GAP_Z = 2.5
"""A gap of so many frames is closed where all of it together stands out by so many deviations: a
quiet bar, music ducked under a speech."""
_PARTS = 20
_LEFT_OUT = 2
"""Support is what is left without the best two of twenty parts (see `match.refine.support`)."""
_NOT_TWICE = -5.0
"""Evidence, in standard deviations, of frames in which a recording is held along another path."""
LEAST_SUPPORT = 10.0
"""Two tracks that share a drum sample are coherent for an instant: see `match.search.PLAIN_Z`."""
LEAST_Z = 13.0
"""Nor is less believed.  Loops that two tracks share reached z of 8.6 and 11.5 in unknown music;
the weakest of 190 true cues reached 23."""
_SHORT = round(3.0 / FRAME_S)
_PLAIN_Z = 20.0
"""Of a stretch of fewer frames, more is asked: a sampled phrase of two seconds in music that is not
known reached z of 11.5; two seconds of a recording that is not covered reach 38."""


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """A stretch of a recording that sounds, along one path.

    ``begin``, ``end``: frames of the programme; ``gain``: log likelihood ratio in nats; ``z``: the
    evidence of all its frames together, in standard deviations; ``support``: what is left of it
    without its best moments, as a height; ``heard``: frames in which it stands out by itself;
    ``coherence``: float32 (end - begin,), the share of the programme's whitened amplitude that is
    the recording's; ``family``: positions of recordings that explain the same as well.
    """

    path: Path
    channel: str
    begin: int
    end: int
    gain: float
    z: float
    support: float
    heard: int
    coherence: npt.NDArray[np.float32]
    family: tuple[int, ...] = ()


def explain(
    programme: Baseband,
    channel: str,
    leads: Sequence[Lead],
    references: Sequence[Reference],
    least_gain: float,
    held: Sequence[Held] = (),
) -> list[Held]:
    """What sounds in a programme (complex64, whitened), taken from leads, added to what is held.

    ``least_gain`` is the log likelihood ratio, in nats, from which on a stretch is believed.
    """
    chosen = list(held)
    for lead in sorted(leads, key=lambda lead: -lead.height):
        span = lead.begin // FRAME, min(len(programme) // FRAME, -(-lead.end // FRAME))
        if not _is_new(programme, lead, references, chosen, span, least_gain):
            continue
        chosen += _follow(programme, channel, lead, references, chosen, least_gain)
    return chosen


def _is_new(
    programme: Baseband,
    lead: Lead,
    references: Sequence[Reference],
    chosen: list[Held],
    span: tuple[int, int],
    least_gain: float,
) -> bool:
    """False when all that speaks for a lead follows from what is held already."""
    near = [one for one in chosen if one.begin < span[1] and one.end > span[0]]
    if not near:
        return True
    made = trace(programme, references[lead.path.reference], lead.path, *span)
    rest = _without(made, programme, references, near)
    evidence = _elsewhere(rest.evidence(made.phase(0, len(made))), made, near)
    if any(one.gain > least_gain / 2 for one in stretches(evidence)):
        return True
    for place, one in enumerate(chosen):
        if one in near and one.path.reference != lead.path.reference:
            chosen[place] = _with_family(one, made, programme, references)
    return False


def _follow(
    programme: Baseband,
    channel: str,
    lead: Lead,
    references: Sequence[Reference],
    chosen: Sequence[Held],
    least_gain: float,
) -> list[Held]:
    """The stretches of a lead that are believed."""
    frames = len(programme) // FRAME
    reference = references[lead.path.reference]
    first, last = lead.begin // FRAME - _REACH, -(-lead.end // FRAME) + _REACH
    while True:
        low = max(0, first, math.floor(-lead.path.delay / FRAME))
        high = min(frames, last, math.ceil((reference.samples - lead.path.delay) / FRAME))
        if high <= low:
            return []
        made = trace(programme, reference, lead.path, low, high)
        seeds = slice(max(0, lead.begin // FRAME - low), max(1, lead.end // FRAME - low))
        phase = made.phase(seeds.start, seeds.stop)
        rest = _without(made, programme, references, chosen)
        evidence = _elsewhere(rest.evidence(phase), made, chosen)
        found = stretches(evidence)
        before = bool(found) and found[0].begin == 0 and low == first > 0
        after = bool(found) and found[-1].end == len(made) and high == last < frames
        if not (before or after):
            break
        first -= 4 * _REACH * before
        last += 4 * _REACH * after
    believed = (
        _held(made, evidence, phase, one, channel)
        for one in _bridged(found, evidence)
        if one.gain > least_gain
    )
    return [one for one in believed if _lasts(one)]


def _bridged(found: Sequence[Stretch], evidence: npt.NDArray[np.float32]) -> list[Stretch]:
    """Stretches of one path, with gaps closed through which the music can still be made out."""
    made: list[Stretch] = []
    for one in found:
        last = made[-1] if made else None
        if last is not None and one.begin - last.end <= _BRIDGE:
            gap = evidence[last.end : one.begin]
            if gap.sum() >= _GAP_Z * math.sqrt(len(gap)):
                made[-1] = Stretch(last.begin, one.end, last.gain + one.gain)
                continue
        made.append(one)
    return made


def _lasts(one: Held) -> bool:
    """True when the evidence is more than one moment that two tracks have in common."""
    least = LEAST_Z if one.end - one.begin >= _SHORT else _PLAIN_Z
    return one.support >= LEAST_SUPPORT and one.z >= least


def _held(
    made: Trace,
    evidence: npt.NDArray[np.float32],
    phase: complex,
    stretch: Stretch,
    channel: str,
) -> Held:
    inside = slice(stretch.begin, stretch.end)
    part = evidence[inside]
    pieces = np.array([piece.sum() for piece in np.array_split(part, _PARTS)])
    kept = np.sort(pieces)[: _PARTS - _LEFT_OUT]
    count = len(part) * (_PARTS - _LEFT_OUT) / _PARTS
    support = max(0.0, float(kept.sum())) ** 2 / (2 * count)
    aligned_sums = (made.sums[inside] * np.conj(phase)).real
    # A frame of the programme alone, against bits of power 2, would give sqrt(2 energy samples).
    most = np.sqrt(2 * FRAME * np.maximum(made.energy[inside], 1e-6))
    return Held(
        path=made.path,
        channel=channel,
        begin=made.first + stretch.begin,
        end=made.first + stretch.end,
        gain=stretch.gain,
        z=float(part.sum() / math.sqrt(max(1, len(part)))),
        support=support,
        heard=int(np.count_nonzero(part > 1.0)),
        coherence=(aligned_sums / most).astype(np.float32),
    )


def _without(
    made: Trace, programme: Baseband, references: Sequence[Reference], chosen: Sequence[Held]
) -> Trace:
    """A trace without what follows from the recordings that are held."""
    sums, noise = made.sums.copy(), made.noise.copy()
    for one in chosen:
        begin, end = max(made.first, one.begin), min(made.first + len(made), one.end)
        if end <= begin:
            continue
        inside = slice(begin - made.first, end - made.first)
        likeness, theirs = _likeness(made.path, one.path, programme, references, begin, end)
        follows = _of_sounds(likeness)
        left = 1 - 2 * (np.conj(follows) * likeness).real + np.abs(follows) ** 2
        sums[inside] -= theirs * np.conj(follows)
        noise[inside] *= np.maximum(_LEAST_REST, left)
    return replace(made, sums=sums, noise=noise)


def _of_sounds(likeness: npt.NDArray[np.complex64]) -> npt.NDArray[np.complex64]:
    """Likeness of two sounds from that of their signs, by the arcsine law.

    Signs alone are less alike than what they were taken from (Van Vleck and Middleton, Proc. IEEE
    54(1), 1966), and it is the sounds that say how much of one is in the other: without this, a
    second copy of a recording keeps a tenth of its evidence beside the first.
    """
    real, imaginary = (np.sin(np.pi / 2 * part) for part in (likeness.real, likeness.imag))
    return np.asarray(real + 1j * imaginary, np.complex64)


def _elsewhere(
    evidence: npt.NDArray[np.float32], made: Trace, chosen: Sequence[Held]
) -> npt.NDArray[np.float32]:
    """Evidence against it where the same recording is held already: it sounds once at a time."""
    out = evidence.copy()
    for one in chosen:
        if one.path.reference == made.path.reference:
            out[max(0, one.begin - made.first) : max(0, one.end - made.first)] = _NOT_TWICE
    return out


def _likeness(
    path: Path,
    other: Path,
    programme: Baseband,
    references: Sequence[Reference],
    begin: int,
    end: int,
) -> tuple[npt.NDArray[np.complex64], npt.NDArray[np.complex64]]:
    """Likeness of two recordings frame by frame, and the sums of the other, complex64 each.

    The likeness is their normalised product, of size 0 to 1, as it is where the programme is.
    """
    first, last = begin * FRAME, end * FRAME
    mine = aligned(references[path.reference], path, first, last)
    theirs = aligned(references[other.reference], other, first, last)
    product = (mine * np.conj(theirs)).reshape(-1, FRAME).sum(axis=1) / (2 * FRAME)
    smooth = smoothed(product, _SMOOTH)
    sums = (np.asarray(programme[first:last]) * np.conj(theirs)).reshape(-1, FRAME).sum(axis=1)
    return smooth.astype(np.complex64), sums.astype(np.complex64)


def _with_family(
    one: Held, made: Trace, programme: Baseband, references: Sequence[Reference]
) -> Held:
    """A stretch with another recording as family, where the two cannot be told apart."""
    begin, end = max(made.first, one.begin), min(made.first + len(made), one.end)
    if end <= begin or made.path.reference in one.family:
        return one
    likeness, theirs = _likeness(made.path, one.path, programme, references, begin, end)
    alike = float(np.abs(likeness.mean()))
    if alike < _ALIKE:
        return one
    inside = slice(begin - made.first, end - made.first)
    deviation = np.sqrt(made.noise[inside])
    ahead = np.abs((theirs / deviation).sum()) - np.abs((made.sums[inside] / deviation).sum())
    spread = math.sqrt(max(_LEAST_REST, 2 * (1 - alike)) * (end - begin))
    if ahead > _TELL_APART * spread:
        return one
    return replace(one, family=(*one.family, made.path.reference))
