"""Struck and plucked things: sums of dying partials (gayageum, pizzicato, piano, janggu).

Modal synthesis after Adrien, "The missing link: modal synthesis" (1991): whatever is struck rings
as a sum of its modes, each a sine with its own decay.  A stiff string's n-th partial lies at
n f sqrt(1 + B n^2) (Fletcher, Blackham and Stratton, 1962), and a string plucked at the fraction
b of its length has partials in proportion to sin(n pi b) / n.
"""

import numpy as np
from numpy.typing import NDArray

from onara.demo.signal import RATE, Samples, band, breakpoints, burst, shaped

Values = NDArray[np.float64]

HIGHEST_PARTIAL_HZ = 12_000.0
"""Above this the partials of a string are too weak to hear and cost the most."""

MEMBRANE = np.array([1.0, 1.594, 2.136, 2.296, 2.653, 2.918, 3.156, 3.501])
"""Modes of an ideal round membrane over its lowest (zeros of the Bessel functions)."""


def ring(
    frequency_hz: Values, decay_s: Values, level: Values, phase: Values, samples: int
) -> Samples:
    """Sum of dying sines, shape (samples,).

    The four arrays have shape (modes,): hertz, time constant in seconds, amplitude, radians.
    """
    # exp(z (a + b)) = exp(z a) exp(z b): one small matrix product in place of a sine per sample;
    # of the complex product the real part alone is wanted.
    step = int(np.ceil(np.sqrt(samples)))
    pole = (2j * np.pi * frequency_hz - 1 / decay_s) / RATE
    coarse = np.exp(np.outer(np.arange(-(-samples // step)) * step, pole))
    fine = np.exp(np.outer(pole, np.arange(step)))
    coarse *= level * np.exp(1j * phase)
    rows = np.concatenate([coarse.real, -coarse.imag], axis=1).astype(np.float32)
    columns = np.concatenate([fine.real, fine.imag]).astype(np.float32)
    return np.asarray((rows @ columns).ravel()[:samples], np.float32)


def _partials(frequency_hz: float, stiffness: float) -> tuple[Values, Values]:
    number = np.arange(1, max(2, int(HIGHEST_PARTIAL_HZ / frequency_hz)) + 1, dtype=np.float64)
    number = number[:60]
    return number, number * frequency_hz * np.sqrt(1 + stiffness * number**2)


def pluck(
    rng: np.random.Generator,
    frequency_hz: float,
    velocity: float,
    seconds: float,
    *,
    sustain_s: float = 1.5,
    place: float = 0.14,
    bend_cents: float = 0.0,
) -> Samples:
    """A plucked string, shape (samples,): `seconds` long, its last tenth faded.

    `velocity` (0 to 1) is loudness and brightness, `sustain_s` the time constant of the lowest
    partial at A3, `place` where along the string the finger is, `bend_cents` the depth of the
    left hand's vibrato (nonghyeon), which sets in after a third of a second.
    """
    samples = int(seconds * RATE)
    number, hertz = _partials(frequency_hz, 1.5e-4)
    spread = place * (1 + 0.1 * rng.standard_normal())
    level = np.sin(np.pi * number * spread) / number * np.exp(-hertz / (1200 + 4200 * velocity))
    decay = sustain_s * np.sqrt(220 / frequency_hz) / (1 + (hertz / 1500) ** 1.1)
    # A string swings in two planes that differ a little in pitch and loss: the tone breathes.
    hertz = np.concatenate([hertz, hertz * (1 + 4e-4 * rng.standard_normal(hertz.size))])
    decay = np.concatenate([decay, 0.45 * decay])
    level = np.concatenate([0.6 * level, 0.5 * level]) * (1 + 0.1 * rng.standard_normal(hertz.size))
    tone = ring(hertz, decay, level, rng.uniform(-0.4, 0.4, hertz.size) - np.pi / 2, samples)
    if bend_cents:
        tone = _vibrated(tone, rng, bend_cents)
    nail = shaped(burst(rng, 0.06, 0.006), band(900, 4500)) * (0.05 + 0.12 * velocity)
    tone[: nail.size] += nail[:samples]
    return tone * velocity * _edges(samples, 0.0008, 0.1 * seconds)


def _vibrated(tone: Samples, rng: np.random.Generator, cents: float) -> Samples:
    at = np.arange(tone.size)
    rate_hz = rng.uniform(4.2, 5.4)
    # A delay that swings by d samples at w radians a second bends the pitch by d w / RATE.
    reach = cents / 1200 * np.log(2) / (2 * np.pi * rate_hz) * RATE
    swing = reach * breakpoints(tone.size, (0.3, 0.0), (0.8, 1.0))
    swing *= np.sin(2 * np.pi * rate_hz * at / RATE)
    return np.asarray(np.interp(at + swing, at, tone), np.float32)


def piano(
    rng: np.random.Generator, frequency_hz: float, velocity: float, seconds: float
) -> Samples:
    """A felt hammer on two stiff strings, shape (samples,): `seconds` long, then the damper.

    Two strings of a choir exchange energy, so the tone falls fast and then slowly (Weinreich,
    "Coupled piano strings", 1977): each partial is given one quick and one slow mode.
    """
    samples = int(seconds * RATE)
    number, hertz = _partials(frequency_hz, 2.5e-4 * (frequency_hz / 261.6) ** 1.2)
    level = np.sin(np.pi * number / 8.2) / number**0.7
    level *= np.exp(-hertz / (700 + 2600 * velocity))
    decay = 2.4 * (261.6 / frequency_hz) ** 0.6 / (1 + (hertz / 1800) ** 0.9)
    detune = 1 + rng.normal(0, 2.5e-4, hertz.size)
    tone = ring(
        np.concatenate([hertz, hertz * detune]),
        np.concatenate([0.35 * decay, decay]),
        np.concatenate([0.7 * level, 0.45 * level]),
        rng.uniform(-np.pi, np.pi, 2 * hertz.size),
        samples,
    )
    felt = shaped(burst(rng, 0.1, 0.012), band(120, 1300)) * (0.12 + 0.2 * velocity)
    tone[: felt.size] += felt[:samples]
    return tone * velocity * _edges(samples, 0.002, 0.12)


def janggu_low(rng: np.random.Generator, velocity: float) -> Samples:
    """The left head of the janggu, struck by the palm ("kung"), shape (samples,)."""
    hertz = MEMBRANE * rng.normal(86, 1.0)
    decay = 0.2 / MEMBRANE**1.4
    head = ring(
        hertz, decay, 0.9 / MEMBRANE, rng.uniform(-0.3, 0.3, 8) - np.pi / 2, int(0.8 * RATE)
    )
    palm = shaped(burst(rng, 0.1, 0.012), band(150, 900)) * 0.35
    head[: palm.size] += palm
    return head * velocity * _edges(head.size, 0.002, 0.2)


def janggu_high(rng: np.random.Generator, velocity: float) -> Samples:
    """The right head of the janggu, struck by the stick ("deok"), shape (samples,)."""
    hertz = MEMBRANE * rng.normal(345, 6)
    decay = 0.07 / MEMBRANE
    head = ring(hertz, decay, 0.4 / MEMBRANE, rng.uniform(-np.pi, np.pi, 8), int(0.35 * RATE))
    stick = shaped(burst(rng, 0.08, 0.009), band(1400, 7000)) * 0.6
    head[: stick.size] += stick
    return head * velocity * _edges(head.size, 0.0005, 0.1)


def _edges(samples: int, attack_s: float, release_s: float) -> Samples:
    seconds = samples / RATE
    return breakpoints(
        samples, (0, 0), (attack_s, 1), (max(attack_s, seconds - release_s), 1), (seconds, 0)
    )
