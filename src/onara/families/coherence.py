"""How much of a stretch of one recording is in another: the matched filter between two references.

References are signs alone.  What two of them have in common is less than what the sounds have, by
the arcsine law (Van Vleck and Middleton, Proc. IEEE 54(1), 1966), which is undone here.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from onara.fingerprint import BASEBAND_RATE, Baseband, between
from onara.index import Reference
from onara.match.chance import z_score
from onara.match.refine import CHUNK, refine, support

WINDOW_S = 5.0
"""As `tracking.seed.WINDOW_S`: what is alike stands out plainly, a cut is seen to a few seconds."""
NEAR_S = 0.1
"""Seconds from the supposed delay within which a window's own is believed: landmarks know it to
0.06 s, and the clocks of two transfers drift."""
LEAST_COHERENCE = 0.12
"""A window has something in common from here on (a z of 10 or so).  An instrumental and its song
under a voice 8 dB louder have 0.22 in their worst window; loops that two tracks share reached a z
of 8.6 and 11.5 (`tracking.explain`)."""
LEAST_Z = 9.0
"""Nor less than this, where tonal sound has few independent samples: chance gives a z of 7 in one
of 20 million windows."""
LEAST_SUPPORT = 10.0
"""And more than one moment has to be alike."""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a recording that another has too.

    ``at_s``: second at which it begins; ``delay_s``: second of the other recording minus second of
    this one; ``coherence``: share of the whitened amplitude that both have in common, 0 to 1;
    ``z``: peak of the matched filter in standard deviations.
    """

    at_s: float
    delay_s: float
    coherence: float
    z: float


def window(
    one: Reference, other: Reference, at_s: float, delay_s: float, seconds: float = WINDOW_S
) -> Window | None:
    """The window of ``one`` that begins at a second, where ``other`` has it at about a delay.

    ``None`` where the other has nothing of it there.
    """
    first = round(at_s * BASEBAND_RATE)
    length = round(seconds * BASEBAND_RATE)
    expected = first + round(delay_s * BASEBAND_RATE)
    if expected + length // 2 < 0 or expected + length // 2 > other.samples:
        return None
    query = one.cut(first, length)
    found = refine(query, [(other, expected - CHUNK // 2)])
    lag, z = float(found.lag[0]), z_score(float(found.height[0]))
    if abs(lag - expected) > NEAR_S * BASEBAND_RATE or z < LEAST_Z:
        return None
    alike = of_sounds(likeness(query, shifted(other, lag, length)))
    if alike < LEAST_COHERENCE or support(query, other, lag) < LEAST_SUPPORT:
        return None
    return Window(at_s, (lag - first) / BASEBAND_RATE, alike, z)


def shifted(reference: Reference, first: float, count: int) -> Baseband:
    """``count`` samples of a reference from ``first`` on, which may lie between two samples."""
    whole = math.floor(first)
    return between(reference.cut(whole, count), first - whole)


def likeness(one: Baseband, other: Baseband) -> complex:
    """Normalised product of two stretches of references: of size 0 to 1."""
    power = math.sqrt(float(np.sum(np.abs(one) ** 2)) * float(np.sum(np.abs(other) ** 2)))
    return complex(np.vdot(other, one)) / power if power > 0 else 0j


def of_sounds(likeness: complex) -> float:
    """Size of the likeness of two sounds, from that of their signs."""
    return math.sin(math.pi / 2 * min(1.0, abs(likeness)))
