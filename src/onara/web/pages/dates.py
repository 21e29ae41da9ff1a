"""Days and moments as a page shows them."""

from __future__ import annotations

from datetime import datetime

from onara.web.visitor import Visitor


def moment(told: str | datetime, visitor: Visitor) -> str:
    """An ISO moment in the server's own time zone: "3 Feb, 14:05", "2월 3일 14:05"."""
    when = told if isinstance(told, datetime) else datetime.fromisoformat(told)
    here = when.astimezone()
    if visitor.language == "ko":
        return f"{here.month}월 {here.day}일 {here:%H:%M}"
    return f"{here.day} {here:%b}, {here:%H:%M}"
