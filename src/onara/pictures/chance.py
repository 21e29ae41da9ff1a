"""Chance that is the same on every machine and in every version of Python."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

Thing = TypeVar("Thing")
_MASK = 0xFFFFFFFFFFFFFFFF


class Chance:
    """A stream of numbers that follows from a name alone (SplitMix64; Steele, Lea, Flood 2014)."""

    def __init__(self, name: str) -> None:
        self._state = int.from_bytes(sha256(name.encode()).digest()[:8], "big")

    def number(self, low: float = 0.0, high: float = 1.0) -> float:
        """Anything from low to high."""
        self._state = (self._state + 0x9E3779B97F4A7C15) & _MASK
        mixed = self._state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
        return low + (high - low) * ((mixed ^ (mixed >> 31)) / (_MASK + 1))

    def whole(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return low + int(self.number() * (high - low + 1))

    def one_of(self, things: Sequence[Thing]) -> Thing:
        """Any of several things."""
        return things[int(self.number() * len(things))]
