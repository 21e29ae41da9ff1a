"""Cues and episodes as plain values (of JSON), and back."""

from __future__ import annotations

import math
from dataclasses import fields
from datetime import datetime
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import Any

from onara.sheet.cue import By, Cue, Evidence, Part, Usage, Vocal
from onara.sheet.cue_sheet import Episode, Music


def plain(value: Any) -> Any:
    """A value of the model as JSON has it."""
    if hasattr(value, "__dataclass_fields__"):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, (Path, Fraction)):
        return str(value)
    if isinstance(value, float) and not math.isfinite(value):
        return None  # music over digital silence has no level that a number tells
    return value


def cue_of(told: dict[str, Any]) -> Cue:
    """The cue that `plain` made these values of; raises KeyError, TypeError or ValueError."""
    changed = {
        "parts": tuple(Part(**part) for part in told["parts"]),
        "evidence": Evidence(**told["evidence"]),
        "family": tuple(told["family"]),
        "usage": Usage(told["usage"]),
        "vocal": Vocal(told["vocal"]),
        "by": By(told["by"]),
        "set_by_person": tuple(told["set_by_person"]),
    }
    return Cue(**(told | changed))


def episode_of(told: dict[str, Any]) -> Episode:
    """The episode of its plain values; raises KeyError, TypeError or ValueError."""
    rate = told["frame_rate"]
    changed = {"path": Path(told["path"]), "frame_rate": None if rate is None else Fraction(rate)}
    return Episode(**(told | changed))


def music_of(told: dict[str, Any]) -> Music:
    """The music of its plain values; raises KeyError, TypeError or ValueError."""
    people = ("performers", "composers", "lyricists", "arrangers", "publishers")
    path = told["path"]
    changed: dict[str, Any] = {name: tuple(told[name]) for name in people}
    return Music(**(told | changed | {"path": None if path is None else Path(path)}))
