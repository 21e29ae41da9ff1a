"""Sound to cepstra: the colour of each moment in a few numbers that hardly depend on each other.

The power spectrum of a frame is summed in bands that are equally wide to the ear (mel scale,
O'Shaughnessy, Speech Communication, 1987), taken logarithmically and turned by a cosine transform
(Davis and Mermelstein, IEEE Trans. ASSP 28(4), 1980).  Coefficient 0 is loudness; the others do not
change when a recording is played louder.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

SAMPLE_RATE = 8000
"""Hertz, of the sound that comes in."""
FRAME = 512
"""64 ms."""
HOP = 256
"""32 ms: fine enough to tell onsets apart; at twice that the measure would cost half."""
FRAME_RATE = SAMPLE_RATE / HOP
BANDS = 24
"""About one for each critical band below 3.6 kHz and a half."""
LOW_HZ, HIGH_HZ = 60.0, 3600.0
"""Below is hum; above lies the slope of the resampler."""
CEPSTRA = 13
"""The usual number: colour without pitch."""
FLOOR = 1e-9
"""Power of a band that counts as silence, 90 dB below a full-scale tone."""

_TRANSFORMED = 64
"""Frames that are transformed together: they stay in the cache."""
_TONE_POWER = 1.5
"""What the window makes of the power of a full-scale tone: its bin is 1, both neighbours 1/4."""
_FLAT_EVERY = 4
"""Flatness changes slowly, and its logarithms cost as much as all the rest."""
_FLAT_FLOOR = 1e-10


def _mel(hertz: float) -> float:
    return float(2595 * np.log10(1 + hertz / 700))


def _edges() -> npt.NDArray[np.intp]:
    """First bins of the bands, and the first bin above the last."""
    mels = np.linspace(_mel(LOW_HZ), _mel(HIGH_HZ), BANDS + 1)
    hertz = 700 * (10 ** (mels / 2595) - 1)
    return np.round(hertz * FRAME / SAMPLE_RATE).astype(np.intp)


def _cosines() -> Floats:
    """The orthonormal cosine transform (DCT-II), of shape (`BANDS`, `CEPSTRA`)."""
    band = np.arange(BANDS)[:, None] + 0.5
    order = np.arange(CEPSTRA)[None]
    table = np.sqrt(2 / BANDS) * np.cos(np.pi * order * band / BANDS)
    table[:, 0] /= np.sqrt(2)
    return np.asarray(table, np.float32)


_EDGES = _edges()
_WIDTHS = np.diff(_EDGES).astype(np.float32)
_COSINES = _cosines()
_WINDOW: Floats = np.hanning(FRAME + 1)[:-1].astype(np.float32)
_WINDOW *= 2 * FRAME / _WINDOW.sum()


def power(sound: Floats) -> Floats:
    """Power spectra of all whole frames: ``sound`` (n,) to (frames, bins); a full-scale tone is 1.

    Raises `ValueError` where there is not one frame.
    """
    frames = np.lib.stride_tricks.sliding_window_view(sound, FRAME)[::HOP]
    found = np.empty((len(frames), FRAME // 2 + 1), np.float32)
    for first in range(0, len(frames), _TRANSFORMED):
        part = frames[first : first + _TRANSFORMED] * _WINDOW
        spectrum = np.fft.rfft(part, axis=1, norm="forward")
        np.square(spectrum.real, out=found[first : first + _TRANSFORMED])
        found[first : first + _TRANSFORMED] += spectrum.imag**2
    return found


def log_bands(spectra: Floats) -> Floats:
    """Natural logarithm of the mean power in each band: (frames, `BANDS`)."""
    sums = np.add.reduceat(spectra[:, : _EDGES[-1]], _EDGES[:-1], axis=1)
    logs: Floats = np.log(sums / _WIDTHS + np.float32(FLOOR))
    return logs


def cepstra(bands: Floats) -> Floats:
    """Cepstral coefficients of `log_bands`: (frames, `CEPSTRA`)."""
    found: Floats = bands @ _COSINES
    return found


def level_db(spectra: Floats) -> Floats:
    """Level of each frame in decibels below a full-scale tone: (frames,)."""
    level: Floats = 10 * np.log10(spectra.sum(axis=1) / np.float32(_TONE_POWER) + 1e-12)
    return level


def flatness(spectra: Floats) -> Floats:
    """Spectral flatness of every fourth frame, natural logarithm: 0 is noise, less is more tonal.

    The geometric over the arithmetic mean of the power (Gray and Markel, IEEE Trans. ASSP 22(3),
    1974), within the band that is heard here.
    """
    heard = spectra[::_FLAT_EVERY, _EDGES[0] : _EDGES[-1]] + np.float32(_FLAT_FLOOR)
    flat: Floats = np.log(heard).mean(axis=1) - np.log(heard.mean(axis=1))
    return flat
