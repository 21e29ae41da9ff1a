"""What a use of music is called: codes of cue sheets, words, and values of DDEX.

The one table that csv, xlsx, pdf and ddex go by.  Codes are those in common use on cue sheets: B
background, F featured, V visual, each with I instrumental or V vocal; OT and CT opening and closing
title, EE a short ident.  The values are of the DDEX allowed value sets CueUseType, ThemeType,
VocalType and VisualPerceptionType (DDEX data dictionary).
"""

from __future__ import annotations

from typing import NamedTuple

from onara.export.language import Words
from onara.sheet import Cue, Usage, Vocal


class Use(NamedTuple):
    """How one `Usage` is written.

    ``code`` is the whole code, or with ``by_vocal`` its first letter; ``theme_type`` is ``None``
    where the music is no theme.
    """

    code: str
    by_vocal: bool
    words: Words
    use_type: str
    theme_type: str | None
    perception: str


USES: dict[Usage, Use] = {
    Usage.OPENING: Use(
        "OT", False, Words("opening title", "오프닝 타이틀"), "Theme", "OpeningTheme", "Background"
    ),
    Usage.CLOSING: Use(
        "CT", False, Words("closing title", "엔딩 타이틀"), "Theme", "ClosingTheme", "Background"
    ),
    Usage.RECAP: Use(
        "B",
        True,
        Words("background of the recap", "지난 회 요약 배경"),
        "Background",
        None,
        "Background",
    ),
    Usage.PREVIEW: Use(
        "B",
        True,
        Words("background of the preview", "다음 회 예고 배경"),
        "Background",
        None,
        "Background",
    ),
    Usage.BACKGROUND: Use("B", True, Words("background", "배경"), "Background", None, "Background"),
    # Heard alone, but by nobody in the story: for DDEX that is background too.
    Usage.FEATURED: Use(
        "F", True, Words("featured", "전면 삽입"), "Background", None, "Background"
    ),
    Usage.ON_SCREEN: Use(
        "V", True, Words("performed on screen", "화면 속 연주"), "OnScreenMusic", None, "Visual"
    ),
    Usage.STING: Use("EE", False, Words("sting", "짧은 브리지"), "Bumper", None, "Background"),
}

_VOCAL_LETTERS = {Vocal.INSTRUMENTAL: "I", Vocal.VOCAL: "V"}
VOCAL_TYPES = {Vocal.INSTRUMENTAL: "Instrumental", Vocal.VOCAL: "Vocal"}
"""DDEX's VocalType; there is no value for unknown, the cell stays empty."""
VOCAL_WORDS = {
    Vocal.VOCAL: Words("vocal", "가창"),
    Vocal.INSTRUMENTAL: Words("instrumental", "연주"),
    Vocal.UNKNOWN: Words("vocal or instrumental not known", "가창·연주 여부 미상"),
}


def code(cue: Cue) -> str:
    """The usage code of a cue, such as ``BI``.

    Where it is not known whether there is singing, both stand there, ``BI/BV``: the reviewer
    strikes one out.
    """
    use = USES[cue.usage]
    if not use.by_vocal:
        return use.code
    letter = _VOCAL_LETTERS.get(cue.vocal)
    return use.code + letter if letter else f"{use.code}I/{use.code}V"
