"""What the title of a soundtrack says: of which drama it is, and which part.

"도깨비 OST Part.9", "Goblin (Original Television Soundtrack), Pt. 9", "tvN 드라마 시그널 OST".
"""

from __future__ import annotations

import re

from onara.imports.records import clean

_MARKING = re.compile(
    r"\bo\.?\s?s\.?\s?t\b\.?"
    r"|\boriginal\s+(?:(?:tv|television|drama|series)\s+)*(?:sound\s?tracks?|score)"
    r"|\bsound\s?tracks?\b|오리지널\s*사운드\s*트랙|사운드\s*트랙|원성\s*사운드|オリジナル・?サウンドトラック"
    r"|原聲帶|原声带",
    re.IGNORECASE,
)
# Hangul is part of a word for \b, so that a marking glued to it is looked for apart.
_GLUED = re.compile(r"(?<=[가-힣])o\.?s\.?t\b|\bo\.?s\.?t(?=[가-힣])", re.IGNORECASE)
_PART = re.compile(
    r"(?:\bpart|\bpt|파트|(?<=ost)\s*part)\s*[.,:#\-–]*\s*(\d{1,3}|[ivx]{1,5})\b"
    r"|\b(?:volume|vol)\s*[.,:#\-–]*\s*(\d{1,3})\b",
    re.IGNORECASE,
)
_BROADCASTER = re.compile(
    r"^(?:(?:kbs|mbc|sbs|tvn|jtbc|ocn|ena|mbn|netflix|넷플릭스|tv\s?조선|채널\s?a)\s*[12]?(?:tv)?\s*)"
    r"(?:(?:월화|수목|금토|토일|주말|일일|아침|특별기획|대하|미니|창사특집)\s*)*"
    r"(?:드라마(?:\s*스페셜)?|미니시리즈|연속극|시트콤|drama|original series)?\s+",
    re.IGNORECASE,
)
_NOTES = re.compile(
    r"\((?:kbs|mbc|sbs|tvn|jtbc|ocn|ena|[^()]*드라마|[^()]*미니시리즈)[^()]*\)", re.I
)
_EDGES = " \t-–—:~.,·|/([{<〈《「『【'\"‘“"
_CLOSING = ")]}>〉》」』】'\"’”"
_ROMAN = {"i": 1, "v": 5, "x": 10}


def part_of(title: str) -> int | str | None:
    """The number of the part ("Part.9", "Pt. IV"), or "Vol. 2" for a volume."""
    every = list(_PART.finditer(title))
    if not every:
        return None
    # A title may be "Part-Time Lover OST Part 3": the part of the soundtrack is named last.
    found = every[-1]
    if found[2]:
        return f"Vol. {int(found[2])}"
    number = found[1].lower()
    return int(number) if number.isdigit() else _roman(number)


def is_marked(title: str) -> bool:
    """Whether a title says that it is a soundtrack's."""
    return _marking(title) is not None


def drama_of(title: str) -> str | None:
    """The drama that the title of a soundtrack names; the title itself where it has no marking."""
    marking = _marking(title)
    named = title[: marking.start()] if marking else title
    part = _PART.search(named)
    if part:
        named = named[: part.start()]
    named = _NOTES.sub(" ", named)
    named = clean(named).rstrip(_EDGES).lstrip(_EDGES)
    bare = clean(_BROADCASTER.sub("", named)).lstrip(_EDGES)
    return _without_lone_closing(bare or named) or None


def _marking(title: str) -> re.Match[str] | None:
    return min(
        (m for m in (_MARKING.search(title), _GLUED.search(title)) if m),
        key=lambda m: m.start(),
        default=None,
    )


def _without_lone_closing(text: str) -> str:
    while text and text[-1] in _CLOSING:
        opening = "([{<〈《「『【'\"‘“"[_CLOSING.index(text[-1])]
        if opening in text[:-1] and opening != text[-1]:
            return text
        text = text[:-1].rstrip(_EDGES)
    return text


def _roman(number: str) -> int:
    values = [_ROMAN[digit] for digit in number]
    return sum(
        -value if value < max(values[place:]) else value for place, value in enumerate(values)
    )
