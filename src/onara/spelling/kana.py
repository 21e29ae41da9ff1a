"""Kana as Latin letters, in a romanisation that compares well with Korean names."""

from __future__ import annotations

import re
import unicodedata

_ROWS = {
    "": "アイウエオ", "k": "カキクケコ", "g": "ガギグゲゴ", "s": "サシスセソ", "z": "ザ ズゼゾ",
    "t": "タ  テト", "d": "ダ  デド", "n": "ナニヌネノ", "h": "ハヒ ヘホ", "b": "バビブベボ",
    "p": "パピプペポ", "m": "マミムメモ", "y": "ヤ ユ ヨ", "r": "ラリルレロ", "w": "ワヰ ヱヲ",
    "v": "ヷヸヴヹヺ",
}  # fmt: skip
_SYLLABLES = {
    kana: consonant + vowel
    for consonant, row in _ROWS.items()
    for kana, vowel in zip(row, "aiueo", strict=False)
    if kana != " "
}
_SYLLABLES |= {
    "ジ": "ji", "ヂ": "ji", "チ": "chi", "ツ": "tsu", "ヅ": "zu", "フ": "fu", "ヴ": "vu",
    "ヵ": "ka", "ヶ": "ke",
}  # fmt: skip
_SMALL_VOWELS = dict(zip("ァィゥェォ", "aiueo", strict=True))
_GLIDES = {"ャ": "ya", "ュ": "yu", "ョ": "yo", "ヮ": "wa"}
# Vowels that give way to a small vowel are consonants: ウィ wi, イェ ye.
_CONSONANT_OF = {"u": "w", "i": "y"}
_MARKS = {"ン": "n", "ー": "", "ッ": "", "・": " ", "゠": " ", "ヽ": "", "ヾ": ""}
_KANA = re.compile(r"[ぁ-ゖァ-ヺ]")
_HIRAGANA = {code: chr(code + 0x60) for code in range(ord("ぁ"), ord("ゖ") + 1)}
_PALATAL = re.compile(r"(ch|j)y")


def latin_of_kana(text: str) -> str | None:
    """Katakana and hiragana as romaji, the rest as it is: チャン・ボムジュン is chan bomujun.

    Long vowels are written once, シ is si as in Korean names, and the middle dot is a space.
    ``None`` where there is no kana.
    """
    kana = unicodedata.normalize("NFKC", text)
    if not _KANA.search(kana):
        return None
    return _romaji(kana.translate(_HIRAGANA))


def _romaji(kana: str) -> str:
    made: list[str] = []
    doubled = False
    for character in kana:
        small = _GLIDES.get(character) or _SMALL_VOWELS.get(character)
        if small and made and made[-1].isalpha():
            stem = made[-1][:-1]
            made[-1] = (stem or _CONSONANT_OF.get(made[-1], "")) + small
        else:
            syllable = small or _SYLLABLES.get(character)
            twice = doubled and syllable and syllable[0] not in "aiueo"
            letters = syllable or _MARKS.get(character, character)
            made.append(letters[0] + letters if twice else letters)
        doubled = character == "ッ"
    return _PALATAL.sub(r"\1", "".join(made))
