"""Titles in other words or another language: 妻子的诱惑 means Temptation of Wife."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from onara.ask.evidence import Span, word_weight
from onara.ask.meaning import Meaning
from onara.ask.names import Hit
from onara.ask.question import Question
from onara.ask.vocabulary import is_plain
from onara.graph import Node

LEAST_LATIN, LEAST_OTHER = 0.83, 0.74
"""Cosines from which two titles mean the same, in Latin letters and in others.  English titles that
share a word are alike without meaning the same; across languages nothing but the meaning is."""
WORTH = 0.85
_ROMANCE = frozenset(
    ("el", "la", "los", "las", "un", "una", "de", "del", "en", "te", "mi", "tu", "y", "le", "les")
).union(("des", "du", "ma", "mon", "o", "os", "as"))
"""Small words by which a Romance language is told from English."""
_MOST_RUNS, _MOST_HITS, _LONGEST_RUN = 3, 3, 8


class Translated:
    """The titles of songs and dramas by their meaning."""

    def __init__(self, nodes: Sequence[Node], meaning: Meaning) -> None:
        self._titles = titles_of(nodes)
        self._meaning = meaning
        self._use, _ = meaning.documents([title for title, _ in self._titles])

    def spans(self, asked: Question, covered: frozenset[int]) -> list[Span]:
        """The runs of words that no name explains, as titles that mean the same."""
        found = []
        runs = _runs(asked, covered)[:_MOST_RUNS]
        whole = _trimmed(asked, 0, len(asked.words))
        if whole[1] <= _LONGEST_RUN and whole not in runs:
            runs.append(whole)
        for start, end in runs:
            text = asked.text_of(start, end)
            likeness = self._use @ self._meaning.sentence(text)
            least = LEAST_LATIN if _may_be_english(text) else LEAST_OTHER
            for number in np.argsort(-likeness)[:_MOST_HITS]:
                cosine = float(likeness[number])
                title, node = self._titles[number]
                if cosine >= least and not (is_hangul(text) and is_hangul(title)):
                    hit = Hit(node, WORTH * cosine, title, "means")
                    words = asked.words[start:end]
                    weight = sum(word_weight(word, in_description=False) for word in words)
                    found.append(Span(start, end, hit, weight))
        return found


def titles_of(nodes: Sequence[Node]) -> list[tuple[str, str]]:
    """Every title of some nodes, with the id of its node."""
    return list(dict.fromkeys((name, node.id) for node in nodes for name in node.names))


def _runs(asked: Question, covered: frozenset[int]) -> list[tuple[int, int]]:
    """Maximal runs of unexplained words without small words at their ends, the longest first."""
    runs, start = [], None
    for number in range(len(asked.words) + 1):
        inside = number < len(asked.words) and number not in covered
        if inside and start is None:
            start = number
        elif not inside and start is not None:
            runs.append((start, number))
            start = None
    solid = [
        (start, end)
        for start, end in runs
        if any(not (w.is_stop or is_plain(w.text)) for w in asked.words[start:end])
        and end - start <= _LONGEST_RUN
    ]
    return sorted((_trimmed(asked, *run) for run in solid), key=lambda run: run[0] - run[1])


def _trimmed(asked: Question, start: int, end: int) -> tuple[int, int]:
    """Without the words at the end that only say what is asked for."""
    while end - start > 1 and is_plain(asked.words[end - 1].text):
        end -= 1
    return start, end


def is_hangul(text: str) -> bool:
    """Whether a text begins in Hangul."""
    return "가" <= text[:1] <= "힣"


def _may_be_english(text: str) -> bool:
    return text.isascii() and not _ROMANCE.intersection(text.lower().split())
