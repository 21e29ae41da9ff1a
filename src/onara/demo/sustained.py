"""Bowed and blown things: a wave table read at a wandering pitch (strings, haegeum, daegeum).

One period is made from its harmonics (so it never aliases) and read by a phase that carries
glides, vibrato and the player's drift; the noise of bow and breath is added with the same
envelope.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onara.demo.signal import RATE, Samples, band, breakpoints, drift, shaped

TABLE_LENGTH = 4096
"""Steps of one period: with straight lines between them the error lies below -80 dB."""

CONTROL_STEP = 32
"""Samples between the points of a player's pitch and loudness: 0.7 ms, quicker than any hand."""

HIGHEST_HARMONIC_HZ = 15_000.0
"""No harmonic is made above this, whatever the vibrato: half the sample rate is 22 050 Hz."""


@dataclass(frozen=True)
class Tone:
    """One sounding note: start and length in seconds, pitch in hertz, velocity from 0 to 1."""

    start_s: float
    seconds: float
    frequency_hz: float
    velocity: float


def wave_table(harmonics: NDArray[np.float64], rng: np.random.Generator) -> Samples:
    """One period with the given amplitudes of harmonics 1, 2, ..., shape (TABLE_LENGTH + 1,)."""
    spectrum = np.zeros(TABLE_LENGTH // 2 + 1, complex)
    phase = rng.uniform(-np.pi, np.pi, harmonics.size)
    spectrum[1 : harmonics.size + 1] = harmonics * np.exp(1j * phase)
    period = np.fft.irfft(spectrum, TABLE_LENGTH) * TABLE_LENGTH / 2
    period /= np.sqrt(np.mean(period**2))
    return np.append(period, period[0]).astype(np.float32)


def read_table(table: Samples, cycles: NDArray[np.float64]) -> Samples:
    """The table at the given phase (in cycles, any real number), straight lines between steps."""
    at = (cycles - np.floor(cycles)).astype(np.float32) * TABLE_LENGTH
    step = np.minimum(at.astype(np.int32), TABLE_LENGTH - 1)
    left = table[step]
    return np.asarray(left + (at - step) * (table[step + 1] - left), np.float32)


def _harmonics(frequency_hz: float, fall: float, odd: float = 1.0) -> NDArray[np.float64]:
    number = np.arange(1, max(1, int(HIGHEST_HARMONIC_HZ / frequency_hz)) + 1, dtype=np.float64)
    level = number**-fall
    level[1::2] *= odd
    return level


def _each_sample(curve: NDArray[np.floating], samples: int) -> Samples:
    """Straight lines between the points of a curve, one of which is there every `CONTROL_STEP`."""
    part = np.arange(CONTROL_STEP) / CONTROL_STEP
    lines = curve[:-1, None] + np.diff(curve)[:, None] * part
    return np.asarray(lines.ravel()[:samples], np.float32)


def _cycles(hertz: NDArray[np.floating]) -> NDArray[np.float64]:
    return np.cumsum(hertz, dtype=np.float64) / RATE


def bowed(
    rng: np.random.Generator,
    tone: Tone,
    *,
    body: Callable[[Samples], Samples],
    attack_s: float = 0.09,
) -> Samples:
    """One string player on one note, shape (samples,), 0.25 s longer than the note for its release.

    `body` is the gain of the instrument's wood at frequencies in hertz.  Vibrato sets in after the
    attack; brightness follows the velocity.
    """
    seconds = tone.seconds + 0.25
    samples = int(seconds * RATE)
    rate = RATE / CONTROL_STEP
    moments = samples // CONTROL_STEP + 2
    vibrato = breakpoints(moments, (0.1, 0.0), (0.5, 1.0), rate=rate) * np.sin(
        2 * np.pi * rng.uniform(4.9, 5.9) / rate * np.arange(moments) + rng.uniform(0, 2 * np.pi)
    )
    cents = rng.normal(0, 4) + 14 * vibrato + 3 * drift(rng, moments, 5, rate=rate)
    cycles = _cycles(_each_sample(tone.frequency_hz * np.exp2(cents / 1200), samples))
    harmonics = _harmonics(tone.frequency_hz, 1.45 - 0.4 * tone.velocity)
    partials_hz = tone.frequency_hz * np.arange(1, harmonics.size + 1, dtype=np.float32)
    table = wave_table(harmonics * body(partials_hz), rng)
    attack_s *= rng.uniform(0.8, 1.3)
    swell = breakpoints(
        moments,
        (0, 0),
        (attack_s, 0.85),
        (max(0.5 * tone.seconds, attack_s + 0.01), 1.0),
        (max(tone.seconds - 0.05, attack_s + 0.02), 0.75),
        (seconds, 0),
        rate=rate,
    )
    swell *= swell * (1 + 0.06 * drift(rng, moments, 7, rate=rate)) * tone.velocity
    envelope = _each_sample(swell, samples)
    hair = rng.standard_normal(samples, dtype=np.float32)
    hair[1:] += hair[:-1]  # The hiss of hair on string falls off above some 10 kHz.
    return (read_table(table, cycles + rng.uniform()) + 0.02 * hair) * envelope


def _glides(tones: list[Tone], samples: int, glide_s: float) -> Samples:
    points: list[tuple[float, float]] = []
    for tone in tones:
        log_hz = float(np.log2(tone.frequency_hz))
        begin = max(tone.start_s, points[-1][0] + 0.005 if points else 0.0)
        points += [(begin + glide_s, log_hz), (tone.start_s + tone.seconds - 0.01, log_hz)]
    return breakpoints(samples, *points)


def _swells(tones: list[Tone], samples: int, attack_s: float, gap: float) -> Samples:
    """Envelope of a line played by one breath or bow a phrase: `gap` is the dip between notes."""
    points: list[tuple[float, float]] = [(0.0, 0.0)]
    for index, tone in enumerate(tones):
        end = tone.start_s + tone.seconds
        last = index + 1 == len(tones) or tones[index + 1].start_s > end + 0.15
        begin = max(tone.start_s, points[-1][0] + 0.001)
        rise = min(attack_s, 0.3 * tone.seconds)
        detached = points[-1][1] == 0.0
        points += [
            (begin, 0.0 if detached else gap * tone.velocity),
            (begin + rise, tone.velocity),
            (begin + 0.6 * tone.seconds, 0.9 * tone.velocity),
            (end - 0.02, 0.0 if last else gap * tone.velocity),
        ]
    return breakpoints(samples, *points)


def _late_vibrato(rng: np.random.Generator, tones: list[Tone], samples: int) -> Samples:
    points: list[tuple[float, float]] = [(0.0, 0.0)]
    for tone in tones:
        long = min(1.0, max(0.0, (tone.seconds - 0.3) / 0.7))
        end = tone.start_s + tone.seconds
        points += [(tone.start_s + 0.25 * tone.seconds, 0.0), (end - 0.05, long), (end, 0.0)]
    rate = _cycles((5.2 + 0.4 * drift(rng, samples, 2)).astype(np.float32))
    return breakpoints(samples, *points) * np.sin(2 * np.pi * rate).astype(np.float32)


def haegeum(rng: np.random.Generator, tones: list[Tone], seconds: float) -> Samples:
    """The two-stringed fiddle: one line with slides and a wide, late vibrato, shape (samples,)."""
    samples = int(seconds * RATE)
    cents = 38 * _late_vibrato(rng, tones, samples) + 5 * drift(rng, samples, 6)
    cycles = _cycles(np.exp2(_glides(tones, samples, 0.11) + cents / 1200))
    highest = max(tone.frequency_hz for tone in tones)
    envelope = _swells(tones, samples, 0.14, 0.45)
    soft = read_table(wave_table(_harmonics(highest, 1.3), rng), cycles)
    loud = read_table(wave_table(_harmonics(highest, 0.75), rng), cycles)
    voice = soft + envelope * (loud - soft)
    hair = shaped(rng.standard_normal(samples, dtype=np.float32), band(1200, 6000))
    return (voice + 0.14 * hair * (1 + 0.3 * drift(rng, samples, 30))) * envelope


def flute(
    rng: np.random.Generator, tones: list[Tone], seconds: float, *, buzz: float = 1.0
) -> Samples:
    """A bamboo flute (daegeum): breath, tongued onsets and the buzz of its reed membrane.

    Shape (samples,).  `buzz` from 0 (a plain danso) to 1: the membrane adds high harmonics to
    loud notes only.
    """
    samples = int(seconds * RATE)
    envelope = _swells(tones, samples, 0.055, 0.3)
    cents = 22 * _late_vibrato(rng, tones, samples) + 4 * drift(rng, samples, 6)
    cents += 30 * (envelope - 0.6)  # A flute sharpens as it is blown harder.
    cycles = _cycles(np.exp2(_glides(tones, samples, 0.035) + cents / 1200))
    highest = max(tone.frequency_hz for tone in tones)
    reach = int(HIGHEST_HARMONIC_HZ / highest)
    plain = np.array([1.0, 0.42, 0.2, 0.07, 0.05, 0.02, 0.015])[:reach]
    reed = plain.copy()
    reed[2:] += 0.16 * buzz
    soft, loud = (read_table(wave_table(level, rng), cycles) for level in (plain, reed))
    voice = soft + envelope**2 * (loud - soft)
    air = shaped(rng.standard_normal(samples, dtype=np.float32), band(700, 5000))
    pulse = 1 + 0.7 * np.cos(2 * np.pi * cycles).astype(np.float32)
    chiff = np.zeros(samples, np.float32)
    for tone in tones:
        begin = int(tone.start_s * RATE)
        puff = np.exp(-np.arange(int(0.12 * RATE), dtype=np.float32) / (0.03 * RATE))
        piece = chiff[begin : begin + puff.size]
        piece += puff[: piece.size] * tone.velocity
    tremble = 1 + 0.12 * _late_vibrato(rng, tones, samples)
    blown = air * (0.1 * envelope * pulse + 0.3 * chiff)
    return np.asarray(voice * envelope * tremble + blown, np.float32)
