"""Korean particles that follow the sound of the word before them: 을 or 를, 은 or 는, 으로 or 로.

A text writes both after the name, ``{title:을/를}``, and gets the one that fits.
"""

from __future__ import annotations

import unicodedata

_BASE, _LAST, _CODAS = 0xAC00, 0xD7A3, 28
_RIEUL = 8
_DIGITS = dict(zip("0123456789", (21, 8, 0, 16, 0, 0, 1, 8, 8, 0), strict=True))
"""The number of the closing consonant in the Korean reading of each digit, 0 for none."""
_LATIN_CLOSED = frozenset("bcdfgjklmnpqtvxz")
"""Letters at the end of a foreign word after which Koreans usually hear a closing consonant."""


def particle(word: str, pair: str) -> str:
    """The form of ``pair`` ("을/를", "으로/로") that follows ``word``; the second after nothing.

    >>> particle("오나라", "을/를"), particle("돌", "으로/로"), particle("Sweet Night", "은/는")
    ('를', '로', '은')
    """
    closed, open_ = pair.split("/")
    coda = _coda(word)
    if coda == _RIEUL and closed.startswith("으"):
        return open_
    return closed if coda else open_


def _coda(word: str) -> int:
    for letter in reversed(unicodedata.normalize("NFC", word)):
        if _BASE <= ord(letter) <= _LAST:
            return (ord(letter) - _BASE) % _CODAS
        if letter in _DIGITS:
            return _DIGITS[letter]
        if letter.isalpha():
            lower = letter.lower()
            if lower == "l":
                return _RIEUL
            return 1 if lower in _LATIN_CLOSED else 0
    return 0
