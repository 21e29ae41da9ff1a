"""What two recordings have in common, as far as it can be measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from onara.families.coherence import NEAR_S, Window

Kind = Literal["same take", "shared backing", "shared passage"]

MEASURE = 1
"""Raised when links are found or measured otherwise: what was compared before is compared again."""
THROUGHOUT = 0.85
"""Share of the shorter recording from which on the other has it throughout: all but two windows."""
_HIGH, _EVEN = 0.65, 0.8
"""Another master is coherent evenly: equalised, compressed and limited hard, 0.69 to 0.88 over a
whole recording.  A voice comes and goes: 3 dB below its backing 0.55 to 1.0.  So the lowest tenth
of windows of one take is this high, and this much of the highest tenth."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two recordings that have sound in common.

    ``one`` is the shorter.  ``share``: how much of it the other has too, 0 to 1, by windows spread
    over it; ``delay_s``: second of the other minus second of the one, for most of these windows;
    ``delays_s``: all delays in the order of time, more than one where something was cut out or put
    in; ``coherence``: share of the whitened amplitude that the windows have in common, 0 to 1, and
    ``z``: peak of the matched filter in standard deviations, medians both.

    ``kind``: "same take" (throughout, highly and evenly: the same, an edit, another master),
    "shared backing" (throughout, but with something in one that comes and goes: an instrumental and
    its song), "shared passage" (a part only).  A voice that is soft all the time looks like another
    master; no more is claimed than what was measured.
    """

    one: str
    other: str
    kind: Kind
    share: float
    delay_s: float
    delays_s: tuple[float, ...]
    coherence: float
    z: float

    def seen_from(self, recording: str) -> Link:
        """The same with this recording as ``one``; ``share`` stays that of the shorter."""
        if recording == self.one:
            return self
        turned = tuple(0.0 - delay for delay in self.delays_s)
        return replace(
            self, one=self.other, other=self.one, delay_s=0.0 - self.delay_s, delays_s=turned
        )


def link_of(one: str, other: str, windows: Sequence[Window], looked_at: int) -> Link:
    """The link that so many ``windows`` (one at least) of ``looked_at`` speak for."""
    coherence = np.array([each.coherence for each in windows])
    low, high = np.quantile(coherence, [0.1, 0.9])
    share = min(1.0, len(windows) / looked_at)
    kind: Kind = "shared passage"
    if share >= THROUGHOUT:
        kind = "same take" if low >= max(_HIGH, _EVEN * high) else "shared backing"
    delays = _delays(windows)
    most = max(delays, key=len)
    return Link(
        one,
        other,
        kind,
        round(share, 3),
        round(float(np.median(most)), 4),
        tuple(round(float(np.median(each)), 4) for each in delays),
        round(float(np.median(coherence)), 3),
        round(float(np.median([each.z for each in windows])), 2),
    )


def _delays(windows: Sequence[Window]) -> list[list[float]]:
    """Delays of windows, those together that are one, in the order of time."""
    found: list[list[float]] = []
    for each in sorted(windows, key=lambda each: each.at_s):
        near = [one for one in found if abs(one[-1] - each.delay_s) <= NEAR_S]
        if near:
            near[0].append(each.delay_s)
        else:
            found.append([each.delay_s])
    return found
