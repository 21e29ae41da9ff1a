"""Which two stretches carry the same music, from when to when, and is more than music the same?"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onara.fingerprint import BASEBAND_RATE, Baseband, unpack
from onara.recurrence.ambiguity import ambiguity
from onara.recurrence.episode import Episode, Span, frames_within, searched
from onara.recurrence.likeness import coherence, likeness
from onara.recurrence.seed import Seed, find_seeds
from onara.tracking.presence import Stretch, stretches
from onara.tracking.trace import FRAME, FRAME_S, Path, Trace, trace

LEAST_S = 4.0
"""A door, a ring tone, a sting of a second or two is no piece of music that comes back."""
LEAST_HEARD_S = 2.0
"""Seconds of a pair that stand out by themselves."""
LEAST_GAIN = 30.0
"""Log likelihood ratio in nats from which on a pair is believed."""
CHANCE = 2e-3
"""Share of wrong delays at which a stretch is found at all (gain above 0): 6 of 4,000 between music
of the open episodes, some of them loops of one track.  Beyond that a likelihood ratio of e^g is
reached by chance at most once in e^g (Ville 1939)."""
LEAST_SUPPORT = 10.0
"""What has to be left of a pair without its best moments, as a height."""
LEAST_LIKENESS = 0.08
"""Pieces played on the same samples are a little alike (up to 0.07 between cues of the open
episodes), and evidence of that adds up; the same music 15 dB under speech on both sides keeps more
than twice as much."""
MOST_AMBIGUITY = 0.75
"""Agreement beside the delay, as a share of that at it: at most 0.51 over 68 pairs in the open
episodes, most of which are music; 1.06 for mains hum under different speech."""
APART_S = 20.0
"""Within one episode, music that comes back sooner is its own beat."""
_REACH = round(30.0 / FRAME_S)
"""A path is followed so many frames beyond its seeds, and further while it still holds."""
_SAME_DELAY = 2.0
"""Samples by which two seeds of one path may differ, as a quarter of a sample is lost here and
there,"""
_DRIFT = 1e-5
"""and by so much of the time between them: episodes of one season have one clock."""
_FAR = round(60.0 * BASEBAND_RATE)
"""Seeds further apart are paths of their own."""
_PARTS = 20
_LEFT_OUT = 2
"""Support is what is left without the best two of twenty parts (see `tracking.explain`)."""


MOST_PAIRS = 20
"""A stretch is paired with so many others at most, the surest: more than a season has episodes.
What is one piece is joined over them, and a programme that repeats a minute all day comes to an
end."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two spans of one length with the same music.

    ``gain``: log likelihood ratio in nats; ``p``: probability that chance alone gives such a pair
    anywhere in what was compared; ``z``: evidence in standard deviations; ``support``:
    what is left of it without the best moments, as a height; ``heard_s``: seconds in which it
    stands out by itself; ``likeness`` and ``spoken_likeness``: see `likeness.Likeness`;
    ``is_copy``: speech and all comes back, as in a recap.
    """

    first: Span
    second: Span
    gain: float
    p: float
    z: float
    support: float
    heard_s: float
    likeness: float
    spoken_likeness: float | None
    is_copy: bool

    @property
    def delay_s(self) -> float:
        """Second of the second span less that of the first."""
        return self.second.start_s - self.first.start_s


@dataclass(frozen=True, slots=True)
class _Lead:
    """Seeds of one delay, and the path that they are on."""

    episode: int
    begin: int
    end: int
    best: Seed

    @property
    def path(self) -> Path:
        return Path(self.episode, (self.best.at + self.best.end) // 2, self.best.delay)


def recurrences(
    episode: Episode, others: Sequence[Episode], programme: Baseband | None = None
) -> list[Pair]:
    """Pairs of stretches of an episode with stretches of others, and of its own, best first.

    ``first`` of each pair lies in ``episode``.  ``programme``: its whitened middle channel,
    complex64, where that is at hand; it tells a little more than the bits do.
    """
    if programme is None:
        programme = unpack(episode.reference.bits)[: episode.reference.samples]
    episodes = [episode, *(other for other in others if other.name != episode.name)]
    seeds = find_seeds(programme, 0, episodes, round(APART_S * BASEBAND_RATE))
    delays = _delays(episodes)
    pairs: list[Pair] = []
    for lead in _leads(seeds):
        at_s = lead.path.at / BASEBAND_RATE
        here = [pair for pair in pairs if pair.first.start_s <= at_s <= pair.first.end_s]
        if len(here) >= MOST_PAIRS or any(_is_held(pair, lead, episodes) for pair in here):
            continue
        pairs += _follow(programme, lead, episodes, delays)
    kept: list[Pair] = []
    of_minute: dict[int, list[Pair]] = {}
    for pair in sorted(pairs, key=lambda pair: -pair.gain):
        minutes = range(int(pair.first.start_s // 60), int(pair.first.end_s // 60) + 1)
        near = (other for minute in minutes for other in of_minute.get(minute, ()))
        if not any(_same_music(pair, other) for other in near):
            kept.append(pair)
            for minute in minutes:
                of_minute.setdefault(minute, []).append(pair)
    return kept


def _leads(seeds: Iterable[Seed]) -> list[_Lead]:
    groups: list[list[Seed]] = []
    for seed in sorted(seeds, key=lambda seed: seed.at):
        for group in reversed(groups):
            last = group[-1]
            apart = seed.at - last.at
            near = abs(seed.delay - last.delay) <= _SAME_DELAY + _DRIFT * apart
            if last.episode == seed.episode and near and apart <= _FAR:
                group.append(seed)
                break
        else:
            groups.append([seed])
    found = [
        _Lead(
            group[0].episode,
            group[0].at,
            group[-1].end,
            max(group, key=lambda seed: seed.height),
        )
        for group in groups
    ]
    return sorted(found, key=lambda lead: -lead.best.height)


def _is_held(pair: Pair, lead: _Lead, episodes: Sequence[Episode]) -> bool:
    """True where a pair at a lead's place was found along the same delay."""
    return (
        pair.second.episode == episodes[lead.episode].name
        and abs(pair.delay_s * BASEBAND_RATE - lead.best.delay) <= _SAME_DELAY
    )


