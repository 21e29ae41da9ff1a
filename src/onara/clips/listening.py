"""A sound that is still coming in from somebody's microphone: asked again and again.

The same rule as for the microphone of this machine (`onara.library.listening`): the k-th look has
to be 2^k times as sure as the first, so that all together err no more often than one look does.
"""

from __future__ import annotations

import io
import wave
from pathlib import Path

import numpy as np
import numpy.typing as npt
import soxr

from onara.audio import SAMPLE_RATE, Samples
from onara.library.hearing import WINDOW_S, Heard
from onara.library.listening import FIRST_LOOK_S, next_look_s
from onara.match import SURE_P

LEAST_RATE, MOST_RATE = 8000, 192_000
GIVE_UP_S = 20.0
"""Who holds a telephone towards a television waits no longer."""


class Listening:
    """What was heard so far, and what to do with it.

    ``rate`` is that of the microphone in hertz.
    """

    def __init__(self, rate: int) -> None:
        self.rate = rate
        self.level_db = -100.0
        self.share = 1.0
        self._resampler = soxr.ResampleStream(rate, SAMPLE_RATE, 1, dtype="float32", quality="HQ")
        self._held = np.empty(0, np.float32)
        self._original = np.empty(0, np.float32)
        self._next_look = FIRST_LOOK_S
        self._taken = 0

    @property
    def seconds(self) -> float:
        """Seconds of sound so far."""
        return self._taken / self.rate

    def take(self, sound: Samples) -> None:
        """More sound, float32 at `rate`; what is no number is silence."""
        sound = np.nan_to_num(np.clip(sound, -1.0, 1.0), nan=0.0)
        self._taken += len(sound)
        power = float(np.mean(np.square(sound))) if len(sound) else 0.0
        self.level_db = round(10 * np.log10(max(power, 1e-10)), 1)
        self._original = _last(self._original, sound, WINDOW_S * self.rate)
        resampled = self._resampler.resample_chunk(sound)
        self._held = _last(self._held, resampled, WINDOW_S * SAMPLE_RATE)

    def due(self) -> Samples | None:
        """What to look up now, float32 at `SAMPLE_RATE`; ``None`` where it is too early.

        What comes while a look is going on waits for the next one.
        """
        if self.seconds < self._next_look:
            return None
        self._next_look = next_look_s(self.seconds)
        self.share /= 2
        return self._held

    def is_enough(self, heard: Heard) -> bool:
        """Whether the look that was due is sure enough to answer."""
        return heard.best is not None and heard.best.p <= SURE_P * self.share

    def write(self, path: Path) -> None:
        """The last seconds, as they were heard, as a WAV file of 16 bits."""
        made = io.BytesIO()
        with wave.open(made, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(self.rate)
            file.writeframes((self._original * 32767).astype("<i2").tobytes())
        path.write_bytes(made.getvalue())


def _last(held: Samples, more: npt.NDArray[np.float32], most: float) -> Samples:
    return np.concatenate([held, more])[-round(most) :]
