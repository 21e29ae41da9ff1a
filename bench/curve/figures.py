"""Shares by length and level, and what the theory of the matched filter says of them."""

import math
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bench import score
from bench.curve.making import CONDITIONS
from bench.peers import Peer
from bench.score import Answered, Cell, Share
from onara.fingerprint import BASEBAND_RATE

Cells = Mapping[Cell, Share]
PLAIN_SHARE = 0.9
"""Cells of which so many are named say how coherent clips of their level are."""


@dataclass(frozen=True)
class Level:
    """What is left of the coherence of clip and recording at a level, and what follows from it.

    Of a clip of T seconds the filter adds up B T samples that agree with the recording by a share
    ``coherence`` of what two equal sounds would: z = sqrt(2 B T) * coherence.  So ``needed_s``
    seconds reach the height that is named; ``measured_s``: where half of the clips are named.
    """

    condition: str
    coherence: float | None
    needed_s: float | None
    measured_s: float | None


def shares(peer: Peer, answers: Sequence[Answered]) -> tuple[Cells, dict[float, float] | None]:
    """Accepted and right (false, for unknown clips) by condition and length, and the limits."""
    limit = None if peer.own_threshold else score.limits(answers)
    return score.cells(score.accepted(answers, limit)), limit


def levels(answers: Sequence[Answered], least_z: float) -> list[Level]:
    """The figures of Onara's own answers; ``least_z`` is where they begin to be named."""
    named = score.cells(answers)
    found = []
    for condition in CONDITIONS:
        coherences = []
        for (name, length), share in named.items():
            if name == condition.name and share.count >= PLAIN_SHARE * share.total:
                heights = sorted(
                    (a.found.score if a.found and score.right(a) else 0.0)
                    for a in answers
                    if (a.query.condition, a.query.length_s) == (name, length)
                )
                z = statistics.median(heights)
                coherences.append(z / math.sqrt(2 * BASEBAND_RATE * length))
        coherence = statistics.median(coherences) if coherences else None
        needed = (least_z / coherence) ** 2 / (2 * BASEBAND_RATE) if coherence else None
        found.append(Level(condition.name, coherence, needed, half_named_s(named, condition.name)))
    return found


def least_z(answers: Sequence[Answered]) -> float:
    """The lowest height that was named: a twentieth of the named lie below it."""
    heights = sorted(a.found.score for a in answers if a.found)
    return heights[len(heights) // 20] if heights else math.nan


def half_named_s(named: Cells, condition: str) -> float | None:
    """Length at which half of the clips are named, between two lengths on a logarithmic scale.

    ``None`` where all lengths or none reach half.
    """
    row = sorted(
        (length, share.percent) for (name, length), share in named.items() if name == condition
    )
    for (short, below), (long, above) in pairwise(row):
        if below < 50 <= above:
            part = (50 - below) / (above - below)
            return float(short * (long / short) ** part)
    return None


def rows(cells: Cells) -> list[list[str]]:
    """A table of per cents: a row a condition, a column a length."""
    lengths = sorted({length for _, length in cells})
    table = [["clips", *(f"{length:g} s" for length in lengths)]]
    order = [condition.name for condition in CONDITIONS]
    names = [name for name in order if any(n == name for n, _ in cells)]
    names += sorted({name for name, _ in cells} - set(order))
    for name in names:
        shown = [cells.get((name, length)) for length in lengths]
        label = name if name in order else f"{name} (false)"
        table.append([label, *(f"{share.percent:.0f}" if share else "" for share in shown)])
    return table


def level_rows(found: Sequence[Level]) -> list[list[str]]:
    """A table of what the theory says."""

    def told(value: float | None) -> str:
        return "" if value is None else f"{value:.2g}"

    head = ["clips", "coherence", "length needed, s", "half are named at, s"]
    lines = [
        [one.condition, *map(told, (one.coherence, one.needed_s, one.measured_s))] for one in found
    ]
    return [head, *lines]
