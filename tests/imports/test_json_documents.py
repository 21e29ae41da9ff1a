"""JSON as one document, as lines, and as an array with a line for each."""

from __future__ import annotations

import io
import json

import pytest

import onara.imports.json_documents as json_documents
from onara.imports.json_documents import Document, NoJson, documents
from onara.imports.records import Skipped

ONE, TWO = {"id": 1}, {"id": 2}


def read(text: str | bytes) -> list[Document | Skipped]:
    data = text.encode() if isinstance(text, str) else text
    return list(documents(io.BufferedReader(io.BytesIO(data))))


def values(text: str | bytes) -> list[tuple[object, bool]]:
    return [(each.value, each.in_dump) for each in read(text) if isinstance(each, Document)]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(ONE),
        json.dumps(ONE) + "\n",
        json.dumps(ONE, indent=2),
        "\ufeff" + json.dumps(ONE, indent=2),
        "\n\n" + json.dumps(ONE),
        json.dumps([ONE]),
        json.dumps([ONE], indent=2),
    ],
)
def test_one_document(text: str) -> None:
    assert values(text) == [(ONE, False)] or values(text) == [([ONE], False)]


@pytest.mark.parametrize("text", ['{"id": 1}\n{"id": 2}', '[\n{"id": 1},\n{"id": 2}\n]\n'])
def test_an_object_a_line_is_a_dump(text: str) -> None:
    assert values(text) == [(ONE, True), (TWO, True)]


def test_a_dump_of_one_entity_is_still_a_dump() -> None:
    assert values('[\n{"id": 1}\n]\n') == [(ONE, True)]


def test_an_array_over_many_lines_is_one_document() -> None:
    assert values(json.dumps([ONE, TWO], indent=1)) == [(ONE, False), (TWO, False)]


def test_a_line_that_was_cut_off_is_skipped_with_its_number() -> None:
    found = read('{"id": 1}\n{"id": \n{"id": 2}')
    assert [type(each) for each in found] == [Document, Skipped, Document]
    assert found[1].place == "line 2"
    assert values('{"id": 1}\n{"id": \n{"id": 2}') == [(ONE, True), (TWO, True)]


@pytest.mark.parametrize("text", ['{"id": ', "{", '{"a": [1, 2', '{"a"\n:\n'])
def test_a_document_that_was_cut_off_is_refused(text: str) -> None:
    with pytest.raises(NoJson):
        read(text)


def test_nesting_without_end_is_refused() -> None:
    with pytest.raises(NoJson):
        read('{"a":' * 100_000 + "1" + "}" * 100_000)


def test_an_empty_array_holds_nothing() -> None:
    assert read("[\n]\n") == read("[]") == read("") == []


def test_a_line_larger_than_any_entity_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_documents, "LARGEST", 1 << 20)
    endless = b'{"id": 1}\n{"a": "' + b"x" * (3 << 20) + b'"}\n'
    with pytest.raises(NoJson, match=r"line \(number 2\) of more than 1 MB"):
        read(endless)
    with pytest.raises(NoJson, match="more than 1 MB"):
        read(b'{"a": \n"' + b"x" * (3 << 20) + b'"}')


def test_a_file_of_other_lines_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_documents, "_MOST_DAMAGED", 10)
    with pytest.raises(NoJson, match="10 lines"):
        read("{}\n" + "{nonsense\n" * 50)


def test_numbers_of_a_million_digits_are_no_json() -> None:
    with pytest.raises(NoJson):
        read('{"a": ' + "9" * 1_000_000 + "}")
