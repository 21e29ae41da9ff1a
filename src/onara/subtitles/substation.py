"""Advanced SubStation Alpha (.ass) and its forerunner (.ssa), after the format's specification.

Only what is said is taken: styles, positions and effects are not, nor are comments and drawings.
"""

from __future__ import annotations

import re

from onara.subtitles.said import Shown

_FIELDS = ("layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect")
_FIELDS_BEFORE_TEXT_IN_A_PACKET = 8
_TIME = re.compile(r"(-?)(\d{1,4}):(\d{1,2}):(\d{1,2})(?:[.,:](\d{1,3}))?")
_OVERRIDE = re.compile(r"\{([^{}]*)\}")
_DRAWING = re.compile(r"\\p(\d+)")


def read_substation(text: str) -> list[Shown]:
    """The spoken lines of an .ass or .ssa file; rows that cannot be read are left out."""
    fields: list[str] = [*_FIELDS, "text"]
    found: list[Shown] = []
    for row in text.splitlines():
        kind, colon, rest = row.partition(":")
        kind = kind.strip().lower()
        if not colon or kind not in ("format", "dialogue"):
            continue
        if kind == "format":
            # Styles have a format too; that of the events is the one with a text.
            named = [field.strip().lower() for field in rest.split(",")]
            fields = named if {"start", "text"} <= set(named) and named[-1] == "text" else fields
            continue
        values = dict(zip(fields, rest.split(",", len(fields) - 1), strict=False))
        start = _seconds(values.get("start", ""))
        if start is not None and (words := spoken(values.get("text", ""))):
            found.append(Shown(start, _seconds(values.get("end", "")), words))
    return found


def words_of_packet(packet: str) -> str:
    """The words of an event as containers keep it: without its times, with its number first."""
    fields = packet.split(",", _FIELDS_BEFORE_TEXT_IN_A_PACKET)
    return spoken(fields[-1]) if len(fields) > _FIELDS_BEFORE_TEXT_IN_A_PACKET else ""


def spoken(text: str) -> str:
    r"""The words without overrides (``{\i1}``) and drawings (``{\p1}m 0 0 l 9 9{\p0}``)."""
    words: list[str] = []
    drawing, at = False, 0
    for override in _OVERRIDE.finditer(text):
        words.append("" if drawing else text[at : override.start()])
        for scale in _DRAWING.findall(override[1]):
            drawing = bool(scale.strip("0"))
        at = override.end()
    words.append("" if drawing else text[at:])
    # A row may break inside a word where the programs wrap it, hence a break is a blank.
    return re.sub(r"\\[Nnh]", " ", "".join(words)).strip()


def _seconds(text: str) -> float | None:
    time = _TIME.fullmatch(text.strip())
    if time is None:
        return None
    sign, hours, minutes, seconds, fraction = time.groups()
    whole = 3600 * int(hours) + 60 * int(minutes) + int(seconds) + float(f"0.{fraction or 0}")
    return -whole if sign else whole
