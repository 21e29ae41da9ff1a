"""In which spellings may one name be typed, and how are they made comparable?

All functions are pure and take any text, of any length and with any characters in it.
"""

from onara.spelling.capitals import romanised_with_capitals
from onara.spelling.consonants import consonants
from onara.spelling.folding import fold, key, letters_of, tokens
from onara.spelling.hanja import hangul_of_hanja
from onara.spelling.initials import initials, is_initials
from onara.spelling.jamo import composed
from onara.spelling.kana import latin_of_kana
from onara.spelling.keyboard import hangul_of_keyboard, latin_of_keyboard
from onara.spelling.mojibake import Repair, repaired, restored
from onara.spelling.person_names import romanised_name
from onara.spelling.romanisation import romanised
from onara.spelling.skeleton import same_name, skeleton
from onara.spelling.sound import sound

__all__ = [
    "Repair",
    "composed",
    "consonants",
    "fold",
    "hangul_of_hanja",
    "hangul_of_keyboard",
    "initials",
    "is_initials",
    "key",
    "latin_of_kana",
    "latin_of_keyboard",
    "letters_of",
    "repaired",
    "restored",
    "romanised",
    "romanised_name",
    "romanised_with_capitals",
    "same_name",
    "skeleton",
    "sound",
    "tokens",
]
