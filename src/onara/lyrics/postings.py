"""The inverted index: which lines hold a gram.

A posting is a row of the database: the numbers of the lines of one block that hold one gram, as
unsigned 16-bit integers in ascending order, low byte first.  Blocks make a line's number fit into
two bytes, and let an update rewrite only the rows of the blocks that it touches.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onara.lyrics.grams import grams

BLOCK = 1 << 16

BUDGET = 400_000
"""Entries of postings that one question may read, rarest grams first: about 5 ms of work.  The
grams left out are the common ones, which tell lines apart least."""

SHARE_OF_NEXT = np.float32(0.9)
"""What a gram in the following line counts for: words may run over two lines, but where they lie in
one, that line is to come first."""

HOPELESS = 0.25
"""Share of the best line's height below which a line is not looked at; the right line of a question
that was misheard in every fifth syllable keeps about half of what it would have."""

FEWEST_LINES = 1 << 12
"""A gram is judged among this many lines at least, which gives 12 bits, or 3 a letter, to one that
stands once: in a handful of songs even the commonest word does, and is no rarer for it."""

SCHEMA = """
CREATE TABLE posting (
    gram TEXT NOT NULL,
    block INTEGER NOT NULL,
    lines BLOB NOT NULL,        -- numbers within the block, uint16
    PRIMARY KEY (gram, block)
) WITHOUT ROWID;
"""

_Rows = dict[tuple[str, int], list[int]]


@dataclass(frozen=True, slots=True)
class Rarity:
    """How many lines hold a gram, and how many bits that tells: log2 of lines / lines with it."""

    size: int
    bits: float


def add(run: sqlite3.Connection, lines: Iterable[tuple[int, str]]) -> None:
    """Enter lines, given as number and sound; the numbers are above all that were entered."""
    for (gram, block), numbers in _by_gram(lines).items():
        before = _lines(run, gram, block)
        _put(run, gram, block, np.concatenate([before, np.array(numbers, "<u2")]))


def remove(run: sqlite3.Connection, lines: Iterable[tuple[int, str]]) -> None:
    """Take lines out again, given as they were entered."""
    for (gram, block), numbers in _by_gram(lines).items():
        before = _lines(run, gram, block)
        _put(run, gram, block, before[~np.isin(before, np.array(numbers, "<u2"))])


def bits_of(run: sqlite3.Connection, sounded: str) -> dict[str, Rarity]:
    """How rare each gram of a question is, for those that any line has."""
    count = max(line_count(run), FEWEST_LINES)
    rarities = {}
    for gram in sorted(grams(sounded)):
        (size,) = run.execute(
            "SELECT coalesce(sum(length(lines)), 0) / 2 FROM posting WHERE gram = ?", (gram,)
        ).fetchone()
        if size:
            rarities[gram] = Rarity(size, math.log2(1 + count / size))
    return rarities


def likely(run: sqlite3.Connection, rarities: dict[str, Rarity], limit: int) -> list[int]:
    """Numbers of the lines that share most with a question, best first.

    A gram counts by its bits; a line has those of the one after it too, so that words which run
    over two lines find the first.  A number may be that of no line: the one before a first line.
    """
    heights: dict[int, npt.NDArray[np.float32]] = {}
    for gram in _within_budget(rarities):
        weight = np.float32(rarities[gram].bits)
        for block, lines in run.execute("SELECT block, lines FROM posting WHERE gram = ?", (gram,)):
            if block not in heights:
                heights[block] = np.zeros(BLOCK, np.float32)
            heights[block][np.frombuffer(lines, "<u2")] += weight
    for height in heights.values():
        height[:-1] += SHARE_OF_NEXT * height[1:]
    least = HOPELESS * max((float(height.max()) for height in heights.values()), default=0.0)
    numbers: list[npt.NDArray[np.int64]] = []
    scores: list[npt.NDArray[np.float32]] = []
    for block, height in heights.items():
        high = np.flatnonzero(height > least)
        numbers.append(high + block * BLOCK)
        scores.append(height[high])
    if not numbers:
        return []
    everything, score = np.concatenate(numbers), np.concatenate(scores)
    if len(score) > limit:
        best = np.argpartition(-score, limit)[:limit]
        everything, score = everything[best], score[best]
    # By number where scores are equal, so that the same question has the same answer.
    return [int(number) for number in everything[np.lexsort((everything, -score))]]


def line_count(run: sqlite3.Connection) -> int:
    """About how many lines there are, without counting them."""
    (count,) = run.execute("SELECT coalesce(max(id), 0) FROM line").fetchone()
    return int(count)


def _within_budget(rarities: dict[str, Rarity]) -> list[str]:
    """The rarest grams, as many as may be read."""
    chosen: list[str] = []
    spent = 0
    for gram in sorted(rarities, key=lambda gram: (rarities[gram].size, gram)):
        spent += rarities[gram].size
        if chosen and spent > BUDGET:
            break
        chosen.append(gram)
    return chosen


def _by_gram(lines: Iterable[tuple[int, str]]) -> _Rows:
    rows: _Rows = {}
    for number, sounded in lines:
        for gram in grams(sounded):
            rows.setdefault((gram, number // BLOCK), []).append(number % BLOCK)
    return rows


def _lines(run: sqlite3.Connection, gram: str, block: int) -> npt.NDArray[np.uint16]:
    row = run.execute(
        "SELECT lines FROM posting WHERE gram = ? AND block = ?", (gram, block)
    ).fetchone()
    return np.frombuffer(row[0] if row else b"", "<u2")


def _put(run: sqlite3.Connection, gram: str, block: int, lines: npt.NDArray[np.uint16]) -> None:
    if len(lines):
        run.execute("REPLACE INTO posting VALUES (?, ?, ?)", (gram, block, lines.tobytes()))
    else:
        run.execute("DELETE FROM posting WHERE gram = ? AND block = ?", (gram, block))
