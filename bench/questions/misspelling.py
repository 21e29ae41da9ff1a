"""What hands and memory do to a name: one slip of the keyboard, a romanisation of one's own."""

import random
import re
import unicodedata

from onara.spelling.romanisation import romanised

_NEIGHBOURS = (("ㅐ", "ㅔ"), ("ㅗ", "ㅓ"), ("ㅜ", "ㅡ"), ("ㅏ", "ㅣ"))
"""Vowels beside each other on the keyboard, or alike to the ear: typed the one for the other."""
_FIRST_MEDIAL = 0x1161  # of the conjoining vowels of NFD, in the order of the compatibility ones
_MEDIALS = {chr(0x314F + i): chr(_FIRST_MEDIAL + i) for i in range(21)}
_SWAPPED = {
    _MEDIALS[one]: _MEDIALS[other] for pair in _NEIGHBOURS for one, other in (pair, pair[::-1])
}
_FINALS = re.compile("[\u11a8-\u11c2]")

_HABITS = (
    *(("eo", "u"), ("eo", "o"), ("eu", "u"), ("u", "oo"), ("ae", "e"), ("ui", "eui")),
    *(("si", "shi"), ("yeo", "you"), ("j", "ch"), ("g", "k"), ("b", "p"), ("d", "t"), ("r", "l")),
    *(("i", "ee"), ("wo", "weo"), ("kk", "gg"), ("tt", "dd")),
)
"""Letters of the Revised Romanization, and what people write for them who never learnt it."""
LIBERTIES = 2
"""Habits that one person follows in one name."""


def slip(text: str, chance: random.Random) -> str:
    """The text with one letter wrong: dropped, doubled, or two exchanged; a Hangul text with a
    neighbouring vowel or without one final consonant.

    The first letter stays.  A text of one letter stays as it is.
    """
    letters = unicodedata.normalize("NFD", text)
    vowels = [i for i, letter in enumerate(letters) if letter in _SWAPPED]
    finals = [match.start() for match in _FINALS.finditer(letters)]
    if vowels or finals:
        place = chance.choice(vowels + finals)
        new = _SWAPPED.get(letters[place], "")
        return unicodedata.normalize("NFC", letters[:place] + new + letters[place + 1 :])
    places = [i for i in range(1, len(text)) if text[i].isalpha()]
    if not places:
        return text
    return _latin_slip(text, chance.choice(places), chance)


def romanised_somehow(text: str, chance: random.Random) -> str:
    """A Korean text in Latin letters as somebody writes it by ear, in small letters.

    Starts from the sound and follows at most `LIBERTIES` habits, each in one place.
    """
    made = romanised(text).lower()
    habits = [each for each in chance.sample(_HABITS, len(_HABITS)) if each[0] in made]
    for heard, written in habits[:LIBERTIES]:
        made = made.replace(heard, written, 1)
    return made


def has_hangul(text: str) -> bool:
    """Whether there is a Hangul syllable in the text."""
    return any("가" <= character <= "힣" for character in text)


def _latin_slip(text: str, place: int, chance: random.Random) -> str:
    kind = chance.choice(("drop", "double", "exchange"))
    if kind == "drop" and len(text) > 3:
        return text[:place] + text[place + 1 :]
    if kind == "exchange" and place + 1 < len(text) and text[place] != text[place + 1]:
        return text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    return text[: place + 1] + text[place:]
