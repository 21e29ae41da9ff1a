"""Looking into JSON of which nothing is certain: what has the wrong kind is as good as missing."""

from __future__ import annotations

from typing import Any

from onara.imports.records import clean

Object = dict[str, Any]

MOST_ITEMS = 20_000
"""Members of one list that are read: the longest releases have some thousand tracks."""


def is_object(value: object) -> bool:
    """Whether a value is a JSON object."""
    return isinstance(value, dict)


def text(of: object, key: str) -> str:
    """The cleaned text under a key, empty where there is none."""
    return clean(of.get(key)) if isinstance(of, dict) else ""


def part(of: object, key: str) -> Object:
    """The object under a key, empty where there is none."""
    value = of.get(key) if isinstance(of, dict) else None
    return value if isinstance(value, dict) else {}


def parts(of: object, key: str) -> list[Object]:
    """The objects of the list under a key."""
    value = of.get(key) if isinstance(of, dict) else None
    if not isinstance(value, list):
        return []
    return [each for each in value[:MOST_ITEMS] if isinstance(each, dict)]


def texts(of: object, key: str) -> list[str]:
    """The texts of the list under a key."""
    value = of.get(key) if isinstance(of, dict) else None
    if not isinstance(value, list):
        return []
    return [each for each in map(clean, value[:MOST_ITEMS]) if each]


def has_hangul(*words: str) -> bool:
    """Whether there is a Hangul syllable in any of the texts."""
    return any("가" <= character <= "힣" for word in words for character in word)
