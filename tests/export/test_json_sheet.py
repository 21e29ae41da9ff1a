from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from onara.export import ExportError, read, schema_path, write
from onara.sheet import By, Cue, CueSheet, Episode, Evidence, Line, Music, Part, Usage, Vocal
from tests.export.sheets import RAIN, SEASON, SHEET, SNOW, UNKNOWN_3, line, sheet

SCHEMA = json.loads(schema_path().read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
KINDS: dict[str, Any] = {
    "sheet": CueSheet,
    "episode": Episode,
    "line": Line,
    "music": Music,
    "cue": Cue,
    "part": Part,
    "evidence": Evidence,
}


def faults(raw: bytes) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(json.loads(raw))]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", KINDS)
def test_the_schema_has_every_field_of_the_model(name: str) -> None:
    told = SCHEMA["$defs"][name]
    names = [field.name for field in fields(KINDS[name])]
    assert told["required"] == names
    derived = ["named"] if name == "line" else []
    assert list(told["properties"]) == names + derived


@pytest.mark.parametrize(("name", "kind"), [("usage", Usage), ("vocal", Vocal), ("by", By)])
def test_the_schema_has_every_word_of_the_model(name: str, kind: Any) -> None:
    assert SCHEMA["$defs"]["cue"]["properties"][name]["enum"] == [each.value for each in kind]


@pytest.mark.parametrize("sheets", [(SHEET,), SEASON, (sheet(),)])
def test_what_is_written_is_valid_and_comes_back_whole(sheets: tuple[CueSheet, ...]) -> None:
    raw = write(sheets, "json")
    assert faults(raw) == []
    assert set(read(raw)) == set(sheets)
    assert json.loads(raw)["kind"] == ("standard" if len(sheets) == 1 else "composite")


def test_a_cue_is_named_as_a_sheet_names_it() -> None:
    given = sheet(line("a", 0, 9, SNOW), line("b", 20, 29, UNKNOWN_3), line("c", 40, 49, RAIN))
    told = [each["named"] for each in json.loads(write([given], "json"))["sheets"][0]["lines"]]
    assert told[0] == {
        "title": {"en": "First Snow", "ko": "첫눈"},
        "romanised": "Cheonnun",
        "identified": True,
        "confidence": {"en": "very sure", "ko": "매우 확실"},
    }
    assert told[1]["title"] == {"en": "Unknown 3", "ko": "미확인 음악 3"}
    assert [each["romanised"] for each in told[1:]] == [None, None]
    assert [each["identified"] for each in told[1:]] == [False, True]


def test_rejected_cues_are_kept_for_this_is_the_whole() -> None:
    (back,) = read(write([SHEET], "json"))
    assert [each.cue.id for each in back.lines if each.cue.rejected] == ["x"]


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
times = st.floats(0, 1e5)


@given(texts, times, times, st.floats(-100, 100), st.fractions(1, 200), st.booleans())
def test_any_text_and_number_comes_back(
    text: str, start: float, seconds: float, level: float, rate: Fraction, rejected: bool
) -> None:
    music = Music(title=text, performers=(text, "x"), path=Path("/m") / (text or "a").strip("/\0"))
    cue = line(text, start, start + seconds, music, level_db=level, rejected=rejected)
    made = sheet(replace(cue, said=(text,)), frame_rate=rate, title=text)
    raw = write([made], "json")
    assert faults(raw) == []
    assert read(raw) == (made,)


def test_a_file_name_that_is_no_text_comes_back() -> None:
    odd = sheet(path=Path("/v/\udcff.mkv"))
    assert read(write([odd], "json")) == (odd,)


def test_an_infinite_level_is_not_measured() -> None:
    made = sheet(line("a", 0, 9, level_db=float("inf")))
    (back,) = read(write([made], "json"))
    assert back.lines[0].cue.level_db is None


def broken() -> Iterator[bytes]:
    whole = json.loads(write([SHEET], "json"))
    yield from (b"", b"{", b"[]", b"null", b'{"format": "x"}', b"\xff", b"[" * 100_000)
    yield json.dumps(whole | {"version": 99}).encode()
    yield json.dumps(whole | {"sheets": [1]}).encode()
    for name in ("episode", "lines", "made"):
        told = dict(whole["sheets"][0])
        del told[name]
        yield json.dumps(whole | {"sheets": [told]}).encode()
    for name, value in (
        ("made", "yesterday"),
        ("made", 5),
        ("lines", [{}]),
        ("episode", {"path": 1}),
        ("reviewer", 1),
    ):
        yield json.dumps(whole | {"sheets": [whole["sheets"][0] | {name: value}]}).encode()
    episode = whole["sheets"][0]["episode"]
    for change in (
        {"frame_rate": "1/0"},
        {"colour": "red"},
        {"duration_s": "long"},
        {"number": True},
    ):
        told = whole["sheets"][0] | {"episode": episode | change}
        yield json.dumps(whole | {"sheets": [told]}).encode()


@pytest.mark.parametrize("raw", list(broken()))
def test_what_is_no_cue_sheet_is_refused_in_one_sentence(raw: bytes) -> None:
    with pytest.raises(ExportError) as raised:
        read(raw)
    assert "\n" not in str(raised.value)
    assert "Traceback" not in str(raised.value)


def test_the_sheet_of_every_kind_is_in_the_schema() -> None:
    assert set(SCHEMA["$defs"]) == {*KINDS, "named"}
