"""Chinese characters in their Korean reading."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

from onara.spelling.jamo import is_syllable, parts, syllable

_HAN_RUN = re.compile(r"[㐀-䶿一-鿿々〆]+")
# Words whose characters are read otherwise than by themselves.
_WORDS = {
    "樂園": "낙원", "乐园": "낙원", "楽園": "낙원", "快樂": "쾌락", "快乐": "쾌락", "快楽": "쾌락",
    "歡樂": "환락", "娛樂": "오락", "極樂": "극락", "茶母": "다모", "茶道": "다도",
    "自行車": "자전거", "自行车": "자전거", "自轉車": "자전거", "自転車": "자전거", "六月": "유월",
    "十月": "시월", "復活": "부활", "复活": "부활", "降伏": "항복", "金曜": "금요", "金賞": "금상",
    "金色": "금색", "金星": "금성", "更生": "갱생", "更新": "갱신", "牡丹": "모란",
}  # fmt: skip
_PIECES = re.compile("|".join(_WORDS) + "|.")
# Read so as surnames, which stand first in names of two to four characters.
_SURNAMES = {"金": "김", "沈": "심", "葉": "섭"}
_LENGTHS_OF_NAMES = range(2, 5)
_REPEATED = "々"
_Y_VOWELS = frozenset("ㅑㅕㅖㅛㅠㅣ")


def hangul_of_hanja(text: str) -> str | None:
    """The text with its Chinese characters as Koreans read them: 徐仁國 is 서인국.

    Traditional, simplified and Japanese forms are known; ㄹ and ㄴ give way at the beginning of a
    word (李 is 이) and 金 is 김 where it may be a surname.  ``None`` where there is no Chinese
    character, or one without a reading.
    """
    text = unicodedata.normalize("NFC", text)
    missing: list[str] = []
    read = _HAN_RUN.sub(lambda run: _read(run, missing), text)
    return None if missing or read == text else read


def known_hanja_as_hangul(text: str) -> str:
    """The same for an NFC text, but characters without a reading are left out."""
    return _HAN_RUN.sub(lambda run: _read(run, []), text)


def _read(run: re.Match[str], missing: list[str]) -> str:
    """A run of Chinese characters in Hangul; those without a reading are added to ``missing``."""
    readings = _readings()
    pieces = _PIECES.findall(run[0])
    before = run.string[run.start() - 1] if run.start() else " "
    made = before if is_syllable(before) else ""
    inside = len(made)
    may_be_name = not made and len(run[0]) in _LENGTHS_OF_NAMES
    for place, piece in enumerate(pieces):
        if piece in _WORDS:
            made += _WORDS[piece]
        elif piece == _REPEATED and made:
            made += made[-1]
        elif place == 0 and may_be_name and piece in _SURNAMES:
            made += _SURNAMES[piece]
        elif piece in readings:
            following = readings.get(pieces[place + 1]) if place + 1 < len(pieces) else None
            made += _in_place(piece, readings[piece], made, following)
        else:
            missing.append(piece)
    return made[inside:]


def _in_place(character: str, reading: str, before: str, following: str | None) -> str:
    """A reading as it is after ``before``, by the Korean orthography (§ 10-12)."""
    onset, vowel, coda = parts(reading)
    if not before:
        if onset in "ㄹㄴ" and vowel in _Y_VOWELS:
            onset = "ㅇ"
        elif onset == "ㄹ":
            onset = "ㄴ"
    elif reading in ("렬", "률") and parts(before[-1])[2] in ("", "ㄴ"):
        onset = "ㅇ"
    if character == "不" and following and parts(following)[0] in "ㄷㅈ":
        coda = ""
    return syllable(onset, vowel, coda)


@cache
def _readings() -> dict[str, str]:
    """Reading by character, from the table that ``make_hanja.py`` makes."""
    table = (files("onara.spelling") / "data" / "hanja.txt").read_text(encoding="utf-8")
    lines = (line.split(" ") for line in table.splitlines() if not line.startswith("#"))
    return {character: reading for reading, characters in lines for character in characters}
