"""Setting a title: where its lines break, how large they are, and what stands small below it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onara.pictures import lettering
from onara.pictures.drawing import Mark, Words
from onara.pictures.palettes import Palette

_MOST_LINES = 4
_TRIED_WORDS = 9
"""Words up to which every way to break them is tried."""
_SMALLEST = 21.0
"""Units: smaller letters cannot be read on a phone, so a line is cut instead."""
_MAIN = 0.68
"""Share of the height that the largest part of a title has, where there are several."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is written: the title in the parts that stand for themselves, a second title, and a line
    for who and when; all but the first may be empty."""

    parts: tuple[str, ...]
    second: str
    small: str


@dataclass(frozen=True, slots=True)
class Hand:
    """How a title is set: ``at`` 0 from the left, 0.5 in the middle; the rest in shares of its
    size, ``largest`` in units."""

    at: float
    weight: float
    spacing: float
    largest: float
    leading: float


@dataclass(frozen=True, slots=True)
class Lines:
    """A text in lines, and the size at which they fit."""

    lines: tuple[str, ...]
    size: float


def fitted(text: str, width: float, height: float, hand: Hand) -> Lines:
    """A text broken so that it can be as large as possible in a box."""
    best = Lines((text,), 0.0)
    for lines in _broken(text.split() or [""]):
        widest = max(lettering.width(line, 1.0, hand.spacing) for line in lines)
        tall = 1 + hand.leading * (len(lines) - 1)
        size = min(width / max(widest, 0.01), height / tall, hand.largest)
        if size > best.size * 1.06:  # another line has to be worth it
            best = Lines(lines, size)
    return best


def _broken(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Ways to break words into a few lines; long texts are only broken evenly."""
    if len(words) > _TRIED_WORDS:
        for count in range(1, _MOST_LINES + 2):
            yield tuple(_evenly(words, count))
        return
    for count in range(min(len(words), _MOST_LINES)):
        for cuts in itertools.combinations(range(1, len(words)), count):
            ends = (0, *cuts, len(words))
            yield tuple(" ".join(words[a:b]) for a, b in itertools.pairwise(ends))


def _evenly(words: Sequence[str], count: int) -> Iterator[str]:
    goal = sum(map(len, words)) / count
    line: list[str] = []
    left = count
    for word in words:
        if line and left > 1 and sum(map(len, line)) + len(word) / 2 > goal:
            yield " ".join(line)
            line, left = [], left - 1
        line.append(word)
    yield " ".join(line)


def line(
    text: str, x: float, y: float, size: float, fill: str, *, at: float = 0.0,
    weight: float = 0.0, spacing: float = 0.0,
) -> Words:  # fmt: skip
    """A line that begins at ``x`` (``at`` 0), has its middle there (0.5) or its end (1)."""
    left = x - at * lettering.width(text, size, spacing)
    return Words(text, left, y, size, fill, weight, spacing)


def cut(text: str, width: float, largest: float, spacing: float) -> tuple[str, float]:
    """A line and its size, cut at its end where it would be too small to read."""
    size = min(largest, width / max(lettering.width(text, 1.0, spacing), 0.01))
    while size < _SMALLEST and len(text) > 2:
        text = text[:-2].rstrip(" ,·…") + "…"
        size = min(largest, width / lettering.width(text, 1.0, spacing))
    return text, size


def below(
    told: Told, x: float, foot: float, width: float, palette: Palette, *, at: float,
    sizes: tuple[float, float] = (34.0, 39.0), spacing: float = 0.03,
) -> tuple[list[Mark], float]:  # fmt: skip
    """The small lines under a title, and the height at which there is room above them."""
    marks: list[Mark] = []
    for text, largest in ((told.small, sizes[0]), (told.second, sizes[1])):
        if text:
            shown, size = cut(text, width, largest, spacing)
            marks.append(line(shown, x, foot, size, palette.ink, at=at, spacing=spacing))
            foot -= largest * 1.55
    return marks, foot - 4


def block(
    told: Told, x: float, foot: float, width: float, height: float, palette: Palette, hand: Hand
) -> list[Words]:
    """The parts of a title upon each other, nothing hanging below ``foot``.

    The shortest part is the largest, as it is the name that people call it by; what stands in
    brackets never is.
    """
    main = min(told.parts, key=lambda part: (part.startswith("("), len(part)))
    marks: list[Words] = []
    y = foot
    for part in reversed(told.parts):
        share, largest = (_MAIN, hand.largest) if part == main else (1 - _MAIN, hand.largest * 0.5)
        if part != main:
            share /= len(told.parts) - 1
        room = height * share if len(told.parts) > 1 else height
        own = Hand(hand.at, hand.weight, hand.spacing, largest, hand.leading)
        set_ = fitted(part, width, room, own)
        # What hangs below a line must not touch what stands under it.
        y -= max(lettering.ink(set_.lines[-1], set_.size)[3], set_.size * 0.1)
        for text in reversed(set_.lines):
            marks.append(
                line(
                    text, x, y, set_.size, palette.ink, at=hand.at, weight=hand.weight,
                    spacing=hand.spacing,
                )
            )  # fmt: skip
            y -= set_.size * hand.leading
        y += set_.size * (hand.leading - 1) - set_.size * 0.16
    return marks
