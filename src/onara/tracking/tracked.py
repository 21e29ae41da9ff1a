"""Stretches become cues: jumps and loops kept together, edges where the music is heard to end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onara.tracking.explain import Held
from onara.tracking.trace import FRAME_S, smoothed

JOIN_S = 2.0
"""Two stretches of one recording that are no further apart are one cue: a loop, an edit."""
RESUMES_S = 4.0
"""So far apart where the second goes on as if the first had not ended: the music ran on unheard."""

CLEAN = 0.72
"""Coherence of a recording with itself through a codec: one bit costs 0.80, the codec and the mix
to mono the rest (median over foreground cues without speech)."""
FADE_DB = -20.0
"""A cue begins and ends where its level passes so much below its own, as broadcast monitors hold
it: below, a fade is not heard, though it can be measured."""
_LEVEL_FRAMES = 5
"""Levels are averaged over so many frames."""
_ACTIVE_DB = 25.0
"""A cue's own level is the mean over frames that are at most so far below its 95th percentile."""
_LEAST_SHARE = 1e-4
_PAUSE_FRAMES = 5
"""Pauses of so many frames in all show the level of music under speech."""
_LEAST_REST = 1e-2
"""What is left beside music is never believed to be less than this share of it (20 dB below)."""


@dataclass(frozen=True, slots=True)
class TrackedPart:
    """A stretch without a jump: seconds of the programme, and of the recording at its start."""

    start_s: float
    end_s: float
    offset_s: float
    speed: float


@dataclass(frozen=True, slots=True)
class Tracked:
    """One recording from a second to a second of the programme.

    ``recording``: position in the library as it was given; ``parts``: its stretches in order;
    ``gain``: log likelihood ratio in nats; ``z``: evidence in standard deviations; ``support_s``:
    seconds in which the recording stands out by itself; ``level_db``: its level over that of all
    else meanwhile, decibels; ``channel``: "mid" or "side"; ``family``: positions of recordings that
    explain it as well.
    """

    recording: int
    start_s: float
    end_s: float
    parts: tuple[TrackedPart, ...]
    gain: float
    z: float
    support_s: float
    level_db: float
    channel: str
    family: tuple[int, ...]


def cues(
    held: Sequence[Held],
    power: npt.NDArray[np.float32],
    rate: float,
    spoken: npt.NDArray[np.bool_] | None = None,
) -> list[Tracked]:
    """The cues of a programme, in the order in which they begin.

    ``power``: mean square of the programme in each frame, float32 (frames,); ``rate``: samples of
    the baseband a second; ``spoken``: bool (frames,), where somebody speaks.
    """
    if spoken is None:
        spoken = np.zeros(len(power), np.bool_)
    trimmed = [one for one in (_trimmed(one, power) for one in held) if one is not None]
    groups: list[list[Held]] = []
    for one in sorted(trimmed, key=lambda one: one.begin):
        for group in reversed(groups):
            if _goes_on(group[-1], one):
                group.append(one)
                break
        else:
            groups.append([one])
    return [_tracked(group, power, rate, spoken) for group in groups]


def music_power(one: Held, power: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
    """Mean square of the recording in each frame of a stretch, float64 (end - begin,).

    Where noise of a like power lies over a signal, the phases of the sum agree with the signal's as
    far as its share of the amplitude goes; so the square of the coherence is the share of power.
    """
    coherence = smoothed(one.coherence.astype(np.float64), _LEVEL_FRAMES)
    share = np.clip(coherence / CLEAN, 0.0, 1.0) ** 2
    return np.asarray(power[one.begin : one.end] * np.maximum(share, _LEAST_SHARE), np.float64)


def _trimmed(one: Held, power: npt.NDArray[np.float32]) -> Held | None:
    """A stretch without the ends in which its music has faded away."""
    music = music_power(one, power)
    level = 10 * np.log10(np.maximum(music, 1e-12))
    active = level >= np.percentile(level, 95) - _ACTIVE_DB
    own = 10 * np.log10(np.mean(music[active]))
    loud = np.flatnonzero(level >= own + FADE_DB)
    if not len(loud):
        return None
    first, last = int(loud[0]), int(loud[-1]) + 1
    return Held(
        path=one.path,
        channel=one.channel,
        begin=one.begin + first,
        end=one.begin + last,
        gain=one.gain,
        z=one.z,
        support=one.support,
        heard=one.heard,
        coherence=one.coherence[first:last],
        family=one.family,
    )


def _goes_on(last: Held, one: Held) -> bool:
    if last.path.reference != one.path.reference:
        return False
    apart = (one.begin - last.end) * FRAME_S
    return apart <= (RESUMES_S if last.path is one.path else JOIN_S)


def _tracked(
    group: Sequence[Held],
    power: npt.NDArray[np.float32],
    rate: float,
    spoken: npt.NDArray[np.bool_],
) -> Tracked:
    parts = []
    for one in group:
        start = one.begin * FRAME_S
        delay = one.path.delay_at(start * rate)
        parts.append(
            TrackedPart(start, one.end * FRAME_S, start + delay / rate, 1.0 + one.path.slope)
        )
    frames = sum(one.end - one.begin for one in group)
    return Tracked(
        recording=group[0].path.reference,
        start_s=parts[0].start_s,
        end_s=max(part.end_s for part in parts),
        parts=tuple(parts),
        gain=sum(one.gain for one in group),
        z=sum(one.z * (one.end - one.begin) ** 0.5 for one in group) / max(1, frames) ** 0.5,
        support_s=sum(one.heard for one in group) * FRAME_S,
        level_db=_level_db(group, power, spoken),
        channel=group[0].channel,
        family=tuple(dict.fromkeys(other for one in group for other in one.family)),
    )


def _level_db(
    group: Sequence[Held], power: npt.NDArray[np.float32], spoken: npt.NDArray[np.bool_]
) -> float:
    """Level of the music over that of all else, from the pauses of speech where there are some.

    Speech is loud in few cells of the spectrum, so under it the coherence tells more of music than
    there is; the pauses show how loud the music is, and what is louder meanwhile is all else.
    """
    music = np.concatenate([music_power(one, power) for one in group])
    total = np.concatenate([power[one.begin : one.end] for one in group]).astype(np.float64)
    talk = np.concatenate([spoken[one.begin : one.end] for one in group])
    if len(talk) == len(total) and 0 < np.count_nonzero(~talk) >= _PAUSE_FRAMES and talk.any():
        level = float(np.mean(music[~talk]))
        music = np.where(talk, np.minimum(level, total), music)
    rest = float(np.maximum(total - music, 0.0).sum())
    whole = max(float(music.sum()), 1e-12)
    return 10 * float(np.log10(whole / max(rest, _LEAST_REST * whole)))
