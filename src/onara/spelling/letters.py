"""How likely is a text, as a text that somebody wrote?

Each of the languages that are told apart here (Korean, Japanese, Chinese, what has Latin letters,
what has other alphabets) is a Markov chain over kinds of characters (a capital, an accented letter,
a syllable of Hangul, a sign ...), and each kind has its characters by how often they occur.  What
is rare counts many bits, so a text in a wrong encoding, whose characters nobody puts side by side,
counts far more than the right one.  The counts (``data/letters.txt``, made by ``make_letters.py``)
are of real texts.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

LANGUAGES = ("ko", "ja", "zh", "latin", "other")

_RARE = {"H": 24.0, "K": 14.0, "C": 22.0, "x": 17.0, "X": 17.0, "y": 16.0, "Y": 16.0, "S": 16.0}
"""Bits of a character that no text had; of Hangul and Chinese characters those of the commoner half
of their standards count `_COMMON_RARE`."""

_COMMON_RARE = {"H": 16.5, "C": 16.5}
_NEVER = 26.0
"""Bits of what is no character: controls, unassigned and private code points."""

_ASCII = {"a": 4.0, "A": 4.3, "1": 3.3, "p": 2.0}
_UNSEEN_STEP = 16.0
"""Bits of one kind after another where no text of the language had that."""

START = "p"


class _Language(NamedTuple):
    steps: Mapping[str, float]
    characters: Mapping[str, float]


class Weight(NamedTuple):
    """What a text counts in the language in which it counts fewest: bits in all, and bits of its
    ``foreign`` characters, those that are not ASCII."""

    bits: float
    foreign_bits: float
    foreign: int

    @property
    def each(self) -> float:
        """Bits of a foreign character."""
        return self.foreign_bits / max(self.foreign, 1)


def weigh(text: str) -> Weight:
    """How many bits a text counts.  Case, script and order matter, meaning does not.

    The text is to be in NFC.
    """
    return min(_weigh(text, language) for language in _languages().values())


def kind(character: str) -> str:
    """The kind of a character: "a", "A" ASCII letters, "1" digits, "p" other ASCII, "x", "X" other
    Latin letters, "y", "Y" letters of other alphabets, "H" Hangul, "K" kana, "C" Chinese
    characters, "S" signs, "!" what is no character."""
    if character.isascii():
        if character.isalpha():
            return "a" if character.islower() else "A"
        if character.isdigit():
            return "1"
        return "p" if character >= " " or character in "\t\n\r" else "!"
    return _foreign_kind(character)


def _weigh(text: str, language: _Language) -> Weight:
    plain = strange = 0.0
    foreign = 0
    before = START
    steps, characters = language
    for character in text:
        now = kind(character)
        known = characters.get(character)
        bits = steps.get(before + now, _UNSEEN_STEP)
        bits += _unknown(character, now) if known is None else known
        if character.isascii():
            plain += bits
        else:
            strange += bits
            foreign += 1
        before = now
    return Weight(plain + strange, strange, foreign)


def _unknown(character: str, of_kind: str) -> float:
    if of_kind == "!":
        return _NEVER
    if of_kind in _ASCII:
        return _ASCII[of_kind]
    if of_kind in _COMMON_RARE and is_common(character):
        return _COMMON_RARE[of_kind]
    return _RARE[of_kind]


@cache
def is_common(character: str) -> bool:
    """One of the 2350 syllables of KS X 1001, or a Chinese character of the first level of JIS X
    0208, GB 2312 or Big5: the halves of these standards that hold what is in common use."""
    if "가" <= character <= "힣":
        return _leads(character, "euc_kr", 0xB0, 0xC8)
    return (
        _leads(character, "euc_jp", 0xB0, 0xCF)
        or _leads(character, "gb2312", 0xB0, 0xD7)
        or _leads(character, "big5", 0xA4, 0xC6)
    )


def _leads(character: str, encoding: str, first: int, last: int) -> bool:
    try:
        raw = character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return len(raw) == 2 and first <= raw[0] <= last


@cache
def _foreign_kind(character: str) -> str:
    if "가" <= character <= "힣" or "ㄱ" <= character <= "ㆎ":
        return "H"
    if "ぁ" <= character <= "ヿ" or character == "ー":
        return "K"
    category = unicodedata.category(character)
    if "\u4e00" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf" or character == "々":
        return "C"
    if category[0] == "C" and character != "\xad":
        return "!"
    if category[0] in "LM":
        is_latin = "LATIN" in unicodedata.name(character, "")
        is_capital = category in ("Lu", "Lt")
        if is_latin and character not in "ªº":
            return "X" if is_capital else "x"
        if character not in "ªº":
            return "Y" if is_capital else "y"
    return "S"


@cache
def _languages() -> Mapping[str, _Language]:
    found: dict[str, tuple[dict[str, float], dict[str, float]]] = {
        name: ({}, {}) for name in LANGUAGES
    }
    table = files("onara.spelling").joinpath("data/letters.txt").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line.startswith("#") or not line:
            continue
        name, what, bits, members = line.split(" ", 3)
        steps, characters = found[name]
        if what == "step":
            steps.update(dict.fromkeys(members.split(), float(bits)))
        else:
            characters.update(dict.fromkeys(members, float(bits)))
    return {name: _Language(*tables) for name, tables in found.items()}
