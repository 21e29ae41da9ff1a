"""``docs/formats.md`` says what is true of the formats."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from onara.export import FORMATS, write
from onara.export.columns import COLUMNS, rows
from onara.export.usage import USES

GUIDE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (\S+)\n(.*?)(?=^## |\Z)", GUIDE, re.M | re.S))
(CODE,) = re.findall(r"```python\n(.*?)```", GUIDE, re.S)


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    """The names of the guide's program, without what it prints and writes at its end."""
    names: dict[str, Any] = {}
    exec(CODE.partition("\nprint(")[0], names)
    return names


def test_the_program_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    exec(CODE, {})
    assert "첫눈" in capsys.readouterr().out
    assert [each.name for each in tmp_path.iterdir()] == ["Winter Tale S01E07.edl"]


def test_every_format_has_its_row_and_its_section() -> None:
    told = re.findall(r"^\| \[`(.+?)`\]\(#(.+?)\) \| `(.+?)` \| (.+?) \| (.+?) \|$", GUIDE, re.M)
    assert told == [
        (
            *(each.name, each.name, each.ending, each.purpose.en),
            "a season" if each.holds_season else "an episode",
        )
        for each in FORMATS.values()
    ]
    assert set(FORMATS) <= set(SECTIONS)


@pytest.mark.parametrize(
    "name", [each for each in FORMATS if each not in {"json", "csv", "xlsx", "pdf", "kodi"}]
)
def test_the_example_of_a_format_is_what_is_written(name: str, made: dict[str, Any]) -> None:
    shown = re.findall(r"```\w+\n(.*?)```", SECTIONS[name], re.S)[-1]
    assert shown.strip("\n") in write([made["sheet"]], name).decode()


def test_the_example_of_kodi_has_spaces_for_tabs(made: dict[str, Any]) -> None:
    (shown,) = re.findall(r"```text\n(.*?)```", SECTIONS["kodi"], re.S)
    assert re.sub(" +", "\t", shown).encode() == write([made["sheet"]], "kodi")


def test_the_example_of_json_is_a_cue(made: dict[str, Any]) -> None:
    (shown,) = re.findall(r"```json\n(.*?)```", SECTIONS["json"], re.S)
    whole = json.loads(write([made["sheet"]], "json"))
    assert json.loads(shown) == whole["sheets"][0]["lines"][0]["cue"]


def test_every_column_is_described_with_its_example(made: dict[str, Any]) -> None:
    told = re.findall(r"^\| (.+?) \| (.+?) \| (.+?) \| (?:`(.*?)` )?\|$", SECTIONS["csv"], re.M)
    (first, *_) = rows([made["sheet"]], "en")
    values = [column.value(first) for column in COLUMNS]
    assert [(en, ko, example) for en, ko, _, example in told] == [
        (column.heading.en, column.heading.ko, "" if value is None else str(value))
        for column, value in zip(COLUMNS, values, strict=True)
    ]


def test_every_usage_is_in_the_table_with_its_codes() -> None:
    for usage, use in USES.items():
        code = f"{use.code}I / {use.code}V" if use.by_vocal else use.code
        theme = f" {use.theme_type} " if use.theme_type else " "
        told = f"| {usage.value} | {code} | {use.use_type} |{theme}| {use.perception} |"
        assert told.replace("|  |", "| |") in SECTIONS["csv"].replace("|  |", "| |")
