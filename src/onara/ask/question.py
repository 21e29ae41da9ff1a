"""A question as typed, cut into words that can be looked up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from onara.ask.vocabulary import PARTICLES, STOP
from onara.spelling import composed, fold

LONGEST = 400
"""Characters of a question that are looked at: what comes after adds nothing that helps."""

_WORD = re.compile(
    r"\d+"
    r"|[가-힣ㄱ-ㆎ]+"
    r"|[ぁ-ゖァ-ヺー-ヿ]+(?:・[ァ-ヺー]+)*"
    r"|[㐀-䶿一-鿿々]+"
    r"|[^\W\d_가-힣ㄱ-ㆎぁ-ゖァ-ヺー-ヿ㐀-䶿一-鿿々]+(?:['’][^\W\d_]+)*"
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ud800-\udfff]+")
_QUOTED = re.compile(r"[\"“«《〈『「‘'](.+?)[\"”»》〉』」’'](?!\w)")
_SENTENCE_WORDS, _SENTENCE_SMALL, _SENTENCE_KANA = 7, 3, 8
_SENTENCE_STOPS, _FEWEST_WORDS = 3, 5
_SENTENCE_HANGUL, _MANY_HANGUL = 4, 7
"""From how many words (without capitals, or small ones beside capitals), hiragana, or Hangul words
(with and without a verb) on a question is a sentence."""
_VERBAL = re.compile(
    r"(는|은|던|할|한|된|될|려고|면서|지만|는데|ㄴ데|해서|아서|어서|다가|니다|어요|아요|네요|나요|까요|었던|았던|했던|는지|인지)$"
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word: ``text`` is folded, ``stem`` lacks a Korean particle or an English plural."""

    text: str
    stem: str
    start: int
    end: int
    is_hangul: bool
    is_stop: bool
    is_namelike: bool
    """Written as names are: with a capital inside a text that has small letters, or quoted."""


@dataclass(frozen=True)
class Question:
    """A question: its composed ``text`` without control characters, and its words."""

    text: str
    words: tuple[Word, ...]

    @property
    def length(self) -> int:
        """The number of its words that carry meaning; at least one."""
        return max(sum(not word.is_stop for word in self.words), 1)

    @cached_property
    def is_description(self) -> bool:
        """Whether it reads like a sentence that describes something, rather than names."""
        hangul = [word for word in self.words if word.is_hangul]
        kana = sum(1 for c in self.text if "ぁ" <= c <= "ゖ")
        if len(hangul) > len(self.words) / 2:
            verbal = any(_VERBAL.search(word.text) for word in hangul)
            return len(hangul) >= (_SENTENCE_HANGUL if verbal else _MANY_HANGUL)
        if kana >= _SENTENCE_KANA:
            return True
        if len(self.words) < _FEWEST_WORDS:
            return False
        content = [w for w in self.words if not w.is_stop and not w.text.isdigit()]
        small = [w for w in content if not w.is_namelike]
        stops = sum(word.is_stop and not word.is_namelike for word in self.words)
        if len(small) < len(content):
            wordy = len(small) >= _SENTENCE_SMALL and len(small) > len(content) / 2
            return wordy or stops >= _SENTENCE_STOPS or self.text.endswith("?")
        return len(self.words) >= _SENTENCE_WORDS and stops >= 2

    def plain(self, start: int, end: int) -> str:
        """The folded words from one to before another, without marks and possessives."""
        return " ".join(word.text for word in self.words[start:end])

    def text_of(self, start: int, end: int) -> str:
        """The typed text from one word to before another."""
        return self.text[self.words[start].start : self.words[end - 1].end]


def question(typed: str) -> Question:
    """Cut what was typed into words; total on any text."""
    text = composed(_CONTROL.sub(" ", typed))[:LONGEST].strip()
    quoted = [match.span(1) for match in _QUOTED.finditer(text)]
    has_small = any(c.islower() for c in text)
    words = []
    for match in _WORD.finditer(text):
        raw = match.group()
        bare = re.sub(r"['’]s$", "", raw)
        folded = fold(bare)
        if not folded:
            continue
        in_quotes = any(start <= match.start() and match.end() <= end for start, end in quoted)
        is_hangul = "가" <= folded[0] <= "힣" or "ㄱ" <= folded[0] <= "ㆎ"
        capital = raw[0].isupper() and has_small and (match.start() > 0 or len(text) < 60)
        words.append(
            Word(
                text=folded,
                stem=_stem(folded, is_hangul),
                start=match.start(),
                end=match.end(),
                is_hangul=is_hangul,
                is_stop=folded in STOP,
                is_namelike=in_quotes or capital or any(c.isupper() for c in raw[1:]),
            )
        )
    return Question(text, tuple(words))


def _stem(text: str, is_hangul: bool) -> str:
    if is_hangul:
        for particle in PARTICLES:
            if text.endswith(particle) and len(text) > len(particle):
                return text[: -len(particle)]
        return text
    if text.isascii() and len(text) > 3 and text.endswith("s") and not text.endswith("ss"):
        return text[:-1]
    return text