def _same_music(pair: Pair, stronger: Pair) -> bool:
    """True where two stretches are paired already, at another delay: a loop, a chorus."""
    return all(
        one.overlap_s(two) > 0.5 * min(one.seconds, two.seconds)
        for one, two in ((pair.first, stronger.first), (pair.second, stronger.second))
    )


def _delays(episodes: Sequence[Episode]) -> float:
    """Delays at which stretches of the first episode are compared with those of all.

    Two stretches meet at as many delays as both have samples together.
    """
    here = searched(episodes[0])
    there = [span for episode in episodes for span in searched(episode)]
    samples = [sum(last - first for first, last in spans) for spans in (here, there)]
    return float(samples[0] * len(there) + samples[1] * len(here))


def _follow(
    programme: Baseband, lead: _Lead, episodes: Sequence[Episode], delays: float
) -> list[Pair]:
    """The pairs along the path of a lead."""
    here, there = episodes[0], episodes[lead.episode]
    path = lead.path
    frames = len(programme) // FRAME
    lowest = max(0, math.ceil(-path.delay / FRAME))
    highest = min(frames, math.floor((there.reference.samples - path.delay) / FRAME))
    first, last = lead.begin // FRAME - _REACH, -(-lead.end // FRAME) + _REACH
    while True:
        low, high = max(lowest, first), min(highest, last)
        if high <= low:
            return []
        made = trace(programme, there.reference, path, low, high)
        seeds = slice(max(0, path.at // FRAME - 50 - low), max(1, path.at // FRAME + 50 - low))
        evidence = made.evidence(made.phase(seeds.start, seeds.stop))
        shift = round(path.delay / FRAME)
        known = frames_within(here.explained, low, high)
        known |= frames_within(there.explained, low + shift, high + shift)
        evidence[known] = 0.0
        found = stretches(evidence)
        before = bool(found) and found[0].begin == 0 and low > lowest
        after = bool(found) and found[-1].end == len(made) and high < highest
        if not (before or after):
            break
        first -= 4 * _REACH * before
        last += 4 * _REACH * after
    phase = made.phase(seeds.start, seeds.stop)
    pairs = (_pair(made, evidence, phase, one, here, there, delays) for one in found)
    return [
        pair
        for pair in pairs
        if pair is not None and _is_unambiguous(pair, programme, there, path.delay)
    ]


def _is_unambiguous(pair: Pair, programme: Baseband, there: Episode, delay: float) -> bool:
    first, last = (
        round(second * BASEBAND_RATE) for second in (pair.first.start_s, pair.first.end_s)
    )
    return ambiguity(programme, there.reference, first, last, delay) <= MOST_AMBIGUITY


def _pair(
    made: Trace,
    evidence: npt.NDArray[np.float32],
    phase: complex,
    stretch: Stretch,
    here: Episode,
    there: Episode,
    delays: float,
) -> Pair | None:
    inside = slice(stretch.begin, stretch.end)
    part = evidence[inside]
    begin, shift = made.first + stretch.begin, round(made.path.delay / FRAME)
    delay_s = made.path.delay / BASEBAND_RATE
    first = Span(here.name, begin * FRAME_S, (begin + len(part)) * FRAME_S)
    second = Span(there.name, first.start_s + delay_s, first.end_s + delay_s)
    alike = likeness(coherence(made, phase)[inside], part, (here, begin), (there, begin + shift))
    support = _support(part)
    heard_s = float(np.count_nonzero(part > 1.0) * FRAME_S)
    if (
        heard_s < LEAST_HEARD_S
        or first.seconds < LEAST_S
        or stretch.gain < LEAST_GAIN
        or support < LEAST_SUPPORT
    ):
        return None
    if alike.is_speech or alike.all < LEAST_LIKENESS:
        return None
    return Pair(
        first=first,
        second=second,
        gain=float(stretch.gain),
        p=min(1.0, delays * CHANCE * math.exp(-max(0.0, float(stretch.gain)))),
        z=float(part.sum() / math.sqrt(len(part))),
        support=support,
        heard_s=heard_s,
        likeness=alike.all,
        spoken_likeness=alike.spoken,
        is_copy=alike.is_copy,
    )


def _support(evidence: npt.NDArray[np.float32]) -> float:
    pieces = np.array([piece.sum() for piece in np.array_split(evidence, _PARTS)])
    kept = np.sort(pieces)[: _PARTS - _LEFT_OUT]
    count = len(evidence) * (_PARTS - _LEFT_OUT) / _PARTS
    return max(0.0, float(kept.sum())) ** 2 / (2 * count)
