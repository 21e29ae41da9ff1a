"""Seasons, numbers, parts and dates as they stand in the names of episodes and their folders."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from onara.episodes.naming import SPECIALS

Value = int | str | bool
MOST_TOGETHER = 4
"""Episodes that one file holds at most; a longer run of numbers names a pack."""

_LONGEST_SEASON = 300
"""Episodes from which a run of numbers is none: daily dramas have some two hundred."""

_BEGIN = r"(?<![a-z0-9])"
_END = r"(?![a-z0-9])"
_AND = r"(?:[ .]?[-~+&,][ .]?|[ .](?=(?:s\d\d?[ .]?)?ep?\d)|(?=e))"
"""Between the numbers of a file that holds several episodes."""
_SPECIAL = r"(?:specials?|스페셜|번외편?|특별편|외전|특집)"
# Half a century on each side of the year 2000: television of the fifties has no such file names.
_OLDEST_SHORT_YEAR = 50

_DATES = re.compile(
    r"(?<!\d)(?:(?P<year>(?:19|20)\d\d)(?P<gap>[.\- ]?)(?P<month>\d\d)(?P=gap)(?P<day>\d\d)"
    r"|(?<![eE])(?P<short>\d\d)(?P<narrow>[.\-]?)(?P<m>\d\d)(?P=narrow)(?P<d>\d\d))(?!\d)"
)
_LAST_NUMBER = re.compile(
    r"(?:^|[ .\-#])(\d{1,3})(?:v\d)?[ .]{0,3}(?:end|fin|final|완|끝)?[ .\-]{0,9}$", re.IGNORECASE
)
_FIRST_NUMBER = re.compile(r" *(\d{1,3})(?: *- +| *\. *(?=\D))")
_PLAIN_SEASON = re.compile(
    rf"^(?:season|시즌|series|s)?[ ._-]{{0,3}}0*(\d{{1,2}})(?:(?:st|nd|rd|th) season|기)?$"
    rf"|^{_SPECIAL}$|^(\d{{1,2}})(?:st|nd|rd|th) season$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Marker:
    """A stretch of a text that says something: ``values`` by field of a `Naming`.

    The numbers of a pack ("1-16회") are a marker without values.
    """

    start: int
    end: int
    said: str
    values: Mapping[str, Value]


def markers(text: str) -> list[Marker]:
    """The markers of a text in NFC, in order; no two of them overlap.

    Underscores should be blanks already.  What is said twice comes twice.
    """
    found: list[Marker] = []
    taken = [False] * len(text)
    for pattern, values_of in _PATTERNS:
        for match in pattern.finditer(text):
            values = values_of(match)
            if values is not None and not any(taken[match.start() : match.end()]):
                said = match[0].strip(" .-")
                found.append(Marker(match.start(), match.end(), said, values))
                taken[match.start() : match.end()] = [True] * (match.end() - match.start())
    found.sort(key=lambda marker: marker.start)
    return list(_part_or_number(found))


def season_of(text: str) -> int | None:
    """The season that a text is nothing but: "Season 2", "시즌 2", "S02", "2", "Specials"."""
    found = _PLAIN_SEASON.match(text.strip())
    if found is None:
        return None
    return int(found[1] or found[2]) if found[1] or found[2] else SPECIALS


def bare_number(text: str) -> Marker | None:
    """A number without a word to it: "도깨비 07", "Goblin - 07", "07 - Title", "07"."""
    last = re.search(
        r"(?:^|[ .\-#])(\d{1,3})(?:v\d)?[ .]*(?:end|fin|final|완|끝)?[ .\-]*$", text, re.I
    )
    found = last or re.match(r" *(\d{1,3})(?: *- +| *\. *(?=\D))", text)
    if found is None:
        return None
    return Marker(found.start(), found.end(), found[1], {"number": int(found[1])})


def _part_or_number(found: list[Marker]) -> Iterator[Marker]:
    """ "2부" is a part where an episode is named too, and an episode where none is."""
    numbered = any("number" in marker.values or "is_last" in marker.values for marker in found)
    for marker in found:
        if numbered or "부" not in marker.said:
            yield marker
        else:
            yield Marker(marker.start, marker.end, marker.said, {"number": marker.values["part"]})


def _of_number(match: re.Match[str]) -> dict[str, Value]:
    """Number and last number; none of a pack, which does not say which of its episodes this is."""
    number = int(match["number"])
    last = int(match["last"]) if match["last"] is not None else number
    if MOST_TOGETHER <= last - number < _LONGEST_SEASON:
        return {}
    found: dict[str, Value] = {"number": number}
    if 0 < last - number < MOST_TOGETHER:  # else a year, or a number of the title
        found["last_number"] = last
    return found


def _of_code(match: re.Match[str]) -> dict[str, Value]:
    return {"season": int(match["season"]), **_of_number(match)}


def _of_special(match: re.Match[str]) -> dict[str, Value]:
    found: dict[str, Value] = {"season": SPECIALS}
    if match["number"]:
        found["number"] = int(match["number"])
    return found


def _of_date(match: re.Match[str]) -> dict[str, Value] | None:
    if match["year"]:
        year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    else:
        short = int(match["short"])
        year = short + (1900 if short >= _OLDEST_SHORT_YEAR else 2000)
        month, day = int(match["m"]), int(match["d"])
    try:
        return {"broadcast": date(year, month, day).isoformat()}
    except ValueError:
        return None


def _of_last(_: re.Match[str]) -> dict[str, Value]:
    return {"is_last": True}


def _one(field: str) -> Callable[[re.Match[str]], dict[str, Value]]:
    def value(match: re.Match[str]) -> dict[str, Value]:
        return {field: int(next(group for group in match.groups() if group))}

    return value


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_Reader = Callable[[re.Match[str]], dict[str, Value] | None]
_PATTERNS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (_DATES, _of_date),
    (
        _pattern(
            rf"{_BEGIN}s(?P<season>\d{{1,2}})[ ._-]*ep?[ .]?(?P<number>\d{{1,4}})"
            rf"(?:{_AND}(?:s\d\d?[ .]?)?(?:ep?)?(?P<last>\d{{1,4}}))*(?:v\d)?{_END}"
        ),
        _of_code,
    ),
    (
        _pattern(
            rf"{_BEGIN}(?P<season>\d{{1,2}})x(?P<number>\d{{2,3}})"
            rf"(?:(?:-(?:\d{{1,2}}x)?|[ .]\d{{1,2}}x)(?P<last>\d{{2,3}}))*{_END}"
        ),
        _of_code,
    ),
    (
        _pattern(
            rf"{_BEGIN}(?:(?:episodes?|eps?|에피소드)[ .#-]{{0,3}}|e)(?P<number>\d{{1,4}})"
            rf"(?:{_AND}(?:ep?[ .]?)?(?P<last>\d{{1,4}}))*(?:v\d)?{_END}"
        ),
        _of_number,
    ),
    (
        _pattern(
            r"(?:제 *|第 *|(?<!\d))(?P<number>\d{1,4})(?: *[회화])?"
            r"(?: *[-~,·&+] *(?:제 *)?(?P<last>\d{1,4}))?"
            r" *(?:[회화](?=$|[^가-힣]|분|완|끝)|[話话集回])"
        ),
        _of_number,
    ),
    (
        _pattern(r"(?:마지막|최종) *[회화](?![가-힣])|最終[回話]|\b(?:series |season )?finale\b"),
        _of_last,
    ),
    (_pattern(rf"{_BEGIN}(?:season[ ._-]{{0,3}}(\d{{1,2}})|s(\d{{1,2}})){_END}"), _one("season")),
    (_pattern(r"시즌[ ._-]{0,2}(\d{1,2})(?!\d)|(?<!\d)(\d)기(?![가-힣])"), _one("season")),
    (_pattern(rf"{_BEGIN}(\d{{1,2}})(?:st|nd|rd|th)[ .]season{_END}"), _one("season")),
    (_pattern(rf"(?:제 *|{_BEGIN})(\d{{1,2}}) *부(?![가-힣])"), _one("part")),
    (_pattern(rf"{_BEGIN}(?:part|pt|cd|disc)[ .]{{0,2}}(\d{{1,2}}){_END}"), _one("part")),
    (
        # "드라마 스페셜" is a programme of that name, and a title may begin with the word.
        _pattern(
            rf"(?<=[ .\-\[(])(?<!드라마 )(?<!drama )(?:{_SPECIAL}|sp(?=[ .]?\d))[ .\-#]{{0,2}}"
            rf"(?P<number>\d{{1,2}})?(?![a-z0-9가-힣])"
        ),
        _of_special,
    ),
    (_pattern(rf"^sp[ .]?(?P<number>\d{{1,2}}){_END}"), _of_special),
    (_pattern(r"[(\[](?:[^()\[\]]{0,12} )?((?:19|20)\d\d)[)\]]"), _one("year")),
)
"""In the order in which they are believed where they overlap."""
