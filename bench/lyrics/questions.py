"""What people type of a line that they heard: all of it or half, as heard, in their own letters."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bench.lyrics.invented import Song, Tongue, Writer
from onara.spelling import key, romanised

SEED = 99
"""Of the questions; the songs have another."""
SEVERAL = 2
"""Unrelated questions for each one of a kind that has an answer: false answers are rare."""


@dataclass(frozen=True, slots=True)
class Question:
    """``song`` is the number of the song that the words are from, ``None`` for words of none."""

    kind: str
    words: str
    song: int | None


def questions(songs: Sequence[Song], each: int, seed: int = SEED) -> Iterator[Question]:
    """``each`` questions of every kind that has an answer, and some of those that have none.

    Lines that stand in many songs are no question, and words that stand in one by accident are not
    unrelated to it.
    """
    hand = Writer(seed)
    for kind, (asked, tongue) in _asked(hand).items():
        for _ in range(each):
            number, place = _drawn(hand.chance, songs, tongue)
            lines = songs[number].lines
            yield Question(kind, asked(lines[place], lines[place + 1]), number)
    stock = sorted({line for song in songs for line in song.lines if line in Writer.STOCK})
    sung = "\n".join(_sounded(line) for song in songs for line in song.lines)
    for kind, made in _unrelated(hand, stock).items():
        for _ in range(SEVERAL * each):
            words = made()
            while kind != "a stock phrase" and _sounded(words) in sung:
                words = made()
            yield Question(kind, words, None)


Asked = Callable[[str, str], str]
"""What is typed for a line, given it and the next one."""


def _asked(hand: Writer) -> dict[str, tuple[Asked, Tongue | None]]:
    return {
        "exact": (lambda line, _: line, None),
        "without spaces": (lambda line, _: line.replace(" ", ""), None),
        "romanised by ear": (lambda line, _: hand.spelled(line), "korean"),
        "one syllable in five misheard": (lambda line, _: hand.misheard(line), None),
        "misheard and romanised": (lambda line, _: hand.spelled(hand.misheard(line)), "korean"),
        "half a line": (lambda line, _: half(line), None),
        "from one line into the next": (over, None),
        "two lines": (lambda line, after: f"{line} {after}", None),
        "two lines misheard": (lambda line, after: hand.misheard(f"{line} {after}"), None),
    }


def _unrelated(hand: Writer, stock: Sequence[str]) -> dict[str, Callable[[], str]]:
    def line() -> str:
        return hand.line(hand.chance.choice(("korean", "english", "romanised")))

    unrelated = {
        "a line of no song": line,
        "two lines of no song": lambda: f"{line()} {line()}",
        "half a line of no song": lambda: half(line()),
    }
    return unrelated | ({"a stock phrase": lambda: hand.chance.choice(stock)} if stock else {})


def half(line: str) -> str:
    """The longer of the two halves of a line, in words."""
    words = line.split()
    middle = max(1, len(words) // 2)
    return max(" ".join(words[:middle]), " ".join(words[middle:]), key=len)


def over(line: str, after: str) -> str:
    """The second half of a line with the first of the next."""
    words, more = line.split(), after.split()
    return " ".join(words[len(words) // 2 :] + more[: max(1, len(more) // 2)])


def _drawn(chance: random.Random, songs: Sequence[Song], tongue: Tongue | None) -> tuple[int, int]:
    """Numbers of a song and of a line in it that is not its last."""
    while True:
        number = chance.randrange(len(songs))
        song = songs[number]
        place = chance.randrange(len(song.lines) - 1)
        if song.lines[place] not in Writer.STOCK and tongue in (None, song.tongue):
            return number, place


def _sounded(words: str) -> str:
    return key(romanised(words))
