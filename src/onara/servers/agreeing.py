"""Do two names mean the same, in whichever script and spelling?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from onara.spelling import key, sound, tokens

_AND = re.compile(r"\s*(?:[,;/&+、·|]|\b(?:feat|ft|with|and|x)\b\.?)\s*", re.IGNORECASE)
_SHORTEST_SOUND = 4
"""Below this, as with V and B, too many names sound alike."""
_NOTHING = re.compile(r"(?:unknown|untitled|무제|audio|track|트랙|제목없음|\d)*")
_ENDING = re.compile(r"\.[a-z0-9]{2,4}$", re.IGNORECASE)
_ALIKE = 75.0
"""A title of so many per cent of another's sound is worth listening to."""


def same_name(one: str, other: str) -> bool:
    """Whether two names are one as they are written, or as they sound."""
    if key(one) == key(other):
        return bool(key(one))
    heard = sound(one)
    return (
        len(heard) >= _SHORTEST_SOUND and heard == sound(other) and _digits(one) == _digits(other)
    )


def any_same(some: Iterable[str], others: Iterable[str]) -> bool:
    """Whether any of some names is any of others."""
    against = list(others)
    return any(same_name(one, other) for one in some for other in against)


def performers_agree(some: Iterable[str], others: Iterable[str]) -> bool | None:
    """Whether anybody is among both, of credits that may name several; ``None`` where one of them
    names nobody."""
    mine, theirs = _each(some), _each(others)
    return any_same(mine, theirs) if mine and theirs else None


def album_is(album: str, names: Iterable[str]) -> bool:
    """Whether an album is one of these, or a soundtrack of one of these dramas: its words begin
    with all of the drama's."""
    words = tokens(album)
    if not words:
        return False
    return any(
        same_name(album, name) or (own and words[: len(own)] == own)
        for name in names
        if (own := tokens(name)) or True
    )


def says_nothing(title: str) -> bool:
    """Whether a title holds no title: "Track 03", also as the name of a file."""
    return _NOTHING.fullmatch(key(_ENDING.sub("", title))) is not None


def is_alike(title: str, titles: Iterable[str]) -> bool:
    """Whether a title sounds nearly like one of these, or has it in it."""
    heard = sound(title)
    return bool(heard) and any(
        own and fuzz.partial_ratio(heard, own) >= _ALIKE
        for each in titles
        if len(own := sound(each)) >= _SHORTEST_SOUND
    )


def _each(names: Iterable[str]) -> list[str]:
    whole = [name for name in names if not says_nothing(name)]
    parts = [part for name in whole for part in _AND.split(name) if part]
    return list(dict.fromkeys([*whole, *parts]))


def _digits(text: str) -> list[str]:
    return re.findall(r"\d+", text)
