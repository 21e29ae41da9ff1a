"""What a name sounds like, whichever script and romanisation it is written in."""

from __future__ import annotations

import re
from functools import lru_cache

from onara.spelling.folding import fold
from onara.spelling.hanja import known_hanja_as_hangul
from onara.spelling.jamo import composed
from onara.spelling.kana import latin_of_kana
from onara.spelling.romanisation import romanised_syllables
from onara.spelling.skeleton import folded_name

_WORD = re.compile(r"[a-z]+|[0-9]+")
# Nothing else needs more than a dictionary of syllables: the million names of an index.
_PLAIN = re.compile(r"[a-z0-9 .'&!,()가-힣-]*")
_KANA = re.compile(r"[ぁ-ヿ]")
_HAN = re.compile(r"[㐀-䶿一-鿿々]")
# A coda of a Korean name, which kana cannot write without a vowel: ボム, イングク, ヨル.
_KANA_CODA = re.compile(r"(?<=[aeiou])([kmpl])u(?=[bcdfghjklmpstvwyz]|n[aeiouy]|\b)")
_OTHER_LETTERS = str.maketrans(
    {"ø": "o", "œ": "oe", "æ": "ae", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"}
)


@lru_cache(maxsize=65536)
def sound(text: str) -> str:
    """The comparable sound of a name in any script: small letters and digits without spaces.

    Hangul is romanised, kana read as Korean names are written in it, Chinese characters in their
    Korean reading; then everything is folded that romanisations disagree about.  Empty where
    nothing of that is in the text.
    """
    letters = text.lower()
    if not is_plain(letters):
        letters = _with_kana_as_latin(simplified(letters))
    words = _WORD.findall(romanised_syllables(letters.replace("'", ""), "names"))
    return folded_name(words)


def is_plain(text: str) -> bool:
    """Whether a lower-case text is already what ``simplified`` would make of it."""
    return _PLAIN.fullmatch(text) is not None


def simplified(text: str) -> str:
    """A text folded, with only small Latin letters, Hangul syllables and kana for letters."""
    plain = fold(composed(text))
    if _HAN.search(plain):
        plain = known_hanja_as_hangul(plain)
    return plain.translate(_OTHER_LETTERS)


def _with_kana_as_latin(text: str) -> str:
    if not _KANA.search(text):
        return text
    return _KANA_CODA.sub(r"\1", (latin_of_kana(text) or "").replace("r", "l"))
