"""Names and titles folded: what is the same word typed in another case, width or accent."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DROPPED = str.maketrans("", "", "'’‘`´ʼ′")
# The title of Goblin puns with the Hanja for "god" read as the ending -sin; both are typed.
_HANJA_PUNS = str.maketrans({"神": "신"})
_TOKEN = re.compile(
    r"\d+"
    r"|[가-힣ㄱ-ㆎ]+"
    r"|[ぁ-ゖァ-ヺー-ヿ㐀-䶿一-鿿々]+"
    r"|[^\W\d_가-힣ㄱ-ㆎぁ-ゖァ-ヺー-ヿ㐀-䶿一-鿿々]+"
)


def fold(text: str) -> str:
    """Text without case, accents, apostrophes, full-width forms and NFD: still words and marks."""
    wide = unicodedata.normalize("NFKC", text).casefold().translate(_DROPPED)
    bare = "".join(c for c in unicodedata.normalize("NFD", wide) if not "\u0300" <= c <= "\u036f")
    return unicodedata.normalize("NFC", bare).translate(_HANJA_PUNS)


def tokens(text: str) -> tuple[str, ...]:
    """The folded words of a text; Hangul, kana and Hanja, Latin letters and digits stand apart."""
    return tuple(_TOKEN.findall(fold(text)))


def key(text: str) -> str:
    """The comparable form of a name: its folded words without anything between them."""
    return "".join(tokens(text))


@lru_cache(maxsize=8192)
def letters_of(name: str) -> str:
    """A key with its Hangul syllables as letters, so that one wrong vowel is one slip."""
    return unicodedata.normalize("NFD", name)
