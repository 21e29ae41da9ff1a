"""Which script a line is in: how a translation is told from a line that was wrapped."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Literal

Script = Literal["hangul", "kana or hanja", "latin", "none"]


def script_of(text: str) -> Script:
    """The script of most letters; one Hangul syllable counts as two Latin letters."""
    hangul = sum(2 for sign in text if "가" <= sign <= "힣" or "ㄱ" <= sign <= "ㆎ")
    east = sum(2 for sign in text if "ぁ" <= sign <= "ヿ" or "㐀" <= sign <= "鿿")
    latin = sum(sign.isalpha() and sign < "ɐ" for sign in text)
    best = max(hangul, east, latin)
    if best == 0:
        return "none"
    return "hangul" if best == hangul else "kana or hanja" if best == east else "latin"


def unwrapped(lines: Iterable[str]) -> list[str]:
    """Lines shown together, with neighbours of one script joined.

    Subtitles wrap a sung line for its width; a line in another script is a translation.
    """
    parts = [part for line in lines if (part := " ".join(line.split()))]
    return [" ".join(group) for _, group in groupby(parts, script_of)]
