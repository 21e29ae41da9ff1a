"""The stage: places instruments between the speakers, adds a hall, and sets the master level."""

import numpy as np

from onara.demo.signal import RATE, Samples, amplitude, band, level_db, shaped

MASTER_LEVEL_DB = -19.0
"""Root mean square of a finished recording: this music then peaks 1 to 5 dB below full scale."""

KNEE = 0.7
CEILING = 0.94
"""The limiter leaves samples below the knee alone and never lets one pass the ceiling, so that a
lossy codec's overshoot does not clip."""

ROOM_TONE_DB = -78.0
"""Noise of the empty hall: a recording is never digitally silent."""

EAR_DELAY_S = 0.0004
"""Greatest lag of the far ear, a head's width: about 0.6 ms at the side, less before the stage."""


class Stage:
    """Collects sounds at their places in time and space; `finish` returns the recording."""

    def __init__(self, seconds: float) -> None:
        """An empty stage of `seconds`."""
        self.samples = int(seconds * RATE)
        self._dry = np.zeros((2, self.samples), np.float32)
        self._send = np.zeros((2, self.samples), np.float32)

    def add(self, sound: Samples, start_s: float, *, pan: float, level: float, send: float) -> None:
        """Adds mono `sound` from `start_s` on; what passes the end of the stage is cut.

        `pan` runs from -1 (left) to 1 (right) at constant power, with the far ear's delay; `level`
        is a factor; `send` is the share that the hall hears.
        """
        angle = (pan + 1) * np.pi / 4
        lag = int(pan * EAR_DELAY_S * RATE)
        begin = max(0, int(start_s * RATE))
        for channel, (gain, delay) in enumerate(
            ((np.cos(angle), max(0, lag)), (np.sin(angle), max(0, -lag)))
        ):
            at = begin + delay
            piece = (sound[: max(0, self.samples - at)] * (gain * level)).astype(np.float32)
            self._dry[channel, at : at + piece.size] += piece
            self._send[channel, at : at + piece.size] += send * piece

    def finish(self, rng: np.random.Generator, *, hall_s: float, wet: float) -> Samples:
        """The recording, shape (2, samples): hall of reverberation time `hall_s`, then mastered."""
        wet_sound = reverberate(self._send, impulse_response(rng, hall_s))[:, : self.samples]
        whole = self._dry + wet * wet_sound
        hush = rng.standard_normal(whole.shape, dtype=np.float32)
        return mastered(whole) + hush * np.float32(amplitude(ROOM_TONE_DB))


def impulse_response(rng: np.random.Generator, hall_s: float) -> Samples:
    """Response of a hall, shape (2, samples): scattered early echoes, then a diffuse tail.

    The tail falls by 60 dB in `hall_s` at low frequencies and in a third of that at high ones,
    because air and wood swallow the highs.  Both ears have tails of their own.
    """
    samples = int(hall_s * 1.1 * RATE)
    at = np.arange(samples, dtype=np.float32) / RATE
    response = np.zeros((2, samples), np.float32)
    for low_hz, high_hz, share in ((60, 700, 1.0), (700, 2800, 0.75), (2800, 9000, 0.35)):
        noise = rng.standard_normal((2, samples), dtype=np.float32)
        tail = noise * np.exp(-6.9 * at / (hall_s * share)) * np.minimum(1, at / 0.04)
        response += shaped(tail.astype(np.float32), band(low_hz, high_hz))
    response /= np.sqrt(np.sum(response**2, axis=1, keepdims=True))
    for channel in range(2):
        echoes = rng.uniform(0.008, 0.07, 14)
        response[channel, (echoes * RATE).astype(int)] += (
            rng.choice([-1, 1], 14) * 0.12 * np.exp(-echoes / 0.05)
        )
    return response


def reverberate(sound: Samples, response: Samples) -> Samples:
    """Convolution of each channel, by overlapping blocks; both (2, samples), result full length."""
    reach = response.shape[1]
    length = 1 << (2 * reach - 1).bit_length()
    hop = length - reach + 1
    spectrum = np.fft.rfft(response, length) * length
    whole = np.zeros((2, sound.shape[1] + reach - 1), np.float32)
    for begin in range(0, sound.shape[1], hop):
        piece = np.fft.rfft(sound[:, begin : begin + hop], length, norm="forward") * spectrum
        end = min(begin + length, whole.shape[1])
        whole[:, begin:end] += np.fft.irfft(piece, length)[:, : end - begin].astype(np.float32)
    return whole


def mastered(sound: Samples) -> Samples:
    """Brought to MASTER_LEVEL_DB and limited: below KNEE untouched, then bent towards CEILING."""
    loud = sound * amplitude(MASTER_LEVEL_DB - level_db(sound))
    over = np.maximum(np.abs(loud) - KNEE, 0)
    room = CEILING - KNEE
    bent = np.minimum(np.abs(loud), KNEE) + room * np.tanh(over / room)
    return np.asarray(np.copysign(bent, loud), np.float32)
