"""JSON: all that a cue sheet says, and back again; its schema is published with the package."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import is_dataclass
from datetime import datetime
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_type_hints

from onara.export import names
from onara.export.confidence import confidence
from onara.export.language import LANGUAGES, Language
from onara.export.problem import ExportError
from onara.sheet import CueSheet, Line
from onara.sheet.plain import cue_of, episode_of, music_of, plain
from onara.spelling import romanised

FORMAT, VERSION = "onara-cue-sheet", 1
"""How a file says what it is; the version changes where a reader of the old one would go wrong."""
_PLAIN = {str, int, float, bool, NoneType}


def schema_path() -> Path:
    """The file of the published JSON Schema (draft 2020-12)."""
    return Path(__file__).parent / "schema" / "cue-sheet.schema.json"


def write(sheets: Sequence[CueSheet], language: Language) -> bytes:  # noqa: ARG001 - keys are names
    """One or many sheets, complete: also cues that a person has rejected, so marked."""
    told = {
        "format": FORMAT,
        "version": VERSION,
        "kind": "standard" if len(sheets) == 1 else "composite",
        "sheets": [_told(sheet) for sheet in names.in_order(sheets)],
    }
    text = json.dumps(told, ensure_ascii=False, allow_nan=False, indent=2)
    # A file name that is no UTF-8 holds surrogates, which JSON can only escape.
    return (text + "\n").encode("utf-8", "backslashreplace")


def _told(sheet: CueSheet) -> dict[str, Any]:
    told: dict[str, Any] = plain(sheet)
    told["lines"] = [plain(line) | {"named": _named(line)} for line in sheet.lines]
    return told


def _named(line: Line) -> dict[str, Any]:
    """A cue in the words of a sheet, for programs that show cues and judge nothing; it follows
    from the rest, and is not read back."""
    is_identified = names.is_identified(line)
    native = names.one_line(line.music.title_ko or line.music.title or "") if is_identified else ""
    latin = romanised(native)
    return {
        "title": {language: names.title(line, language) for language in LANGUAGES},
        # Small letters but for the first, as catalogues write romanised titles.
        "romanised": latin[:1].upper() + latin[1:] if latin != native else None,
        "identified": is_identified,
        "confidence": {language: confidence(line, language) for language in LANGUAGES},
    }


def read(raw: bytes) -> tuple[CueSheet, ...]:
    """The sheets of a file that `write` made; raises `ExportError` for anything else."""
    try:
        told = json.loads(raw)
    except (ValueError, RecursionError):
        raise ExportError("this is not JSON") from None
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise ExportError("this JSON is no cue sheet of Onara's")
    if told.get("version") != VERSION:
        raise ExportError("this cue sheet was written by another version of Onara; export it anew")
    try:
        return tuple(_sheet(each) for each in told["sheets"])
    except KeyError as error:
        raise ExportError(f"this cue sheet lacks {error}") from None
    except (TypeError, ValueError, AttributeError, ZeroDivisionError) as error:
        raise ExportError(f"this cue sheet is not as Onara writes it: {error}") from None


def _sheet(told: dict[str, Any]) -> CueSheet:
    lines = tuple(
        Line(cue_of(each["cue"]), music_of(each["music"]), tuple(each["said"]))
        for each in told["lines"]
    )
    made = datetime.fromisoformat(told["made"])
    sheet = CueSheet(episode_of(told["episode"]), lines, made, told["program"], told["reviewer"])
    _check(sheet)
    return sheet


def _check(value: Any) -> None:
    """Are the texts and numbers of an object of the model what they should be?  Else TypeError."""
    for name, hint in get_type_hints(type(value)).items():
        allowed = get_args(hint) if isinstance(hint, UnionType) else (hint,)
        told = getattr(value, name)
        if _PLAIN.issuperset(allowed) and not _is_of(told, allowed):
            raise TypeError(f"{name} is {told!r}")
        for each in told if isinstance(told, tuple) else (told,):
            if is_dataclass(each):
                _check(each)


def _is_of(value: Any, allowed: tuple[type, ...]) -> bool:
    # A whole number is a float as well, but what is true or false is no number.
    return type(value) in allowed or (type(value) is int and float in allowed)
