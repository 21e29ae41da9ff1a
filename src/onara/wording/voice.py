"""One of the two languages, ready to speak."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from onara.wording.texts import Language, Text, bundled, filled, gaps, put

_ONE_OF = "@"
"""In a text ``{role:@roles}`` is a word of that area, said in the text's own language."""


class Saying(NamedTuple):
    """Something to say, whichever the language will be: a text and what is put into it."""

    key: str
    values: tuple[tuple[str, object], ...] = ()


def saying(key: str, **values: object) -> Saying:
    """What `Voice.tell` says."""
    return Saying(key, tuple(values.items()))


class Named(NamedTuple):
    """A name that is put into a saying."""

    title: str
    title_ko: str | None


class Words(NamedTuple):
    """Words of a vocabulary that are put into a saying."""

    area: str
    words: tuple[str, ...]


_AND = {"en": " and ", "ko": ", "}


@dataclass(frozen=True, slots=True)
class Voice:
    """Says things in one language."""

    language: Language

    def say(self, key: str, **values: object) -> str:
        """A text with its values put in; raises `KeyError` where there is none of that key.

        What has a ``title`` and a ``title_ko`` goes in by the one that fits the language, `Words`
        and a `Saying` as they are said in it, and several things with an "and" between them.
        """
        named = {name: self._shown(value) for name, value in values.items()}
        return bundled().say(self.language, key, **named)

    def tell(self, told: Saying) -> str:
        """A saying in this language."""
        return self.say(told.key, **dict(told.values))

    def word(self, area: str, word: str) -> str:
        """A word of a vocabulary, by its key or by the English for it; any other as it is.

        >>> voice_of("ko").word("moods", "heartfelt"), voice_of("ko").word("moods", "blorf")
        ('진심 어린', 'blorf')
        """
        text = bundled().texts.get(f"{area}.{word}")
        is_word = text is not None and "{" not in text.en
        return text.of(self.language) if text and is_word else self.retold(area, word)

    def words(self, area: str, words: Iterable[str]) -> str:
        """Several words of a vocabulary as a list."""
        return ", ".join(self.word(area, word) for word in words)

    def name(self, title: str, title_ko: str | None) -> str:
        """A title or name to put into a sentence."""
        return title_ko if title_ko and self.language == "ko" else title

    def retold(self, area: str, sentence: str) -> str:
        """An English sentence in this language, where it is one of an area's texts; else itself.

        For what is kept in words: a reason in a database, the message of an error.
        """
        if self.language == "en":
            return sentence
        exact, patterns = _english(area)
        if sentence in exact:
            return exact[sentence].of(self.language)
        for pattern, text in patterns:
            found = pattern.fullmatch(sentence)
            if found:
                return filled(text.of(self.language), found.groupdict(), self._put)
        return sentence

    def _put(self, value: object, spec: str) -> str:
        if not spec.startswith(_ONE_OF):
            return put(value, spec)
        area, _, particles = spec.removeprefix(_ONE_OF).partition(":")
        return put(self.word(area, str(value)), particles)

    def _shown(self, value: object) -> object:
        if isinstance(value, Saying):
            return self.tell(value)
        if isinstance(value, Words):
            return self.words(*value)
        title = getattr(value, "title", None)
        if isinstance(title, str) and hasattr(value, "title_ko"):
            return self.name(title, value.title_ko or getattr(value, "told_ko", None))
        if isinstance(value, tuple):
            return _AND[self.language].join(str(self._shown(each)) for each in value)
        return value


@cache
def voice_of(language: Language) -> Voice:
    """The voice of a language."""
    return Voice(language)


@cache
def _english(area: str) -> tuple[Mapping[str, Text], list[tuple[re.Pattern[str], Text]]]:
    """The texts of an area by their English; those with gaps as patterns, the longest first."""
    exact: dict[str, Text] = {}
    patterns: list[tuple[int, re.Pattern[str], Text]] = []
    for key, text in bundled().texts.items():
        if not key.startswith(f"{area}."):
            continue
        for english in filter(None, (text.en, text.one)):
            pattern, seen = "", set[str]()
            for literal, name, _ in gaps(english):
                pattern += re.escape(literal)
                if name is not None:
                    pattern += f"(?P={name})" if name in seen else f"(?P<{name}>.+?)"
                    seen.add(name)
            if seen:
                told = sum(len(literal) for literal, _, _ in gaps(english))
                patterns.append((told, re.compile(pattern, re.DOTALL), text))
            else:
                exact[english] = text
    patterns.sort(key=lambda each: -each[0])
    return exact, [(pattern, text) for _, pattern, text in patterns]
