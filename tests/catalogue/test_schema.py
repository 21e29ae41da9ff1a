"""The published schemas and the strict readers say the same of a file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

import onara.catalogue
from onara.catalogue.check import check_text
from onara.catalogue.roles import ROLES
from onara.catalogue.schemas import KINDS, Kind, schema_path
from tests.catalogue.winter_tale import GOOD

DATA = Path(onara.catalogue.__file__).parent / "data"
BUNDLED: list[tuple[Kind, Path]] = [
    *(("drama", file) for file in sorted((DATA / "dramas").iterdir())),
    *((kind, DATA / "world" / f"{kind}.yaml") for kind in KINDS if kind != "drama"),
]
TODAY = date(2030, 1, 1)


class _EditorLoader(yaml.SafeLoader):
    """YAML as editors read it (1.2): a date is text, and only true and false are truths."""


_EditorLoader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag not in {"tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool"}
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_EditorLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"(?:true|false|True|False|TRUE|FALSE)$"), list("tTfF")
)


def load(text: str) -> Any:
    return yaml.load(text, _EditorLoader)


def read_schema(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


@cache
def validator(kind: Kind) -> Draft202012Validator:
    shared = read_schema(schema_path("drama").with_name("entries.schema.json"))
    registry: Registry[Any] = Registry().with_resource(
        "entries.schema.json", Resource.from_contents(shared)
    )
    return Draft202012Validator(
        read_schema(schema_path(kind)), registry=registry, format_checker=FormatChecker()
    )


def refused_by_schema(text: str, kind: Kind = "drama") -> bool:
    return not validator(kind).is_valid(load(text))


def refused_by_reader(text: str) -> bool:
    return any(problem.is_refused for problem in check_text(text, Path("my.yaml"), TODAY))


@pytest.mark.parametrize(
    "file", sorted(schema_path("drama").parent.iterdir()), ids=lambda f: f.name
)
def test_every_schema_is_one(file: Path) -> None:
    Draft202012Validator.check_schema(read_schema(file))


@pytest.mark.parametrize(("kind", "file"), BUNDLED, ids=[file.stem for _, file in BUNDLED])
def test_every_bundled_file_is_valid(kind: Kind, file: Path) -> None:
    document = load(file.read_text(encoding="utf-8"))
    assert [error.message for error in validator(kind).iter_errors(document)] == []


class Model:
    """A document that a schema allows, in which every key of every block is used.

    In each block that allows no other keys stands one of its own besides, ``unknown-<number>``;
    ``keys`` are those that the schema of that block has.
    """

    def __init__(self, kind: Kind) -> None:
        self.files = {
            "": read_schema(schema_path(kind)),
            "entries.schema.json": read_schema(schema_path(kind).with_name("entries.schema.json")),
        }
        self.keys: list[set[str]] = []
        self.used: set[str] = set()
        self.document = self._make(self.files[""], "")

    def _make(self, schema: dict[str, Any], file: str) -> Any:
        if "$ref" in schema:
            place, _, name = schema["$ref"].partition("#/$defs/")
            place = place or file
            self.used.add(f"{place}#{name}")
            return self._make(self.files[place]["$defs"][name], place)
        if "anyOf" in schema and "type" not in schema:
            # Of a text or a block that says more, the block.
            return self._make(schema["anyOf"][-1], file)
        if "enum" in schema:
            return schema["enum"][0]
        kind = schema["type"]
        if kind == "array":
            return [self._make(schema["items"], file)]
        if kind == "object":
            return self._block(schema, file)
        return {"integer": 2020, "boolean": True, "string": "x"}[kind]

    def _block(self, schema: dict[str, Any], file: str) -> Any:
        if "properties" not in schema:
            return {"x": "x"}
        assert schema["additionalProperties"] is False
        block = {key: self._make(value, file) for key, value in schema["properties"].items()}
        block[f"unknown-{len(self.keys)}"] = 1
        self.keys.append(set(schema["properties"]))
        return block

    def defined(self) -> Iterator[str]:
        for file, schema in self.files.items():
            for name in schema.get("$defs", {}):
                yield f"{file}#{name}"


@cache
def model(kind: Kind) -> Model:
    return Model(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_readers_and_schema_know_the_same_keys(kind: Kind) -> None:
    """Everything that the schema allows is read, and nothing else is known to the readers."""
    text = yaml.safe_dump(model(kind).document, allow_unicode=True)
    problems = check_text(text, Path("all.yaml"), TODAY)
    known: dict[int, set[str]] = {}
    for problem in problems:
        if problem.is_refused:
            said = re.search(r"key `unknown-(\d+)`.*; known are: (.*)\.$", problem.sentence)
            assert said, problem
            known[int(said[1])] = set(said[2].split(", "))
    beside = {"people", "works", "dramas"}
    for number, keys in enumerate(model(kind).keys):
        # One reader takes all files beside the dramas; each of them has its own section.
        extra = beside if known[number] & beside and kind != "drama" else set()
        assert known[number] - extra == keys - extra, keys


def test_every_definition_is_used() -> None:
    used = set().union(*(model(kind).used for kind in KINDS))
    for kind in KINDS:
        assert {each for each in model(kind).defined() if each[0] == "#"} <= model(kind).used
    shared = {each for each in model("drama").defined() if each[0] != "#"}
    assert shared <= used


def described(schema: Any) -> Iterator[tuple[str, bool]]:
    """Every key of every block, and whether the schema says at its place what it is for."""
    if isinstance(schema, dict):
        for key, value in schema.get("properties", {}).items():
            yield key, "description" in value or "$ref" in value
        for value in schema.values():
            yield from described(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from described(value)


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_explained(kind: Kind) -> None:
    keys = list(described(read_schema(schema_path(kind))))
    assert keys
    assert [key for key, is_described in keys if not is_described] == []


def test_the_schema_offers_every_role() -> None:
    song = read_schema(schema_path("drama"))["$defs"]["song"]
    assert song["properties"]["roles"]["items"]["enum"] == list(ROLES)


def test_both_accept_a_good_file() -> None:
    assert not refused_by_schema(GOOD)
    assert not refused_by_reader(GOOD)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Snow\n", "tilte: Snow\n"),
        ("roles: [ending", "rolls: [ending"),
        ("roles: [ending, insert]", "roles: [finale]"),
        ("roles: [ending, insert]", "roles: ending"),
        ("title: Winter Tale\n", "title: 1997\n"),
        ("  title: Winter Tale\n", ""),
        ("id: winter-tale", "id: Winter Tale"),
        ("id: snow-piano\n    title_ko: 눈 (피아노)", "id: snow-piano"),
        ("date: 2020-01\n", "date: 2020-13\n"),
        ("date: 2020-01\n", "date: January 2020\n"),
        ("first: 2020-01-02", "first: 2020-02-30"),
        ("first: 2020-01-02, ", ""),
        ("year: 1990", "year: long ago"),
        ("year: 1990", "year: -5"),
        ("part: 1\n", "part: 1.5\n"),
        ("title: Snow\n", 'title: ""\n'),
        ("title: Snow\n", "title: Snow\n    founding_list: yes please\n"),
        ("title: Snow\n", "title: Snow\n    scenes: [{ko: 눈}]\n"),
        ("title: Snow\n", "title: Snow\n    scenes: [{text: Snow falls, episode: [1]}]\n"),
        ("title: Snow\n", "title: Snow\n    elsewhere: [{kind: variety show}]\n"),
        ("title: Snow\n", "title: Snow\n    honours: First on a chart\n"),
        ("title: Snow\n", "title: Snow\n    credits: {composer: [{name: Kim A}]}\n"),
        ("about: Korean short name", "lang: ko"),
        ("{name: Kim B, groups", "{groups"),
        ("    - {name: Kim A, name_ko: 김아}", "    - Kim A"),
        ("reason: own knowledge, ", ""),
        ("drama:", "dramas:"),
    ],
)
def test_both_refuse_a_broken_file(old: str, new: str) -> None:
    assert GOOD.count(old) == 1
    text = GOOD.replace(old, new)
    assert refused_by_schema(text)
    assert refused_by_reader(text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("people", "people: [{name_ko: 김아}]"),
        ("people", "people: [{name: Kim A, born: 1990}]"),
        ("people", "people: [{name: Kim A, groups: [The As]}]"),
        ("people", "people: [{name: Kim A, spouse: Lee B}]"),
        ("related-works", "works: [{id: twenty, title: Twenty}]"),
        ("related-works", "works: [{id: Twenty, title: Twenty, kind: film}]"),
        ("related-works", "works: [{id: a, title: A, kind: film, relations: [{kind: source}]}]"),
        ("elsewhere", "dramas: [{title_ko: 봄밤}]"),
        ("elsewhere", "dramas: [{title: One Spring Night, year: soon}]"),
        ("elsewhere", "dramas: [{title: W, common_word: maybe}]"),
        ("elsewhere", "dramas: [One Spring Night]"),
    ],
)
def test_both_refuse_a_broken_file_beside_the_dramas(kind: Kind, text: str) -> None:
    assert refused_by_schema(text, kind)
    assert refused_by_reader(text)


def test_each_kind_has_a_schema() -> None:
    assert get_args(Kind) == KINDS
    assert {schema_path(kind).name for kind in KINDS} | {"entries.schema.json"} == {
        file.name for file in schema_path("drama").parent.iterdir()
    }
