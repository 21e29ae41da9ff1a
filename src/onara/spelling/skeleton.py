"""Romanised Korean names without what the romanisations in use disagree about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

# Words of names that are spelled past every rule, most of them surnames.
_WORDS = {
    "lee": "i", "yi": "i", "rhee": "i", "rhie": "i", "yee": "i",
    "im": "im", "lim": "im", "yim": "im", "noh": "no", "roh": "no",
    "yoo": "yu", "ryu": "yu", "ryoo": "yu", "you": "yu", "yu": "yu",
    "choi": "choe", "choy": "choe",
    "baek": "bek", "paik": "bek", "baik": "bek", "back": "bek", "paek": "bek",
    "woo": "u", "wu": "u", "oo": "u",
    "shim": "sim", "moon": "mun", "mun": "mun",
}  # fmt: skip
# These are surnames where they stand first; elsewhere they are a syllable (Park Hye-ri).
_FIRST_WORDS = _WORDS | {"ri": "i", "li": "i", "rim": "im", "ro": "no"}
# Surnames that are run together with the given name: leeminho.
_PREFIX = re.compile(r"(?:lee|rhee|yi)(?=[bcdghjkmnpst][a-z]{3})|[rl]y(?=eo|oo|u)|choi(?=[a-z]{3})")
_PREFIXES = {"ry": "y", "ly": "y", "choi": "choe"}
# A run of vowels or of consonants is folded by itself; ``^`` and ``$`` are the ends of the name.
_RUN = re.compile(r"[aeiouyw]{1,16}|[^aeiouyw]{1,16}")
_VOWELS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"eui|wi|w?ee", "i"),
        (r"yeo|yu|yoo|you|yo|yeu", "yo"),
        (r"weo|wo|woo|wu", "o"),
        (r"eo|eu|oo|ou|u", "o"),
        (r"ae|ai|ay(?![aeiou])", "e"),
        (r"ye", "e"),
        (r"yi|ie|y(?![aeio])", "i"),
        (r"oi", "oe"),
        (r"(.)\1+", r"\1"),
    )
)
_CONSONANTS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"tch|ch|jj|zh|j|z", "j"),
        (r"sch|sh|ss", "s"),
        (r"ck|kh|gg|g|q|c|x", "k"),
        (r"ph|b|f|v", "p"),
        (r"th|d", "t"),
        (r"r(?=[^r])", ""),  # Park is Bak
        (r"h(?=.)", ""),  # Huh is Heo, Noh is No
        (r"r", "l"),
        # Names are written by syllables, titles as they sound: Park Min-young, Dong-ryul, Silla.
        (r"(?<![\^nk])k+(?=m)", "nk"),
        (r"(?<!\^)n?k+[nl]", "nkn"),
        (r"(?<!\^)[mp]+[nl]", "mn"),
        (r"(?<!\^)p+m", "m"),
        (r"(?<!\^)t+(?=[mn])", "n"),
        (r"nl+|ln+", "l"),
        (r"([^0-9])\1+", r"\1"),
    )
)
# One slip is forgiven from here on; below, it would join different people (Kim Bum, Kim Joon).
_FORGIVING_LENGTH = 8


@lru_cache(maxsize=8192)
def skeleton(words: tuple[str, ...]) -> str:
    """What the romanisations in use have in common, of folded Latin words; else an empty text.

    Revised Romanization, McCune-Reischauer and the spellings that artists choose differ in the
    vowels o, u, eo and eu, in plain, aspirated and tense consonants, in l and r, and in silent h
    and r (Huh, Park).  All of these fall together here: Jung, Jeong and Chung are one.
    """
    if not words or not all(word.isascii() and word.isalpha() for word in words):
        return ""
    return folded_name(words)


def folded_name(words: Sequence[str]) -> str:
    """Words of small Latin letters (or digits) as one, all that spellings disagree about folded."""
    letters = "".join(map(_folded_word, words[1:]))
    if words:
        letters = _folded_first_word(words[0]) + letters
    # 희 is hui and hee; elsewhere ui is two syllables (Soo-in).
    letters = letters.replace("hui", "hi")
    return "".join(map(_folded_run, _RUN.findall(f"^{letters}$")))[1:-1]


def _folded_first_word(word: str) -> str:
    if word in _FIRST_WORDS:
        return _FIRST_WORDS[word]
    if word[0] in "lryc" and (found := _PREFIX.match(word)):
        return _PREFIXES.get(found[0], "i") + word[found.end() :]
    return _folded_word(word)


def _folded_word(word: str) -> str:
    """A word without what can only be seen at its beginning and its end."""
    if word in _WORDS:
        return _WORDS[word]
    if word.startswith("wh"):  # Wheesung is Hwiseong
        word = f"hw{word[2:]}"
    elif word.startswith("ui"):  # Ui-seong is Eui-sung
        word = word[1:]
    # Jang Beom June; Suh In Guk
    if word.endswith("une") or (word[-1] == "h" and word[-2:-1] in ("a", "e", "o", "u")):
        return word[:-1]
    return word


@lru_cache(maxsize=4096)
def _folded_run(run: str) -> str:
    for pattern, plain in _VOWELS if run[0] in "aeiouyw" else _CONSONANTS:
        run = pattern.sub(plain, run)
    return run


def same_name(one: str, other: str) -> bool:
    """Whether two skeletons are the same name; one slip is forgiven in a long one."""
    if one == other:
        return len(one) > 2
    shortest = min(len(one), len(other))
    return shortest >= _FORGIVING_LENGTH and OSA.distance(one, other, score_cutoff=1) <= 1
