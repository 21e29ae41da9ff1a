"""Initial consonants (초성), by which Korean names are searched for short."""

from __future__ import annotations

from functools import lru_cache

from onara.spelling.jamo import CLUSTERS, ONSETS, composed, is_syllable, parts, plain_jamo

_CONSONANTS = frozenset(ONSETS) | frozenset(CLUSTERS)


@lru_cache(maxsize=8192)
def initials(text: str) -> str:
    """The initial consonants of the Hangul in a text, and nothing else: 도깨비 gives ㄷㄲㅂ.

    Consonants that stand alone are taken as they are, clusters (ㄳ) as the two that were typed, so
    that a query of initials is its own answer.
    """
    found = []
    for character in composed(text):
        if is_syllable(character):
            found.append(parts(character)[0])
        elif character in _CONSONANTS:
            found.append(CLUSTERS.get(character, character))
    return "".join(found)


def is_initials(text: str) -> bool:
    """Whether a text is consonant jamo only, of any encoding; spaces are allowed."""
    letters = "".join(plain_jamo(text).split())
    return bool(letters) and _CONSONANTS.issuperset(letters)
