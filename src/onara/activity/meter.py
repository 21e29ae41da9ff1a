"""From blocks of sound to probabilities of music and speech, in memory that does not grow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onara.activity.network import REACH, bundled_weights, log_odds
from onara.activity.spectrum import BANDS, SILENCE, VALUES, Features, features
from onara.audio import SAMPLE_RATE, Samples

HOP_S = 0.1
_HOP = round(HOP_S * SAMPLE_RATE)

_CHUNK = 2400
"""Frames that are answered at once: four minutes.  What lies `REACH` before and after them is heard
again each time, which adds a tenth to the work; all takes some 70 MB."""

Probabilities = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Activity:
    """Probability of music and of speech in each frame of `HOP_S` seconds, arrays of shape (n,).

    Frame i covers the seconds [i * HOP_S, (i + 1) * HOP_S) of the programme.
    """

    music: Probabilities
    speech: Probabilities

    @property
    def seconds(self) -> float:
        return len(self.music) * HOP_S


class ActivityMeter:
    """Takes a programme block by block and gives its activity, some minutes late.

    The blocks may have any sizes: the answers are the same.  Without weights, those of the package.
    """

    def __init__(self) -> None:
        self._held = np.zeros((0, 2), np.float32)
        self._first = 0
        self._answered = 0
        self._weights = bundled_weights()

    def feed(self, mid: Samples, side: Samples | None = None) -> Iterator[Activity]:
        """Take the next block: the mean of the channels at `SAMPLE_RATE`, and half the difference.

        Without a side, what is not in the middle is taken to be silent.  Yields whatever frames can
        be answered now, in order.  Raises `ValueError` if the two differ in length.
        """
        if side is not None and len(side) != len(mid):
            raise ValueError(f"{len(mid)} samples of the middle, {len(side)} of the side")
        block = np.zeros((len(mid), 2), np.float32)
        block[:, 0] = mid
        if side is not None:
            block[:, 1] = side
        self._held = np.concatenate([self._held, block])
        while self._first + len(self._held) >= (self._answered + _CHUNK + REACH) * _HOP:
            yield self._answer(self._answered + _CHUNK)

    def finish(self) -> Iterator[Activity]:
        """The rest, once the programme has ended; a last frame that is not full counts as one."""
        end = -(-(self._first + len(self._held)) // _HOP)
        missing = end * _HOP - self._first - len(self._held)
        self._held = np.pad(self._held, ((0, missing), (0, 0)))
        if end > self._answered:
            yield self._answer(end)

    def _answer(self, end: int) -> Activity:
        """Answer the frames up to end, and forget what no later answer needs."""
        begin = self._first // _HOP
        seen = _seen(self._held[: (end + REACH) * _HOP - self._first])
        found = log_odds(seen, self._weights)[self._answered - begin : end - begin]
        odds = 1 / (1 + np.exp(-np.clip(found, -30, 30)))
        self._answered = end
        keep = max(begin, end - REACH) * _HOP
        self._held = self._held[keep - self._first :]
        self._first = keep
        return Activity(np.ascontiguousarray(odds[:, 0]), np.ascontiguousarray(odds[:, 1]))


def activity_blocks(
    blocks: Iterable[tuple[Samples, Samples | None]],
) -> Iterator[Activity]:
    """The activity of a programme that comes as blocks of middle and side, in pieces, in order."""
    meter = ActivityMeter()
    for mid, side in blocks:
        yield from meter.feed(mid, side)
    yield from meter.finish()


def activity(mid: Samples, side: Samples | None = None) -> Activity:
    """The activity of a sound that is wholly in memory; see `ActivityMeter.feed`."""
    return joined(activity_blocks([(mid, side)]))


def joined(pieces: Iterable[Activity]) -> Activity:
    """Pieces that follow each other as one."""
    kept = list(pieces)
    empty = [np.zeros(0, np.float32)]
    return Activity(
        np.concatenate(empty + [piece.music for piece in kept]),
        np.concatenate(empty + [piece.speech for piece in kept]),
    )


def _seen(sound: npt.NDArray[np.float32]) -> Features:
    """Features of middle and side side by side."""
    middle = features(np.ascontiguousarray(sound[:, 0]))
    seen = np.empty((len(middle), BANDS, 2 * VALUES), np.float32)
    seen[:, :, :VALUES] = middle
    if sound[:, 1].any():
        seen[:, :, VALUES:] = features(np.ascontiguousarray(sound[:, 1]))
    else:
        seen[:, :, VALUES:] = SILENCE
    return seen
