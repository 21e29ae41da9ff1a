"""Seeds of one recording at one delay are one path through the programme."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from onara.tracking.seed import Seed, window_samples
from onara.tracking.trace import Path

_NEAR = 1.0
"""Delays of two seeds of one path differ by this many samples at most,"""
_DRIFT = 5e-4
"""and by so much of the time between them: clocks that drift more break the coherence of a
window."""
_FAR_S = 180.0
"""Seeds further apart than this many seconds are paths of their own."""


@dataclass(frozen=True, slots=True)
class Lead:
    """A path with the seeds that speak for it; ``begin`` and ``end`` are samples of the
    programme, ``height`` is that of the best seed."""

    path: Path
    begin: int
    end: int
    height: float


def leads(seeds: Iterable[Seed], rate: float) -> list[Lead]:
    """Seeds as paths, best first; ``rate`` is samples a second."""
    groups: list[list[Seed]] = []
    for seed in sorted(seeds, key=lambda seed: seed.at):
        for group in reversed(groups):
            if _belongs(seed, group[-1], rate):
                group.append(seed)
                break
        else:
            groups.append([seed])
    found = [_lead(group) for group in groups]
    return sorted(found, key=lambda lead: -lead.height)


def _belongs(seed: Seed, last: Seed, rate: float) -> bool:
    apart = abs(seed.at - last.at)
    return (
        seed.reference == last.reference
        and apart <= _FAR_S * rate
        and abs(seed.delay - last.delay) <= _NEAR + _DRIFT * apart
    )


def _lead(group: Sequence[Seed]) -> Lead:
    best = max(group, key=lambda seed: seed.height)
    middle = best.at + window_samples() // 2
    path = Path(best.reference, middle, best.delay, _slope(group))
    begin, end = group[0].at, group[-1].at + window_samples()
    return Lead(path, begin, end, best.height)


def _slope(group: Sequence[Seed]) -> float:
    """Drift of the delay, samples a sample; 0 where it is not plain.

    The grid of a quarter of a sample alone makes delays differ, so a drift has to be of more than
    half a sample over the whole path and of three standard errors.
    """
    if len(group) < 3:
        return 0.0
    at = np.array([seed.at for seed in group], float)
    delay = np.array([seed.delay for seed in group])
    weight = np.array([seed.height for seed in group])
    places = at - np.average(at, weights=weight)
    square = float(weight @ places**2)
    slope = float(weight @ (places * delay)) / square
    rest = delay - np.average(delay, weights=weight) - slope * places
    spread = max(0.1, float(np.sqrt(np.average(rest**2, weights=weight))))
    error = spread / np.sqrt(float(np.sum(places**2)))
    plain = abs(slope) > 3 * error and abs(slope) * float(np.ptp(at)) > 0.5
    return slope if plain else 0.0
