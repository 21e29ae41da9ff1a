"""The comparable parts of what is said: stems of Latin words, pairs of Hangul syllables.

Pairs make particles and endings harmless: 기차역에서 has the pairs of 기차역.
"""

from __future__ import annotations

import re

from onara.spelling import composed, fold

_WORD = re.compile(
    r"\d+|[가-힣]+|[ぁ-ゖァ-ヺー]+|[㐀-䶿一-鿿々]+"
    r"|[^\W\d_가-힣ㄱ-ㆎぁ-ゖァ-ヺー-ヿ㐀-䶿一-鿿々]+(?:['’][^\W\d_]+)*"
)
_SUFFIX = re.compile(r"(?:ing|ed|es|s|ly)$")
_STEM_FROM = 5
"""Letters of a Latin word from which an ending is taken off: shorter ones would lose their stem."""

_PARTICLES = (
    "에서는", "에서의", "이라고", "으로", "에서", "에게", "한테", "까지", "부터", "이랑", "하고",
    "라고", "처럼", "보다", "에는", "이가", "의", "은", "는", "이", "가", "을", "를", "에", "로",
    "와", "과", "도", "랑", "만",
)  # fmt: skip
_STOP = frozenset(
    word
    for row in (
        "a an the of in on at to for from by with and or but is are was were be been being am i im",
        "me my you your he him his she her hers it its we us our they them their this that these",
        "those there here what which who whom whose when where why how do does did have has had",
        "will would can could not no so if as than then also just very all any some one ones out",
        "up into about while during after before again like s t re ve ll d m scene scenes part",
        "moment song songs music played plays playing play heard said says say somebody someone",
        "장면 부분 때 노래 음악 나온 나오는 나왔던 흐르는 흐르던 나올 거기서 그때 말하는 말한",
        "하는 했던 할 그 저 것 거 좀 이 뭐 무슨 어떤",
    )
    for word in row.split()
)


def terms(text: str) -> list[str]:
    """The terms of a text, in its order; words that carry no meaning have none."""
    found: list[str] = []
    for word in words(text):
        found += terms_of_word(word)
    return found


def words(text: str) -> list[str]:
    """The folded words of a text that carry meaning, Hangul ones without their particle."""
    found = []
    for match in _WORD.finditer(composed(text)):
        word = fold(match[0])
        if not word or word in _STOP:
            continue
        found.append(_without_particle(word) if is_hangul(word) else word)
    return [word for word in found if word not in _STOP]


def terms_of_word(word: str) -> list[str]:
    """What one folded word is found by."""
    if is_hangul(word):
        return [word[at : at + 2] for at in range(len(word) - 1)] or [word]
    if word.isascii() and len(word) >= _STEM_FROM:
        return [_SUFFIX.sub("", word)]
    return [word]


def is_hangul(word: str) -> bool:
    """Whether a folded word is of Hangul syllables."""
    return "가" <= word[:1] <= "힣"


def _without_particle(word: str) -> str:
    for particle in _PARTICLES:
        # A word of one syllable before 이 or 가 is as often a name's end as a noun: 나이, 휴가.
        if word.endswith(particle) and len(word) - len(particle) >= (2 if len(word) > 2 else 1):
            return word[: -len(particle)]
    return word
