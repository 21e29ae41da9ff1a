"""Names and titles made comparable across scripts, spellings and broken encodings."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA

_DROPPED = str.maketrans("", "", "'’‘`´ʼ′")
# The title of Goblin puns with the Hanja for "god" read as the ending -sin; both are typed.
_HANJA_PUNS = str.maketrans({"神": "신"})
_TOKEN = re.compile(
    r"\d+"
    r"|[가-힣ㄱ-ㆎ]+"
    r"|[ぁ-ゖァ-ヺー-ヿ㐀-䶿一-鿿々]+"
    r"|[^\W\d_가-힣ㄱ-ㆎぁ-ゖァ-ヺー-ヿ㐀-䶿一-鿿々]+"
)
# A non-ASCII run that touches Latin letters on both sides is an accented word, not lost Hangul.
_ACCENTED_WORD = re.compile(r"[A-Za-z][^\x00-\x7f]{1,2}[A-Za-z]")

_SURNAMES = {
    "lee": "i", "yi": "i", "rhee": "i", "ri": "i", "li": "i", "rhie": "i", "yee": "i",
    "im": "im", "lim": "im", "rim": "im", "yim": "im",
    "noh": "no", "roh": "no", "ro": "no",
    "yoo": "yu", "ryu": "yu", "ryoo": "yu", "you": "yu", "yu": "yu",
    "choi": "choe", "choy": "choe",
    "baek": "bek", "paik": "bek", "baik": "bek", "back": "bek", "paek": "bek",
    "woo": "u", "wu": "u", "oo": "u",
    "shim": "sim", "moon": "mun", "mun": "mun",
}  # fmt: skip
_SPELLINGS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"une$", "un"),  # Jang Beom June
        (r"yeo|yu|yoo|you|yo|yeu", "yo"),
        (r"weo|wo|woo|wu", "o"),
        (r"eo|eu|oo|ou|u", "o"),
        (r"ae|ai|ay", "e"),
        (r"ee|yi|wi|ui|ie", "i"),
        (r"tch|ch|jj|zh|j|z", "j"),
        (r"sch|sh|ss", "s"),
        (r"ck|kh|gg|g|q|c|x", "k"),
        (r"ph|b|f|v", "p"),
        (r"th|d", "t"),
        (r"r(?=[^aeiouywr]|$)", ""),  # Park is Bak
        (r"h(?=[^aeiouyw]|$)", ""),  # Huh is Heo, Noh is No
        (r"r", "l"),
        (r"(.)\1+", r"\1"),
    )
)
# One slip is forgiven from here on; below, it would join different people (Kim Bum, Kim Joon).
_FORGIVING_LENGTH = 8


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


@lru_cache(maxsize=8192)
def skeleton(words: tuple[str, ...]) -> str:
    """What the romanisations in use have in common, of folded Latin words; else an empty text.

    Revised Romanization, McCune-Reischauer and the spellings that artists choose differ in the
    vowels o, u, eo and eu, in plain, aspirated and tense consonants, in l and r, and in silent h
    and r (Huh, Park).  All of these fall together here: Jung, Jeong and Chung are one.
    """
    if not words or not all(word.isascii() and word.isalpha() for word in words):
        return ""
    text = "".join(_SURNAMES.get(word, word) for word in words)
    for pattern, plain in _SPELLINGS:
        text = pattern.sub(plain, text)
    return text


def same_name(one: str, other: str) -> bool:
    """Whether two skeletons are the same name; one slip is forgiven in a long one."""
    if one == other:
        return len(one) > 2
    shortest = min(len(one), len(other))
    return shortest >= _FORGIVING_LENGTH and OSA.distance(one, other, score_cutoff=1) <= 1


def repaired(text: str) -> str:
    """The text, with Hangul restored where it is certainly UTF-8 or CP949 read as Latin-1.

    File names whose bytes Python could not decode (surrogates) are repaired in the same way.

    Old Korean tags hold CP949 bytes in a field that is declared Latin-1: "½ºÅ×ÀÌ À§µå ¹Ì" is
    스테이 위드 미.  It is certain where every non-ASCII byte is part of a Hangul syllable.
    """
    raw = _bytes_before(text)
    if raw is None:
        return text
    for encoding in ("utf-8", "cp949"):
        try:
            read = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        foreign = [c for c in read if not c.isascii()]
        hangul = sum("가" <= c <= "힣" for c in foreign)
        if encoding == "utf-8" and foreign:
            return read
        lone = hangul < 2 and _ACCENTED_WORD.search(text)
        if hangul and hangul == len(foreign) and not lone:
            return read
    return text


def _bytes_before(text: str) -> bytes | None:
    """The bytes that a text was wrongly decoded from, or ``None`` where it cannot have been."""
    if text.isascii():
        return None
    if any("\udc80" <= c <= "\udcff" for c in text):
        try:
            return text.encode("utf-8", "surrogateescape")
        except UnicodeEncodeError:
            return None
    composed = unicodedata.normalize("NFC", text)
    if any(ord(c) > 0xFF and c not in _WINDOWS_BYTES for c in composed):
        return None
    return b"".join(_WINDOWS_BYTES.get(c) or c.encode("latin-1") for c in composed)


def _windows_bytes() -> dict[str, bytes]:
    """The signs that Windows-1252 has where Latin-1 has controls."""
    found = {}
    for byte in range(0x80, 0xA0):
        sign = bytes([byte]).decode("cp1252", errors="ignore")
        if sign:
            found[sign] = bytes([byte])
    return found


_WINDOWS_BYTES = _windows_bytes()
