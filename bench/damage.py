"""What happens to music before a recogniser hears it: speech over it, a room, another tempo.

All sound here is mono.  Definitions of the conditions are in bench/README.md.
"""

import numpy as np

from bench.butterworth import band_pass
from bench.level import active_level, amplified
from bench.sound import Sound, resample

LOUDSPEAKER_HZ = (300.0, 4000.0)
ROOM_NOISE_DB = -10.0  # noise against music, both within the loudspeaker's band
REVERBERATION_S = (0.25, 0.7)
DIRECT_TO_REVERBERANT_DB = (-2.0, 6.0)
_GRAIN_S, _REACH_S = 0.08, 0.015
TEMPO_LEAD_S = _GRAIN_S / 2 + _REACH_S
"""Seconds of sound that a change of tempo or pitch uses up before its first sample."""


def under_speech(music: Sound, speech: Sound, rate: int, level_db: float) -> Sound:
    """Speech plus music whose active level is level_db above the speech's; same lengths."""
    wanted = active_level(speech, rate) + level_db
    return speech + amplified(music, wanted - active_level(music, rate))


def changed_speed(x: Sound, percent: float) -> Sound:
    """Played percent faster: tempo and pitch rise together, as on a tape."""
    return resample(x, 100 + percent, 100)


def changed_tempo(x: Sound, rate: int, percent: float) -> Sound:
    """Played percent faster at the same pitch; begins at about `TEMPO_LEAD_S` of x.

    Grains are laid nearer to each other, each where it continues the one before best (waveform
    similarity overlap-add, Verhelst and Roelands 1993).
    """
    hop, reach = round(_GRAIN_S / 2 * rate), round(_REACH_S * rate)
    grain, window = 2 * hop, np.hanning(2 * hop + 1)[:-1]
    step = hop * (1 + percent / 100)
    count = int((len(x) - 2 * grain - 2 * reach) / step)
    made = np.zeros(max(0, count) * hop + grain)
    wanted = x[reach : reach + grain]
    for number in range(count):
        first = round(number * step)
        near = np.correlate(x[first : first + grain + 2 * reach], wanted, "valid")
        at = first + int(np.argmax(near))
        made[number * hop : number * hop + grain] += window * x[at : at + grain]
        wanted = x[at + hop : at + hop + grain]
    return made[hop : max(0, count) * hop].astype(np.float32)


def changed_pitch(x: Sound, rate: int, cents: float) -> Sound:
    """Higher by cents (hundredths of a semitone) at the same tempo; begins as `changed_tempo`."""
    ratio = 2 ** (cents / 1200)
    return changed_tempo(changed_speed(x, 100 * (ratio - 1)), rate, 100 * (1 / ratio - 1))


def in_a_room(music: Sound, babble: Sound, rate: int, rng: np.random.Generator) -> Sound:
    """A small loudspeaker (300-4000 Hz, soft clipping) in a live room, with noise 10 dB below.

    The noise is pink noise and babble of equal power.
    """
    x = band_pass(music, rate, *LOUDSPEAKER_HZ)
    x = soft_clipped(x / max(1e-6, float(np.abs(x).max())), 0.5)
    x = convolved(
        x,
        room_response(
            rng, rate, rng.uniform(*REVERBERATION_S), rng.uniform(*DIRECT_TO_REVERBERANT_DB)
        ),
    )
    noise = pink_noise(rng, len(x)) + babble / (np.sqrt(np.mean(babble**2)) + 1e-9)
    noise = band_pass(noise.astype(np.float32), rate, 80, 7500, order=2)
    in_band = active_level(band_pass(noise, rate, *LOUDSPEAKER_HZ), rate)
    return x + amplified(noise, active_level(x, rate) + ROOM_NOISE_DB - in_band)


def soft_clipped(x: Sound, knee: float) -> Sound:
    """Samples below the knee as they are, the rest bent towards 1.0."""
    size = np.abs(x)
    bent = knee + (1 - knee) * np.tanh((size - knee) / (1 - knee))
    return np.where(size > knee, np.sign(x) * bent, x).astype(np.float32)


def room_response(
    rng: np.random.Generator, rate: int, rt60_s: float, direct_to_reverberant_db: float
) -> Sound:
    """Impulse response: direct sound at sample 0, six early reflections, exponential tail."""
    count = int(rt60_s * rate)
    decay = np.log(1000.0) / rt60_s  # 60 dB is a factor of 1000 in amplitude
    tail = rng.standard_normal(count) * np.exp(-decay * np.arange(count) / rate)
    tail[: int(0.003 * rate)] = 0
    for delay in rng.uniform(0.002, 0.020, 6):
        tail[int(delay * rate)] += rng.choice([-1, 1]) * rng.uniform(2, 6)
    tail *= 10 ** (-direct_to_reverberant_db / 20) / np.sqrt(np.sum(tail**2))
    tail[0] = 1.0
    return np.asarray(tail, dtype=np.float32)


def convolved(x: Sound, response: Sound) -> Sound:
    """x through an impulse response, its length and its time of arrival kept."""
    size = 1 << (len(x) + len(response) - 2).bit_length()
    y = np.fft.irfft(np.fft.rfft(x, size) * np.fft.rfft(response, size), size)
    return y[: len(x)].astype(np.float32)


def pink_noise(rng: np.random.Generator, count: int) -> Sound:
    """Noise whose power falls as 1/f, of unit RMS."""
    size = 1 << max(1, count - 1).bit_length()
    spectrum = np.fft.rfft(rng.standard_normal(size))
    frequency = np.maximum(np.arange(len(spectrum)), 1)
    noise = np.fft.irfft(spectrum / np.sqrt(frequency), size)[:count]
    noise -= noise.mean()
    return np.asarray(noise / np.sqrt(np.mean(noise**2)), dtype=np.float32)
