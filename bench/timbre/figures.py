"""Figures of a corpus: who is nearest to whom, against chance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bench.timbre.heard import Heard
from onara.timbre import ALIKE, Spread, Timbre
from onara.timbre.likeness import distances, likenesses


@dataclass(frozen=True)
class Figure:
    """A share of ``count`` cases, and the share that drawing lots would give."""

    what: str
    count: int
    share: float
    chance: float | None


def figures(heard: Sequence[Heard]) -> list[Figure]:
    """All figures; those to which the corpus has no case are left out."""
    spread = Spread.of([each.whole for each in heard])
    named = [each for each in heard if each.artist and _artists(heard, each.soundtrack) > 1]
    found = [
        _halves(heard, spread),
        _nearest("nearest is of the same soundtrack", heard, spread, lambda h: h.soundtrack),
        _nearest(
            "nearest of the soundtrack is by the same artist",
            named,
            spread,
            lambda h: h.artist,
            lambda h: h.soundtrack,
        ),
        _plainly("pairs of one soundtrack said to be alike", heard, spread, together=True),
        _plainly("pairs of two soundtracks said to be alike", heard, spread, together=False),
    ]
    return [figure for figure in found if figure.count]


def unrelated(heard: Sequence[Heard]) -> tuple[float, float]:
    """Of the logarithm of the distance between tracks of different soundtracks: mean, deviation."""
    table = _table(heard, Spread.of([each.whole for each in heard]))
    apart = np.log(table[~_same(heard)])
    return float(apart.mean()), float(apart.std())


def _artists(heard: Sequence[Heard], soundtrack: str) -> int:
    return len({each.artist for each in heard if each.soundtrack == soundtrack and each.artist})


def _halves(heard: Sequence[Heard], spread: Spread) -> Figure:
    halves = [each.halves for each in heard if each.halves]
    seconds: list[Timbre] = [second for _, second in halves]
    found = [
        int(np.argmin(distances(first, seconds, spread))) == number
        for number, (first, _) in enumerate(halves)
    ]
    count = len(halves)
    return Figure("a half finds its other half first", count, _mean(found), 1 / max(count, 1))


def _nearest(
    what: str,
    heard: Sequence[Heard],
    spread: Spread,
    label: Callable[[Heard], str | None],
    within: Callable[[Heard], str] = lambda _: "",
) -> Figure:
    """How often the nearest other track has the same label; only tracks that have a companion."""
    table = _table(heard, spread)
    right, chances = [], []
    for number, one in enumerate(heard):
        others = [i for i, h in enumerate(heard) if i != number and within(h) == within(one)]
        alike = [label(heard[i]) == label(one) for i in others]
        if any(alike):
            right.append(alike[int(np.argmin(table[number, others]))])
            chances.append(_mean(alike))
    return Figure(what, len(right), _mean(right), _mean(chances))


def _plainly(what: str, heard: Sequence[Heard], spread: Spread, *, together: bool) -> Figure:
    timbres = [each.whole for each in heard]
    similar = np.array(
        [[each.similarity for each in likenesses(one, timbres, spread)] for one in timbres]
    )
    chosen = _same(heard) == together
    np.fill_diagonal(chosen, False)
    return Figure(what, int(chosen.sum()) // 2, _mean(similar[chosen] >= ALIKE), None)


def _same(heard: Sequence[Heard]) -> npt.NDArray[np.bool_]:
    names = np.array([each.soundtrack for each in heard])
    return np.asarray(names[:, None] == names[None])


def _table(heard: Sequence[Heard], spread: Spread) -> npt.NDArray[np.float64]:
    timbres = [each.whole for each in heard]
    rows = [distances(one, timbres, spread) for one in timbres]
    return np.array(rows).reshape(len(rows), len(rows))


def _mean(found: Sequence[bool] | Sequence[float] | npt.NDArray[np.bool_]) -> float:
    return float(np.mean(found)) if len(found) else 0.0
