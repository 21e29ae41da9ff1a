"""Songs that nobody wrote: lines of common and of invented words, Korean, romanised and English.

Words are drawn as a language has them, few of them often and many seldom, and stock phrases stand
in many songs: what tells lines apart is as thinly spread as in real lyrics.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import Literal

from onara.spelling import romanised

Tongue = Literal["korean", "romanised", "english"]


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_NOUNS = _words(
    """
    사랑 마음 하늘 바람 눈물 기억 그대 우리 하루 밤 별 꿈 길 비 눈 봄 겨울 여름 가을 바다
    시간 세상 사람 노래 이름 손 어제 오늘 내일 아침 저녁 거리 창문 편지 그림자 햇살 달빛
    구름 나무 꽃 강물 파도 섬 등불 약속 추억 거짓말 이별 미소 목소리 얼굴 눈빛 가슴 입술
    향기 계절 골목 정거장 기차 우산 커피 사진 시계 의자 지붕 새벽
    """
)
_PARTICLES = (*_words("은 는 이 가 을 를 에 에서 처럼 만 도 의 까지"), "")
_VERBS = _words(
    """
    걷 웃 울 잊 믿 찾 부르 기다리 보 듣 안 잡 놓 떠나 돌아오 흐르 빛나 내리 피 지 숨 멈추
    달리 노래하 바라보 그리워하 사랑하 기억하 말하 지우 배우 만나 헤어지 남 알 모르 느끼
    견디 꿈꾸
    """
)
_ENDINGS = _words("고 네 지만 던 는 겠어 자 니 면 다가 는데 길 기만 려고")
_ENGLISH = _words(
    """
    the a my your our this that every some no i you we they it to in on at by with of for
    from and but when while until like love heart night day time dream star light rain snow
    wind road river ocean sky moon sun window letter train paper garden winter summer
    morning shadow silence silver golden lonely quiet broken falling waiting walking running
    singing hold keep find lose leave stay wait fall rise turn call remember forget believe
    wonder whisper follow always never again away tonight tomorrow yesterday forever only
    still maybe somewhere nothing everything someone hand eyes voice smile tear name story
    city street station lantern bridge mountain island harbour candle mirror umbrella
    """
)
_STOCK: dict[Tongue, tuple[str, ...]] = {
    "korean": ("사랑해", "보고 싶어", "가지 마", "내 곁에 있어 줘", "영원히 함께해", "괜찮아"),
    "romanised": ("saranghae", "bogo sipeo", "gaji ma", "nae gyeote isseo jwo", "gwaenchana"),
    "english": ("i love you", "stay with me", "don't let me go", "oh my baby", "all night long"),
}
_SYLLABLES = re.compile(r"[^aeiouy]*[aeiouy]+(?:[^aeiouy]+$)?")
_HABITS = (("eo", "u"), ("eu", "u"), ("oo", "u"), ("g", "k"), ("d", "t"), ("b", "p"), ("si", "shi"))


@dataclass(frozen=True, slots=True)
class Song:
    """Lines in order, one every four seconds from the tenth on."""

    tongue: Tongue
    lines: tuple[str, ...]

    def lrc(self) -> str:
        return "\n".join(
            f"[{at // 60:02}:{at % 60:02}.00]{line}"
            for at, line in zip(range(10, 10**6, 4), self.lines, strict=False)
        )


class Writer:
    """Writes songs; the same seed writes the same ones."""

    STOCK = frozenset(phrase for phrases in _STOCK.values() for phrase in phrases)
    """Phrases that stand in many songs, some of them as a whole line."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        words = random.Random(1)
        self._nouns = [*_NOUNS, *(_invented_hangul(words) for _ in range(3000))]
        self._verbs = [*_VERBS, *(_invented_hangul(words)[:2] for _ in range(400))]
        self._english = [*_ENGLISH, *(_invented_english(words) for _ in range(3000))]

    def song(self) -> Song:
        """Verses, and a chorus that comes back twice."""
        tongue: Tongue = self.chance.choices(("korean", "romanised", "english"), (5, 2, 3))[0]
        chorus = [self.line(tongue) for _ in range(6)]
        verses = [[self.line(tongue) for _ in range(14)] for _ in range(3)]
        return Song(tongue, tuple(line for verse in verses for line in verse + chorus))

    def line(self, tongue: Tongue) -> str:
        if self.chance.random() < 0.04:
            return self.chance.choice(_STOCK[tongue])
        if tongue == "english":
            words = self._drawn(self._english, self.chance.randint(4, 9))
        else:
            words = self._drawn(self._nouns, self.chance.randint(1, 4))
            words = [word + self.chance.choice(_PARTICLES) for word in words]
            words.append(self._drawn(self._verbs, 1)[0] + self.chance.choice(_ENDINGS))
        if self.chance.random() < 0.1:
            words.append(self.chance.choice(_STOCK[tongue]))
        line = " ".join(words)
        return self.spelled(line) if tongue == "romanised" else line

    def spelled(self, korean: str) -> str:
        """Korean in Latin letters with the habits of one who never learnt a system."""
        line = romanised(korean)
        for plain, habit in self.chance.sample(_HABITS, 2):
            line = line.replace(plain, habit)
        return line

    def misheard(self, line: str, share: float = 0.2) -> str:
        """The line with so many of its syllables replaced by any other."""
        words = [_syllables(word) for word in line.split()]
        places = [(w, s) for w, word in enumerate(words) for s in range(len(word))]
        count = max(1, round(share * len(places)))
        for w, s in self.chance.sample(places, count):
            hangul = "가" <= words[w][s] <= "힣"
            words[w][s] = _hangul(self.chance) if hangul else _latin(self.chance)
        return " ".join("".join(word) for word in words)

    def _drawn(self, words: list[str], count: int) -> list[str]:
        """Words by Zipf's law: the nth is drawn with a chance of about 1/n."""
        return [words[int(len(words) ** self.chance.random()) - 1] for _ in range(count)]


def _syllables(word: str) -> list[str]:
    if any("가" <= sign <= "힣" for sign in word):
        return list(word)
    return _SYLLABLES.findall(word) or [word]


def _hangul(chance: random.Random) -> str:
    coda = chance.choice((0, 0, 0, 1, 4, 8, 16, 17, 21))
    return chr(0xAC00 + (chance.randrange(19) * 21 + chance.randrange(21)) * 28 + coda)


def _latin(chance: random.Random) -> str:
    return (
        chance.choice("bdfghjklmnprstvw") + chance.choice("aeiou") + chance.choice(("", "n", "l"))
    )


def _invented_hangul(chance: random.Random) -> str:
    return "".join(_hangul(chance) for _ in range(chance.randint(2, 3)))


def _invented_english(chance: random.Random) -> str:
    return "".join(_latin(chance) for _ in range(chance.randint(1, 3)))
