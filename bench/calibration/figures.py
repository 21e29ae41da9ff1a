"""How often p was at most x, with the chances of the draw."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bench.calibration.asking import Asked
from bench.calibration.negatives import KINDS

LIMITS = (0.1, 0.01, 0.001, 0.0001)
DOUBT = 0.01
"""A rate is called too high where an honest p would give it less often than this."""
REPLAYED = "at other speeds"
ALL = "all but loops"


@dataclass(frozen=True)
class Rate:
    """Of ``total`` queries ``count`` had a p of at most ``limit``."""

    limit: float
    count: int
    total: int

    @property
    def share(self) -> float:
        return self.count / self.total

    @property
    def by_chance(self) -> float:
        """Probability of at least so many, if each had probability ``limit`` (binomial)."""
        return at_least(self.count, self.total, self.limit)

    @property
    def too_high(self) -> bool:
        return self.by_chance < DOUBT


@dataclass(frozen=True)
class Group:
    """The p of some queries, smallest first; ``named``: how many were given an answer."""

    name: str
    ps: tuple[float, ...]
    named: int

    def rate(self, limit: float) -> Rate:
        return Rate(limit, sum(p <= limit for p in self.ps), len(self.ps))


def groups(asked: Sequence[Asked]) -> list[Group]:
    """One a kind, then all whose recording is not in the library, then those ps of other speeds."""
    found = [
        Group(kind, tuple(sorted(each.p for each in mine)), sum(each.named for each in mine))
        for kind in KINDS
        if (mine := [each for each in asked if each.kind == kind])
    ]
    unknown = [each for each in asked if each.kind != "loops"]
    if unknown:
        named = sum(each.named for each in unknown)
        found.append(Group(ALL, tuple(sorted(each.p for each in unknown)), named))
        found.append(Group(REPLAYED, tuple(sorted(each.replayed_p for each in unknown)), 0))
    return found


def at_least(count: int, total: int, share: float) -> float:
    """Probability that of so many draws with such a share at least ``count`` hit."""
    if count == 0:
        return 1.0
    if not 0 < share < 1:
        return float(share >= 1)
    hits = np.arange(count, total + 1)
    logs = (
        math.lgamma(total + 1)
        - np.array([math.lgamma(k + 1) + math.lgamma(total - k + 1) for k in hits])
        + hits * math.log(share)
        + (total - hits) * math.log1p(-share)
    )
    return min(1.0, float(np.exp(logs).sum()))


def interval(count: int, total: int) -> tuple[float, float]:
    """The 95 % interval of a share (E. B. Wilson, Probable Inference, JASA 22, 1927)."""
    z = 1.959964
    middle = (count + z * z / 2) / (total + z * z)
    half = z * math.sqrt(count * (total - count) / total + z * z / 4) / (total + z * z)
    return max(0.0, middle - half), min(1.0, middle + half)


def rows(found: Sequence[Group]) -> list[list[str]]:
    """A table: queries, named, and for each limit the rate; ``!`` where it is too high."""
    head = ["queries", "number", "named", *(f"p ≤ {limit:g}" for limit in LIMITS)]
    table = [head]
    for group in found:
        rates = [group.rate(limit) for limit in LIMITS]
        cells = [f"{rate.share:.2g} ({rate.count}){' !' * rate.too_high}" for rate in rates]
        named = "" if group.name == REPLAYED else str(group.named)
        table.append([group.name, str(len(group.ps)), named, *cells])
    return table
