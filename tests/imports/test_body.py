"""Records survive being kept as text."""

import pytest

from onara.imports import Record, SongRecord
from onara.imports.body import from_body, to_body
from onara.imports.records import kind_of
from tests.imports.examples import ALL


@pytest.mark.parametrize("record", ALL, ids=lambda record: record.id)
def test_a_record_comes_back_as_it_was(record: Record) -> None:
    assert from_body(kind_of(record), to_body(record)) == record


def test_what_is_not_known_takes_no_room() -> None:
    assert to_body(SongRecord("a:1", "a", "눈")) == '{"id":"a:1","source":"a","title":"눈"}'
