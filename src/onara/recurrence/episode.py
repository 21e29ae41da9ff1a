"""An episode as it is compared: its bits, and the stretches of it that nothing explains."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from onara.fingerprint import BASEBAND_RATE, SAMPLES_PER_BYTE
from onara.index import Reference
from onara.tracking.trace import FRAME_S

Mask = npt.NDArray[np.bool_]
Share = npt.NDArray[np.float32]

MARGIN_S = 1.5
"""A map of where music sounds is right to a second or so: that much is looked at on either side."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Seconds ``start_s`` to ``end_s`` of an episode."""

    episode: str
    start_s: float
    end_s: float

    @property
    def seconds(self) -> float:
        return self.end_s - self.start_s

    def overlap_s(self, other: Span) -> float:
        """Seconds that two spans share, 0 in different episodes."""
        if self.episode != other.episode:
            return 0.0
        return max(0.0, min(self.end_s, other.end_s) - max(self.start_s, other.start_s))


def _nothing() -> Share:
    return np.zeros(0, np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Episode:
    """An episode whose unexplained music is to be compared.

    ``reference``: its whole middle channel, whitened, as bits; its ``recording`` names the episode.
    ``unexplained``: start and end of the stretches of music that nothing explains, in seconds;
    ``explained``: those in which a recording of the library, or a piece that is known already, is
    heard; ``speech`` and ``level_db``: float32 (frames,), probability of speech in each tenth of a
    second and level of its middle channel in decibels, shorter or empty where not measured.
    """

    reference: Reference
    unexplained: Sequence[tuple[float, float]]
    explained: Sequence[tuple[float, float]] = ()
    speech: Share = field(default_factory=_nothing)
    level_db: Share = field(default_factory=_nothing)

    @property
    def name(self) -> str:
        return self.reference.recording

    @property
    def seconds(self) -> float:
        return self.reference.samples / BASEBAND_RATE


def searched(episode: Episode) -> list[tuple[int, int]]:
    """First and last sample of what of an episode is looked at: its stretches and their margins.

    Where two margins meet it is one; they begin where bytes of the bits do.
    """
    spans: list[tuple[int, int]] = []
    for start, end in sorted(episode.unexplained):
        first = max(0, round((start - MARGIN_S) * BASEBAND_RATE))
        first -= first % SAMPLES_PER_BYTE
        last = min(episode.reference.samples, round((end + MARGIN_S) * BASEBAND_RATE))
        last -= last % SAMPLES_PER_BYTE
        if spans and first <= spans[-1][1]:
            spans[-1] = spans[-1][0], max(spans[-1][1], last)
        elif last > first:
            spans.append((first, last))
    return spans


def frames_within(spans: Iterable[tuple[float, float]], first: int, last: int) -> Mask:
    """Of frames first to last (exclusive) of 0.1 s those that lie in spans of seconds."""
    inside = np.zeros(max(0, last - first), bool)
    for start, end in spans:
        begin = max(0, round(start / FRAME_S) - first)
        inside[begin : max(begin, round(end / FRAME_S) - first)] = True
    return inside
