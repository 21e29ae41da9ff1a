"""Codes of recordings and works: as cue sheets write them, or not at all where they are wrong."""

from __future__ import annotations

import re

_ISRC = re.compile(r"[A-Z]{2}[A-Z0-9]{3}\d{7}")
_ISWC = re.compile(r"T(\d{9})(\d)")
_SEPARATORS = re.compile(r"[\s.\-‐‑–]")


def isrc(given: str | None) -> str:
    """An ISRC (ISO 3901) without dashes, ``KRA301200001``; empty where it is none."""
    bare = _bare(given)
    return bare if _ISRC.fullmatch(bare) else ""


def iswc(given: str | None) -> str:
    """An ISWC (ISO 15707) without separators, ``T0345246801``; empty where it is none.

    The last digit is a check: 1, plus each of the nine digits times its place, plus the check is a
    multiple of ten.
    """
    bare = _bare(given)
    found = _ISWC.fullmatch(bare)
    if found is None:
        return ""
    total = 1 + sum(place * int(digit) for place, digit in enumerate(found[1], 1))
    return bare if (total + int(found[2])) % 10 == 0 else ""


def _bare(given: str | None) -> str:
    return _SEPARATORS.sub("", given or "").upper()
