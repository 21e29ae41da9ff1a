"""Consonants of English words, and of the same words as Hangul and kana spell them.

마이 데스티니 and My Destiny share hardly a vowel; their consonants differ only where one script
has a single letter for two sounds of the other (b and v, r and l, s and z), and those are made one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onara.spelling.jamo import CODAS, ONSETS, parts
from onara.spelling.kana import latin_of_kana
from onara.spelling.sound import is_plain, simplified

# One letter a class: k, n, t, l, m, p, s, h; what either script cannot tell apart is one.
_ONSETS = dict(zip(ONSETS, ("k", "k", "n", "t", "t", "l", "m", "p", "p", "s", "s", "", "s", "s",
                            "s", "k", "t", "p", "h"), strict=True))  # fmt: skip
_CODAS = dict(zip(CODAS, ("", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p",
                          "l", "m", "p", "p", "t", "t", "n", "t", "t", "k", "t", "p", "t"),
                  strict=True))  # fmt: skip
_CLASSES = str.maketrans("bcdfgjqrvz", "pktpksklps")
_WORD = re.compile(r"[a-z]+|[가-힣]+|[0-9]+|[ぁ-ゖァ-ヺー-ヿ]+")
_VOWELS = re.compile(r"[aeiouyw]+")
_TWICE = re.compile(r"([a-z])\1+")
_ABBREVIATIONS = {"mr": "mister", "mrs": "misses", "dr": "doctor"}
_ROMAJI = re.compile(r"ch|sh|ts")
# English spelling, as far as it decides which consonants are spoken; in this order.
_ENGLISH = tuple(
    (re.compile(pattern), spoken)
    for pattern, spoken in (
        (r"^(?:kn|gn)", "n"),
        (r"^wr", "r"),
        (r"^wh(?!o)", "w"),
        (r"^who", "ho"),
        (r"^ps|^x", "s"),
        (r"mb(?=s?$)", "m"),  # climb
        (r"(?<=[aeiou])gn(?=s?$|e)", "n"),  # sign
        (r"(?<=[aeiou])gh(?![aeiou])", ""),  # night, high
        (r"(?<=[bcdfghkmnprstvw]a)l(?=[kfmv])|(?<=ou)l(?=d)", ""),  # walk, calm, would
        (r"st(?=en$|le|m)", "s"),  # listen, castle, Christmas
        (r"^th(?=e|is|at|o[su])|th(?=er)|(?<=^wi)th", "t"),  # the, this, mother, with
        (r"th|[td](?=ure)|[tsc]i(?=on|an|ous|al)", "s"),  # thing, nature, station, special
        (r"dge|(?<=an)ge|ge(?=[sd]?$)|(?<=a)gi(?=c)", "s"),  # bridge, angel, page, magic
        (r"sch", "sk"),
        (r"ch(?=[lr])", "k"),
        (r"tch|ch|sh", "s"),
        (r"ph", "p"),
        (r"ck|cc(?![eiy])", "k"),
        (r"s?c(?=[eiy])", "s"),
        (r"x", "ks"),
        (r"ng", "n"),
        (r"(?<=[aeiou])re$|(?<=[aeiou])r(?![aeiouyr])", ""),  # more, park
        (r"h(?![aeiouyw])", ""),
    )
)


@lru_cache(maxsize=65536)
def consonants(text: str) -> str:
    """The consonants of a text in any script, in eight classes, and its digits, without spaces.

    A text that begins with a vowel begins with ``a``.  Meant for English words in Hangul or kana;
    for names see ``sound``, which tells more of them apart.
    """
    letters = text.lower()
    if not is_plain(letters):
        letters = simplified(letters)
    words = "".join(map(_word, _WORD.findall(letters.replace("'", ""))))
    first = "a" if _VOWELS.match(words) else ""
    return first + _VOWELS.sub("", words)


@lru_cache(maxsize=16384)
def _word(word: str) -> str:
    """One word with its consonants as classes, no two alike in a row; vowels as they are."""
    if word[0].isdigit():
        return word
    if word[0].isascii():
        word = _ABBREVIATIONS.get(word, word)
        for pattern, spoken in _ENGLISH:
            word = pattern.sub(spoken, word)
    elif "가" <= word[0] <= "힣":
        word = "".join(map(_syllable, word))
    else:
        word = _ROMAJI.sub("s", latin_of_kana(word) or "")
    return _TWICE.sub(r"\1", word.translate(_CLASSES))


def _syllable(character: str) -> str:
    onset, _, coda = parts(character)
    return f"{_ONSETS[onset]}a{_CODAS[coda]}"
