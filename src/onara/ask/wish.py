"""What a question asks for, beside the names in it: a role, a part, a year, a kind of thing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onara.ask.question import Question
from onara.ask.vocabulary import (
    ARTIST_WORDS,
    CAST_WORDS,
    DRAMA_WORDS,
    MAKER_WORDS,
    NETWORKS,
    ORIGINAL_WORDS,
    RELATIVE_WORDS,
    ROLES,
    SAME_WORDS,
    SONG_WORDS,
    SOUNDTRACK_WORDS,
    SUNG_WORDS,
    VERSIONS,
)

_PART = re.compile(r"\b(?:part|pt|vol|volume|파트)\.?\s*(\d{1,2})\b", re.IGNORECASE)
_EPISODE = re.compile(
    r"(?:\b(?:episode|ep|eps)\.?\s*(\d{1,2})\b|(\d{1,2})\s*(?:회|화|부)"
    r"|\b(\d{1,2})(?:st|nd|rd|th)\s+episode)",
    re.IGNORECASE,
)
_ALBUM = re.compile(r"original (?:television )?(?:sound ?track|score)", re.IGNORECASE)
_WHICH_DRAMA = re.compile(
    r"\b(?:which|what) (?:k-?)?drama|^(?:korean )?drama\b|drama in which"
    r"|^(?:\S+\s+){1,6}drama$|무슨 드라마|어느 드라마|드라마$",
    re.IGNORECASE,
)
_MUSIC_DIRECTOR = re.compile(r"music director|음악\s?감독", re.IGNORECASE)
_RELATIVE_PRONOUNS = frozenset({"who", "whose"})
"""Inside a sentence these ask for nothing."""
_YEAR = re.compile(r"\b((?:19[6-9]|20[0-4])\d)\b")


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for.

    ``roles`` are the catalogue's roles that would satisfy, the plainest first; ``makers`` the
    relations asked for, such as ``"director"``.
    """

    roles: tuple[str, ...]
    part: int | None
    episode: int | None
    years: tuple[int, ...]
    networks: tuple[str, ...]
    songs: bool
    dramas: bool
    artists: bool
    soundtrack: bool
    original: bool
    makers: frozenset[str]
    asked_same: frozenset[str]
    album: bool
    which_drama: bool
    one_drama: bool
    cast: bool
    relative: bool
    versions: tuple[str, ...]
    asks: bool
    """Whether anything but names is in the question that says what is wanted of them."""

    @property
    def same(self) -> bool:
        """Whether something beside what is named is asked for: by the same people, other ones."""
        return bool(self.asked_same)


def wish(asked: Question, named: frozenset[int]) -> Wish:
    """Read the wish out of a question; the words at ``named`` are names and wish nothing."""
    words = [word for number, word in enumerate(asked.words) if number not in named]
    texts = [form for word in words for form in dict.fromkeys((word.text, word.stem))]
    scored = bool(_MUSIC_DIRECTOR.search(asked.text))
    part, episode = _PART.search(asked.text), _EPISODE.search(asked.text)
    return Wish(
        roles=tuple(dict.fromkeys(role for text in texts for role in ROLES.get(text, ()))),
        part=int(part[1]) if part else None,
        episode=int(next(filter(None, episode.groups()))) if episode else None,
        years=tuple(int(year) for year in _YEAR.findall(asked.text)),
        networks=tuple(dict.fromkeys(NETWORKS[text] for text in texts if text in NETWORKS)),
        songs=not scored and any(text in SONG_WORDS or text in SUNG_WORDS for text in texts),
        dramas=any(text in DRAMA_WORDS for text in texts),
        artists=any(
            form in ARTIST_WORDS and (form not in _RELATIVE_PRONOUNS or number == 0)
            for number, word in enumerate(words)
            for form in (word.text, word.stem)
        ),
        soundtrack=any(text in SOUNDTRACK_WORDS for text in texts),
        original=any(text in ORIGINAL_WORDS for text in texts),
        makers=frozenset({"music director"})
        if scored
        else frozenset(MAKER_WORDS[text] for text in texts if text in MAKER_WORDS),
        asked_same=frozenset(SAME_WORDS[text] for text in texts if text in SAME_WORDS),
        album=bool(_ALBUM.search(asked.text)),
        which_drama=bool(_WHICH_DRAMA.search(asked.text)),
        one_drama=any(word.text in ("drama", "드라마") for word in words),
        cast=any(text in CAST_WORDS for text in texts),
        relative=any(text in RELATIVE_WORDS for text in texts),
        versions=tuple(dict.fromkeys(VERSIONS[text] for text in texts if text in VERSIONS)),
        asks=any(_asks(word.text, word.stem) and not word.is_namelike for word in words),
    )


def _asks(text: str, stem: str) -> bool:
    tables = (ROLES, MAKER_WORDS, ORIGINAL_WORDS, ARTIST_WORDS, SUNG_WORDS, CAST_WORDS, VERSIONS)
    return any(form in table for form in (text, stem) for table in tables)
