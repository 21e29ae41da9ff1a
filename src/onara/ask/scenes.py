"""Described scenes, moods and facts: the documents compared by meaning and by their rarer words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onara.ask.documents import Document
from onara.ask.meaning import Meaning
from onara.ask.question import Question, question
from onara.ask.vocabulary import is_plain
from onara.spelling import fold

WORDS = 0.9
"""Weight of the word match (in standard deviations of itself) beside that of the meaning."""

_SUFFIX = re.compile(r"(ing|ed|es|s|ly)$")
_NO_SPREAD = 1e-6


class Scene(NamedTuple):
    """How well a document fits: in standard deviations above all documents.

    ``cosine`` is the likeness as such of whatever is said of the node: where nothing fits,
    something still stands out.
    """

    z: float
    document: Document
    cosine: float


class Scenes:
    """The documents of a catalogue, ready to be compared with a question."""

    def __init__(
        self,
        documents: Sequence[Document],
        meaning: Meaning,
        people: Callable[[Question], set[str]],
    ) -> None:
        self._documents = documents
        self._meaning = meaning
        texts = [document.text for document in documents]
        self._use, self._e5 = meaning.documents(texts)
        self._korean = np.array([_is_korean(text) for text in texts], dtype=bool)
        self._postings: dict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(texts):
            asked = question(text)
            for term in {*terms(asked), *people(asked)}:
                self._postings[term].append(number)

    def find(self, asked: Question, people: set[str]) -> dict[str, Scene]:
        """For every node with documents, its best document and how well that fits.

        ``people`` are the nodes of people and characters in the question: a document that names
        them, in whichever spelling, is nearer.
        """
        if not self._documents:
            return {}
        words = self._by_words([*terms(asked), *people])
        cosine, meaning = self._by_meaning(asked.text)
        height = meaning + WORDS * words
        best: dict[str, Scene] = {}
        likest: dict[str, float] = defaultdict(float)
        for number in np.argsort(-height):
            document = self._documents[number]
            likest[document.node] = max(likest[document.node], float(cosine[number]))
            if document.node not in best:
                best[document.node] = Scene(float(height[number]), document, 0.0)
        return {node: scene._replace(cosine=likest[node]) for node, scene in best.items()}

    def _by_meaning(self, text: str) -> tuple[NDArray[np.float32], NDArray[np.float64]]:
        """The plain cosine, and the standardised likeness of both encoders."""
        use, e5 = self._meaning.query(text)
        cosine = self._use @ use
        total = _standard(cosine, self._korean) + _standard(self._e5 @ e5, self._korean)
        return cosine, total / np.sqrt(2)

    def _by_words(self, wanted: list[str]) -> NDArray[np.float64]:
        """Sum of the rarities of the words shared, over the length of what the question has."""
        height = np.zeros(len(self._documents))
        total = 0.0
        for term, count in Counter(wanted).items():
            found = self._postings.get(term, ())
            rarity = np.log((len(self._documents) + 1) / (len(found) + 1))
            total += rarity
            height[list(found)] += rarity * min(count, 2)
        return 8 * height / max(total, 12.0)


def terms(asked: Question) -> list[str]:
    """The comparable parts of the words of a text: stems of Latin words, pairs of syllables."""
    found = []
    for word in asked.words:
        if word.is_stop or is_plain(word.text) or word.text.isdigit():
            continue
        if word.is_hangul:
            stem = word.stem
            found += [stem[i : i + 2] for i in range(len(stem) - 1)] or [stem]
        elif word.text.isascii() and len(word.text) > 4:
            found.append(_SUFFIX.sub("", fold(word.text)))
        else:
            found.append(word.text)
    return found


def _standard(values: NDArray[np.float32], korean: NDArray[np.bool_]) -> NDArray[np.float64]:
    """In standard deviations, for each language of the documents by itself.

    A question is nearer to all texts of its own language, whatever they say.
    """
    result = np.zeros(len(values))
    for group in (korean, ~korean):
        if group.any():
            part = values[group].astype(np.float64)
            result[group] = (part - part.mean()) / max(part.std(), _NO_SPREAD)
    return result


def _is_korean(text: str) -> bool:
    return sum("가" <= c <= "힣" for c in text) > len(text) / 4
