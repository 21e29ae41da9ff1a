"""The sound of a line cut into overlapping runs of letters, by which lines are found."""

from __future__ import annotations

from onara.spelling import key, sound

LENGTH = 4
"""Letters of a gram: about two syllables.  Two syllables in a row survive in most lines that were
misheard in every fifth; three letters are in too many lines to tell them apart quickly, and five
are lost with every other syllable."""

_EDGE = "|"

_PROBE = "값진 옛날 꽃잎을 밟고 whispering yeongwonhi Chung-jeong 夢の花 3 qui"
"""A text whose sound shows whether the rules of sound have changed."""


def sound_of(text: str) -> str:
    """The sound of a text without what stands between words: spaces are often missing.

    Scripts that have no sound here stay the letters that they are.
    """
    return "".join(sound(text).split()) or key(text)


def dialect() -> str:
    """What tells the sounds of one version of the rules from those of another."""
    return sound_of(_PROBE)


def grams(sounded: str) -> set[str]:
    """All runs of `LENGTH` letters; the first and the last of a line have its edge in them."""
    if not sounded:
        return set()
    edged = f"{_EDGE}{sounded}{_EDGE}"
    return {edged[at : at + LENGTH] for at in range(max(1, len(edged) - LENGTH + 1))}
