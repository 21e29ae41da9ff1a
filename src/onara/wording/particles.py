"""Korean particles that follow the sound of the word before them: 을 or 를, 은 or 는, 으로 or 로.

A text writes both after the name, ``{title:을/를}``, and gets the one that fits.
"""

from __future__ import annotations

import re
import unicodedata

_BASE, _LAST, _CODAS = 0xAC00, 0xD7A3, 28
_RIEUL = 8
_LATIN = re.compile(r"[A-Za-z]+$")
_DIGITS = dict(zip("0123456789", (21, 8, 0, 16, 0, 0, 1, 8, 8, 0), strict=True))
"""The number of the closing consonant in the Korean reading of each digit, 0 for none."""
_SPELT_OUT = {"L": 8, "M": 16, "N": 4, "R": 8}
"""The same of the letters' Korean names (엘, 엠, 엔, 알), by which OST and IU are read."""
_FOREIGN = re.compile(
    r"(?P<rieul>le?)$|(?:[mn]|ng|(?<=\w)[mn]e|(?<![aeiou])[aeiou][bckpt]|ook)$", re.IGNORECASE
)
"""Ends of words that Koreans write with a closing consonant; others get a vowel: 나이트, 파티."""


def particle(word: str, pair: str) -> str:
    """The form of ``pair`` ("을/를", "으로/로") that follows ``word``; the second after nothing.

    >>> particle("오나라", "을/를"), particle("돌", "으로/로"), particle("Sweet Night", "은/는")
    ('를', '로', '는')
    """
    closed, open_ = pair.split("/")
    coda = _coda(word)
    if coda == _RIEUL and closed.startswith("으"):
        return open_
    return closed if coda else open_


def _coda(word: str) -> int:
    text = unicodedata.normalize("NFC", word)
    while text and not text[-1].isalnum():
        text = text[:-1]
    last = text[-1:]
    if last and _BASE <= ord(last) <= _LAST:
        return (ord(last) - _BASE) % _CODAS
    if last in _DIGITS:
        return _DIGITS[last]
    latin = _LATIN.search(text)
    if latin is None:
        return 0
    if latin[0].isupper():
        return _SPELT_OUT.get(last, 0)
    found = _FOREIGN.search(latin[0])
    if found is None:
        return 0
    return _RIEUL if found["rieul"] else 1
