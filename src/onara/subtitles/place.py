"""Which episode, and which part of it, a description speaks of: "end of episode 2", "3화 초반"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onara.spelling import composed

LONGEST = 400
"""Letters of a description that are looked at, as of any question."""

PARTS: dict[str, tuple[float, float]] = {
    "beginning": (0.0, 0.2),
    "first half": (0.0, 0.5),
    "middle": (0.35, 0.65),
    "second half": (0.5, 1.0),
    "end": (0.8, 1.0),
}
"""Where a part of an episode lies, as shares of its length.  Who says "at the end" of 70 minutes
means its last scenes, some ten to fifteen minutes."""

_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "one first 첫 첫번째", "two second 두번째", "three third 세번째", "four fourth 네번째",
            "five fifth 다섯번째", "six sixth 여섯번째", "seven seventh 일곱번째",
            "eight eighth 여덟번째", "nine ninth 아홉번째", "ten tenth 열번째",
            "eleven eleventh 열한번째", "twelve twelfth 열두번째", "thirteen thirteenth",
            "fourteen fourteenth", "fifteen fifteenth", "sixteen sixteenth",
            "seventeen seventeenth", "eighteen eighteenth", "nineteen nineteenth",
            "twenty twentieth",
        ),
        1,
    )
    for word in words.split()
}  # fmt: skip
_LATIN = "|".join(sorted((w for w in _NUMBERS if w.isascii()), key=len, reverse=True))
_HANGUL = "|".join(
    w.replace("번째", " ?번째") for w in sorted(_NUMBERS, key=len, reverse=True) if not w.isascii()
)
_LAST = "last|final|마지막|최종|막"
_ORDINAL = rf"\d{{1,4}}(?:st|nd|rd|th)|{_LATIN}|{_LAST}"

# One group of each alternative is filled: the number.  Korean counts episodes as 화 or 회.
_EPISODE = re.compile(
    r"(?<![a-z0-9가-힣])(?:"
    r"(?:episodes?|eps?|에피소드)[ .#-]{0,3}"
    rf"(?P<cardinal>\d{{1,4}}|(?:{_LATIN})\b)"
    rf"|(?:the )?(?P<ordinal>{_ORDINAL})[ -]{{1,2}}(?:episode|ep)\b"
    r"|(?:제 ?)?(?P<numbered>\d{1,4}) ?[화회]"
    rf"|(?P<counted>{_HANGUL}|마지막|최종|막) ?(?:화|회(?![사의장원복전담]))"
    r"|(?:the )?(?:season )?(?P<finale>finale|막방)"
    r"|e(?P<code>\d{1,4})"
    r")(?:의|에서|에|은|는|이|가|를|을)?(?![a-z0-9])",
    re.I,
)
_SEASON = re.compile(
    r"(?<![a-z0-9])(?:season[ .#]{0,2}(?P<a>\d{1,2})|시즌 ?(?P<b>\d{1,2})"
    r"|s(?P<c>\d{1,2})(?=[ ._-]?e\d)|(?P<d>\d{1,2})(?:st|nd|rd|th)? season)",
    re.I,
)
_PART_WORDS = {
    "beginning": (
        r"(?:very )?(?:beginning|start|opening(?: scenes?)?|first (?:scenes?|(?:few )?minutes?))",
        r"초반부?|앞부분|첫 ?(?:장면|부분)|처음(?: ?부분)?|시작(?: ?부분)?|도입부|오프닝",
    ),
    "middle": (r"(?:middle|midpoint)", r"중반부?|중간(?: ?부분)?|가운데"),
    "first half": (r"first half", r"전반부?"),
    "second half": (r"(?:second|latter|last) half", r"후반부?"),
    "end": (
        r"(?:very )?(?:end(?:ing)?|clos(?:e|ing)(?: scenes?)?"
        r"|(?:last|final) (?:scenes?|(?:few )?minutes?))",
        r"끝 ?(?:부분|무렵|날 ?때|나는|나기|쪽|장면)?|말미|막판|마지막 ?(?:장면|부분)"
        r"|엔딩(?: 장면)?",
    ),
}
_TAIL = r"(?:에서는|에서의|에서|에는|에|의|으로|로|쯤|즈음|은|는|이|가|을|를)?"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in which episode; what is not said is ``None``.

    ``rest`` is the description without it, in NFC.  ``is_last`` means the last episode; ``part`` is
    a key of `PARTS`.
    """

    rest: str
    season: int | None = None
    number: int | None = None
    is_last: bool = False
    part: str | None = None

    @property
    def share(self) -> tuple[float, float] | None:
        """The part as shares of the episode's length."""
        return PARTS[self.part] if self.part else None


