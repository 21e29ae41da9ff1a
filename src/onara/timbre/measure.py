"""Sound to its timbre: a small vector that says what kind of sound a recording is.

It is made while a file is decoded, block by block, in memory that does not grow.  Its values are
averages and spreads over the whole recording, so two takes of one song come out near each other and
a song near another that is played and mixed alike; how loud it was mastered does not enter.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from onara.timbre.aspects import STEPS
from onara.timbre.bands import (
    CEPSTRA,
    FRAME,
    FRAME_RATE,
    HOP,
    SAMPLE_RATE,
    Floats,
    cepstra,
    flatness,
    level_db,
    log_bands,
    power,
)
from onara.timbre.onsets import LAGS, beats, onset_strength, onsets, self_similarity

Timbre = npt.NDArray[np.float32]
"""Shape (`aspects.SIZE`,)."""

MEASURE = 1
"""Number of this measure.  Timbres of different numbers must not be compared: raise it whenever
anything of this folder changes what comes out."""
STRETCH = 512
"""Frames that are looked at together, 16 s: eight of the longest beats."""
SHORTEST = 2 * LAGS
"""Frames below which a rest is left out: the longest beat must fit in twice."""
SHORTEST_S = ((SHORTEST - 1) * HOP + FRAME) / SAMPLE_RATE
"""Seconds of sound that a timbre needs."""
QUIET_DB = -75.0
"""Frames below this level say nothing: 16-bit silence with dither lies near -90."""

_STRETCH_SAMPLES = HOP * (STRETCH - 1) + FRAME
_DB_STEP = 0.5
_LOUDEST_DB = 25.0
"""Levels are counted in steps up to here; float files may pass full scale."""
_LEVELS = round((_LOUDEST_DB - QUIET_DB) / _DB_STEP)


class Meter:
    """Takes the blocks of one sound and says its timbre at the end."""

    def __init__(self) -> None:
        self._pending: list[Floats] = []
        self._samples = 0
        self._levels = np.zeros(_LEVELS, np.int64)
        self._cepstra = _Moments(CEPSTRA)
        self._steps = _Moments(STEPS)
        self._flatness = _Moments(1)
        self._strength = _Moments(1)
        self._similarity = np.zeros(LAGS)
        self._stretches = 0
        self._onsets = 0

    def take(self, block: Floats) -> None:
        """The next samples: float32 of shape (n,) at `SAMPLE_RATE`, any n."""
        self._pending.append(block)
        self._samples += len(block)
        if self._samples < _STRETCH_SAMPLES:
            return
        pending = np.concatenate(self._pending)
        while len(pending) >= _STRETCH_SAMPLES:
            self._add(pending[:_STRETCH_SAMPLES])
            pending = pending[HOP * STRETCH :]
        self._pending, self._samples = [pending], len(pending)

    def timbre(self) -> Timbre | None:
        """The timbre of all that was taken; the meter is used up then.

        ``None`` where less than `SHORTEST_S` seconds of it can be heard.
        """
        if self._samples >= HOP * (SHORTEST - 1) + FRAME:
            self._add(np.concatenate(self._pending))
        if not self._stretches:
            return None
        seconds = self._strength.count / FRAME_RATE
        evenness = beats((self._similarity / self._stretches).astype(np.float32))
        return np.concatenate(
            [
                self._cepstra.mean[1:],
                np.log(self._cepstra.deviation + 0.01),
                np.log(self._steps.deviation + 0.01),
                # Logarithms, because twice as many is the same step everywhere; the small numbers
                # added keep sounds without any onset within reach of the others.
                [np.log(self._onsets / seconds + 0.2)],
                np.log(self._strength.mean + 0.001),
                np.log(self._strength.deviation + 0.001),
                [evenness.max()],
                evenness,
                self._flatness.mean,
                self._flatness.deviation,
                self._dynamics(),
            ]
        ).astype(np.float32)

    def _add(self, sound: Floats) -> None:
        spectra = power(sound)
        level = level_db(spectra)
        heard = level > QUIET_DB
        if np.count_nonzero(heard) < SHORTEST:
            return
        bands = log_bands(spectra)
        colour = cepstra(bands)
        places = ((level[heard] - QUIET_DB) / _DB_STEP).astype(np.int64)
        self._levels += np.bincount(np.minimum(places, _LEVELS - 1), minlength=_LEVELS)
        self._cepstra.add(colour[heard])
        self._steps.add(np.diff(colour[:, :STEPS], axis=0)[heard[1:] & heard[:-1]])
        self._flatness.add(flatness(spectra[heard])[:, None])
        strength = onset_strength(bands)
        self._strength.add(strength[:, None])
        self._onsets += onsets(strength)
        self._similarity += self_similarity(strength)
        self._stretches += 1

    def _dynamics(self) -> npt.NDArray[np.float64]:
        """Decibels from the middle level to the loud, 95 of 100, and from the soft, 5, to it."""
        share = np.cumsum(self._levels) / self._levels.sum()
        soft, middle, loud = (np.searchsorted(share, [0.05, 0.5, 0.95])) * _DB_STEP
        return np.array([loud - middle, middle - soft])


def measure(sound: Floats) -> Timbre | None:
    """The timbre of a whole sound, float32 of shape (n,) at `SAMPLE_RATE`, as `Meter` gives it."""
    meter = Meter()
    meter.take(sound)
    return meter.timbre()


class _Moments:
    """Mean and standard deviation of columns that come in pieces."""

    def __init__(self, columns: int) -> None:
        self.count = 0
        self._sum = np.zeros(columns)
        self._squares = np.zeros(columns)

    def add(self, rows: Floats) -> None:
        self.count += len(rows)
        self._sum += rows.sum(axis=0, dtype=np.float64)
        self._squares += np.square(rows, dtype=np.float64).sum(axis=0)

    @property
    def mean(self) -> npt.NDArray[np.float64]:
        return self._sum / max(self.count, 1)

    @property
    def deviation(self) -> npt.NDArray[np.float64]:
        variance = self._squares / max(self.count, 1) - self.mean**2
        return np.asarray(np.sqrt(np.maximum(variance, 0)))
