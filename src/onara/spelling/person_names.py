"""Korean names of people in Latin letters, as they are usually written."""

from __future__ import annotations

import re

from onara.spelling.jamo import composed
from onara.spelling.romanisation import romanised_syllables

_COMPOUND = {
    "남궁": "Namgung", "독고": "Dokgo", "동방": "Dongbang", "사공": "Sagong", "서문": "Seomun",
    "선우": "Sunwoo", "제갈": "Jegal", "황보": "Hwangbo",
}  # fmt: skip
_SURNAMES = {
    "강": "Kang", "계": "Kye", "고": "Ko", "공": "Kong", "곽": "Kwak", "구": "Koo", "권": "Kwon",
    "기": "Ki", "길": "Gil", "김": "Kim", "나": "Na", "남": "Nam", "노": "Noh", "도": "Do",
    "라": "Ra", "류": "Ryu", "마": "Ma", "맹": "Maeng", "명": "Myung", "모": "Mo", "문": "Moon",
    "민": "Min", "박": "Park", "반": "Ban", "방": "Bang", "배": "Bae", "백": "Baek", "변": "Byun",
    "봉": "Bong", "서": "Seo", "석": "Seok", "선": "Sun", "설": "Seol", "성": "Sung", "소": "So",
    "손": "Son", "송": "Song", "신": "Shin", "심": "Shim", "안": "Ahn", "양": "Yang", "엄": "Um",
    "여": "Yeo", "연": "Yeon", "염": "Yeom", "오": "Oh", "옥": "Ok", "왕": "Wang", "우": "Woo",
    "원": "Won", "위": "Wi", "유": "Yoo", "육": "Yook", "윤": "Yoon", "은": "Eun", "이": "Lee",
    "인": "In", "임": "Lim", "장": "Jang", "전": "Jeon", "정": "Jung", "제": "Je", "조": "Cho",
    "주": "Joo", "지": "Ji", "진": "Jin", "차": "Cha", "채": "Chae", "천": "Chun", "최": "Choi",
    "추": "Choo", "탁": "Tak", "표": "Pyo", "하": "Ha", "한": "Han", "함": "Ham", "허": "Heo",
    "현": "Hyun", "홍": "Hong", "황": "Hwang",
}  # fmt: skip
"""Surnames in a spelling that people commonly choose; how one person writes theirs, nobody can
derive: the catalogue knows it of those who are in it."""
_RUN = re.compile(r"[가-힣]+")
_LONGEST_GIVEN = 2
"""Syllables of a given name; more behind a surname's syllable is a word, or a stage name."""


def romanised_name(text: str) -> str:
    """The text with each Hangul word that may be a person's name written as one: Kim Go-eun.

    The surname comes first in its customary spelling, the given name in the Revised Romanisation
    (notice 2000-8, article 3.4: set apart, a hyphen allowed between its syllables, and sounds do
    not change across them).  A word that is no surname with a given name is written as it sounds,
    with a capital: stage names are such.
    """
    return _RUN.sub(lambda run: _name(run[0]), composed(text))


def _name(word: str) -> str:
    compound = word[:2] if word[:2] in _COMPOUND and len(word) > 2 else None
    surname = compound or (word[0] if word[0] in _SURNAMES else None)
    given = word[len(surname or "") :]
    if surname is None or not 0 < len(given) <= _LONGEST_GIVEN:
        return romanised_syllables(word, "rr").capitalize()
    syllables = "-".join(romanised_syllables(each, "rr") for each in given)
    spelled = _COMPOUND.get(surname) or _SURNAMES[surname]
    return f"{spelled} {syllables.capitalize()}"