def place_of(description: str) -> Place:
    """The episode and part that a description in English or Korean names; total on any text.

    A part counts only next to an episode ("the end of ep 2", "2화 끝에") or where it is said to be
    one ("at the end", "끝부분"): in "opening the door" it is none.
    """
    text = " ".join(composed(description[:LONGEST]).split())
    season, text = _season(text)
    episode = _EPISODE.search(text)
    if episode is None:
        part, text = _lone_part(text)
        return Place(_tidied(text), season=season, part=part)
    name = (next(group for group in episode.groups() if group)).lower()
    is_last = re.fullmatch(rf"{_LAST}|finale|막방", name) is not None
    before, after = text[: episode.start()], text[episode.end() :]
    part, before, after = _part_beside(before, after)
    if part is None:
        part, rest = _lone_part(f"{before} , {after}")
    else:
        rest = f"{before} , {after}"
    number = None if is_last else _number(name)
    return Place(_tidied(rest), season, number, is_last, part)


def _season(text: str) -> tuple[int | None, str]:
    found = _SEASON.search(text)
    if found is None:
        return None, text
    number = int(next(group for group in found.groups() if group))
    # Of S02E03 the second half is still to be read.
    gap = "" if found["c"] else " "
    return number, f"{text[: found.start()]}{gap}{text[found.end() :].lstrip(' ,._-')}"


def _number(name: str) -> int:
    digits = re.search(r"\d+", name)
    return int(digits[0]) if digits else _NUMBERS[name.replace(" ", "")]


def _part_beside(before: str, after: str) -> tuple[str | None, str, str]:
    """The part that stands right before or after the episode, and what is left of both sides."""
    for part, (english, korean) in _PART_WORDS.items():
        # "the end of [episode 2]"
        left = re.search(
            rf"(?:,\s?)?\b(?:(?:at|in|near|towards?|around|by) )?(?:the )?{english},?"
            rf"(?: (?:of|in|to|for|from)(?: the)?)?\s*$",
            before,
            re.I,
        )
        if left:
            return part, before[: left.start()], after
        # "[episode 2]'s end", "[episode 2], at the end", "[2화] 끝에"
        right = re.match(
            rf"(?:'s)?[\s,]*(?:(?:(?:at|in|near|towards?|around) )?(?:the )?{english}\b"
            rf"|(?:{korean}){_TAIL}(?![가-힣]))",
            after,
            re.I,
        )
        if right:
            return part, before, after[right.end() :]
    return None, before, after


def _lone_part(text: str) -> tuple[str | None, str]:
    for part, (english, korean) in _PART_WORDS.items():
        found = re.search(
            rf"\b(?:at|in|near|towards?|around) (?:the )?{english}(?:\s*(?:[,.]|$))"
            rf"|(?<![가-힣])(?:{korean}){_TAIL}(?:\s*(?:,|$))",
            text,
            re.I,
        )
        if found:
            return part, f"{text[: found.start()]} {text[found.end() :]}"
    return None, text


def _tidied(text: str) -> str:
    text = re.sub(r"\s+([,.])", r"\1", text)
    text = re.sub(r"(?:\b(?:of|in|from|at|during|on)(?: the)?\s*)+(?=,|\.|$)", "", text, flags=re.I)
    return re.sub(r"\s*,[\s,]*", ", ", " ".join(text.split())).strip(" ,.;:-–—")
