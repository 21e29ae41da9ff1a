"""Times as a person types them: 12.5, 1:23, 0:41:12.5."""

from __future__ import annotations

import re

import typer

from onara.clock import clock

_TIME = re.compile(r"(?:(?:(\d{1,4}):)?(\d{1,4}):)?(\d{1,6}(?:[.,]\d{1,6})?)", re.ASCII)


def seconds(text: str) -> float:
    """Seconds of a programme; raises ``typer.BadParameter`` where it is no time."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        raise typer.BadParameter(f"“{text[:40]}” is no time; write 12.5, 1:23 or 0:41:12.5")
    hours, minutes, rest = found.groups()
    second = float(rest.replace(",", "."))
    if (minutes is not None and second >= 60) or (hours is not None and int(minutes) >= 60):
        raise typer.BadParameter(f"“{text[:40]}” is no time: 60 of these are one more of the next")
    return 3600 * int(hours or 0) + 60 * int(minutes or 0) + second


def exact(second: float) -> str:
    """A second to its tenth, as `seconds` reads it: 1:23.4, 1:02:03.4."""
    tenths = round(10 * second)
    return f"{clock(tenths // 10)}.{tenths % 10}"
