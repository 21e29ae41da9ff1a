"""How sure a hit is: what it explains, against what chance and the phrases of all songs would."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]

PLAIN = 0.55
"""Score from which a hit may be taken for an answer.

Among 600,000 generated lines it lets 85 of 100 lines of 26 letters of sound (about eleven
syllables) through that were misheard in every fifth syllable, and one unrelated question of that
length in 130; of shorter ones fewer of both kinds are told apart (27 and 3 of 100 at 18 to 25
letters).  Names and scenes that people ask for score less than half as a rule.  Lower values let as
many more false hits through as right ones."""

NEED_BITS = 17.0
SLOPE_BITS = 3.0
"""Bits of evidence that make a hit as likely as not, and how quickly more of them convince.

Chance alone finds log2 of the lines, 16 to 19 bits, somewhere among 60,000 to 600,000 of them.
Between 14 and 20 bits, and slopes of 1.5 to 5, right and wrong answers part equally well."""

RIVAL_SHARE = 0.04
"""Difference of what two songs explain at which one is no full rival of the other any more: one
letter of a usual line."""

HABIT = 0.5
"""Power by which rivals lower a score: three songs that hold the words alike (an original and its
remakes) may all be answers, a phrase of love songs may not."""


def explained(length: int, slips: int) -> float:
    """Share of a question of so many letters of sound that a stretch explains: 1 for the same."""
    return max(0.0, 1.0 - slips / length)


def evidence(bits: Values) -> Values:
    """Chance that stretches which share so many bits with the question are no accident: 0 to 1."""
    return np.asarray(1.0 / (1.0 + np.exp2(np.clip((NEED_BITS - bits) / SLOPE_BITS, -60.0, 60.0))))


def rarity(shares: Values, songs: npt.NDArray[np.int64]) -> Values:
    """What each hit is worth when other songs explain the question nearly as well: 0 to 1.

    ``shares`` is what each hit explains and ``songs`` the number of its song, from 0 on without
    gaps, both of shape (hits,).  A song that explains as much counts in full, one that explains
    less counts less; several recordings of one song are no rivals.
    """
    best = np.zeros(songs.max(initial=-1) + 1)
    np.maximum.at(best, songs, shares)
    nearness = np.exp(np.minimum(0.0, best[None, :] - shares[:, None]) / RIVAL_SHARE)
    nearness[np.arange(len(songs)), songs] = 1.0
    return np.asarray(nearness.sum(axis=1) ** -HABIT)
