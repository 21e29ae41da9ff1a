"""Hangul in Latin letters, by its sound: Revised Romanization and McCune-Reischauer."""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from typing import Literal

from onara.spelling.jamo import CODAS, FIRST_SYLLABLE, ONSETS, composed
from onara.spelling.pronunciation import final_sound, is_changing, respelled, sounds_between

System = Literal["rr", "mr"]

_ONSETS_RR = ("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k",
              "t", "p", "h")  # fmt: skip
_ONSETS_MR = ("k", "kk", "n", "t", "tt", "r", "m", "p", "pp", "s", "ss", "", "ch", "tch", "ch", "k",
              "t", "p", "h")  # fmt: skip
_VOWELS_RR = ("a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u",
              "wo", "we", "wi", "yu", "eu", "ui", "i")  # fmt: skip
# The breves of ŏ and ŭ are left out, as people type it, and so are the apostrophes.
_VOWELS_MR = ("a", "ae", "ya", "yae", "o", "e", "yo", "ye", "o", "wa", "wae", "oe", "yo", "u",
              "wo", "we", "wi", "yu", "u", "ui", "i")  # fmt: skip
_VOWELS = {
    "rr": _VOWELS_RR,
    "mr": _VOWELS_MR,
    "names": tuple("eui" if vowel == "ui" else vowel for vowel in _VOWELS_RR),
}
_CODAS = {"": "", "ㄱ": "k", "ㄴ": "n", "ㄷ": "t", "ㄹ": "l", "ㅁ": "m", "ㅂ": "p", "ㅇ": "ng"}
_VOICED = {"ㄱ": "g", "ㄷ": "d", "ㅂ": "b", "ㅈ": "j"}
_SONORANT = frozenset(("", "ㄴ", "ㄹ", "ㅁ", "ㅇ"))

_BY_SYLLABLE = frozenset((ONSETS.index("ㅎ"), ONSETS.index("ㅇ")))
_HANGUL_RUN = re.compile(r"[가-힣]+")


def romanised(text: str, *, system: System = "rr") -> str:
    """The text with all Hangul in small Latin letters as it sounds, the rest as it is.

    ``rr`` is the Revised Romanization (Ministry of Culture and Tourism, 2000), ``mr``
    McCune-Reischauer (1939) in plain ASCII.  Words are runs of Hangul; sounds do not change each
    other across a space.  Lone jamo are left as they are.
    """
    return romanised_syllables(composed(text), system)


def romanised_syllables(text: str, system: System | Literal["names"]) -> str:
    """The same for a text without loose jamo; ``names`` is ``rr`` with ㅢ as eui, never ui.

    So 희 and 후이 stay apart, as they are in the spellings that people choose for their names.
    """
    if text.isascii():
        return text
    return _HANGUL_RUN.sub(lambda run: _word(run[0], system), text)


def _word(word: str, system: str) -> str:
    starts, between, ends = _letters(system)
    vowels = _VOWELS[system]
    made: list[str] = []
    coda = -1
    word = respelled(word)
    for place, character in enumerate(word):
        onset, rest = divmod(ord(character) - FIRST_SYLLABLE, 588)
        vowel, next_coda = divmod(rest, 28)
        if coda < 0:
            made.append(starts[onset])
        else:
            # Only vowels and ㅎ depend on more than the two letters.
            changing = onset in _BY_SYLLABLE and is_changing(
                word[place - 1], character, word[place + 1 : place + 2]
            )
            made.append(between[changing][coda * 19 + onset])
        made.append(vowels[vowel])
        coda = next_coda
    made.append(ends[coda])
    return "".join(made)


@cache
def _letters(system: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...], list[str]]:
    """Letters of onsets at the start, of (coda, onset) between vowels, and of codas at the end.

    The second is twofold: for plain syllables, and for those that change the coda before them.
    """
    starts = _ONSETS_MR if system == "mr" else _ONSETS_RR
    between = tuple(
        tuple(_between(coda, onset, changing, system) for coda, onset in product(CODAS, ONSETS))
        for changing in (False, True)
    )
    return starts, between, [_CODAS[final_sound(coda)] for coda in CODAS]


def _between(coda: str, onset: str, changing: bool, system: str) -> str:
    closing, opening = sounds_between(coda, onset, changing=changing)
    if closing == opening == "ㄹ":
        return "ll"
    starts = _ONSETS_MR if system == "mr" else _ONSETS_RR
    letters = starts[ONSETS.index(opening)]
    if system == "mr" and closing in _SONORANT:
        letters = _VOICED.get(opening, letters)
    return _CODAS[closing] + letters
