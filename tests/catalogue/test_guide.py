"""The contributors' guide: its examples pass the check, and it has every key."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from onara.catalogue.check import check_text
from onara.catalogue.problem import Problem
from onara.catalogue.read import read_drama
from onara.catalogue.schemas import schema_path

GUIDE = (Path(__file__).parents[2] / "docs" / "catalogue.md").read_text(encoding="utf-8")
EXAMPLES = [
    textwrap.dedent(indent + block)
    for indent, block in re.findall(r"^ *```yaml\n( *)(.*?)^ *```", GUIDE, re.M | re.S)
]
SMALLEST, WHOLE, *BESIDE = EXAMPLES


def problems(text: str) -> list[Problem]:
    return check_text(text, Path("example.yaml"), date(2021, 1, 1))


def test_the_smallest_example_lacks_only_a_source() -> None:
    (problem,) = problems(SMALLEST)
    assert not problem.is_refused
    assert "names a source" in problem.sentence


def test_the_worked_example_passes_the_check() -> None:
    assert problems(WHOLE) == []
    drama = read_drama(WHOLE, Path("example.yaml"))
    snow, piano = drama.songs
    assert snow.role_phrase() == "ending theme"
    assert piano.version_of == snow.id
    assert snow.scenes[0].sources == ("https://example.org/fans/winter-tale",)
    assert drama.conflicts and drama.relations and snow.elsewhere and snow.honours


@pytest.mark.parametrize("text", BESIDE, ids=["people", "works", "elsewhere"])
def test_the_examples_beside_the_dramas_pass_the_check(text: str) -> None:
    assert problems(text) == []


def test_a_slip_in_an_example_would_be_found() -> None:
    for text in (SMALLEST, WHOLE, *BESIDE):
        slipped = text.replace("title_ko:", "title_kr:").replace("name_ko:", "name_kr:")
        assert any(problem.is_refused for problem in problems(slipped)), text


def keys_of(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for value in schema.values():
            yield from keys_of(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from keys_of(value)


def test_every_key_of_every_kind_of_file_is_in_the_guide() -> None:
    schemas = schema_path("drama").parent.iterdir()
    keys = {key for file in schemas for key in keys_of(json.loads(file.read_text("utf-8")))}
    assert len(keys) > 90
    assert sorted(key for key in keys if f"`{key}" not in GUIDE) == []


def test_the_guide_shows_a_message_as_the_check_words_it() -> None:
    shown = re.search(r"the song `snow` has an unknown key `rolls`[^;]*; known are: ", GUIDE)
    assert shown
    said = problems(SMALLEST.replace("roles:", "rolls:"))
    assert any(problem.sentence.startswith(shown.group()) for problem in said)
