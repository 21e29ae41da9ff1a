"""What an import read and skipped, counted."""

from collections.abc import Iterator

import pytest

import onara.imports.tally as tallying
from onara.errors import UnusableInput
from onara.imports import Partial, SongRecord
from onara.imports.records import Entry, Skipped
from onara.imports.tally import Tally
from tests.imports.examples import AILEE, SNOW


def test_records_pass_and_are_counted_by_kind() -> None:
    tally = Tally()
    assert list(tally.through("a.json", [SNOW, Partial(AILEE)])) == [SNOW, Partial(AILEE)]
    assert tally.read == {"song": 1, "artist": 1, "drama": 0, "soundtrack": 0}
    assert tally.is_clean


def test_equal_reasons_are_one_line() -> None:
    tally = Tally()
    entries: list[Entry] = [
        SNOW,
        Skipped("is bad", "line 2"),
        Skipped("is bad", "line 9"),
        Skipped("is odd"),
    ]
    list(tally.through("a.csv", entries))
    assert [str(each) for each in tally.reasons.values()] == [
        "a.csv: 2 entries: is bad (first: line 2)",
        "a.csv: is odd",
    ]
    assert not tally.is_clean


def test_what_is_only_of_no_use_is_no_fault() -> None:
    tally = Tally()
    list(tally.through("a.json", [SNOW, Skipped("is no soundtrack", fault=False)]))
    assert tally.is_clean
    list(tally.through("b.json", [Skipped("is no soundtrack", fault=False)]))
    assert tally.barren == {"b.json"}
    assert not tally.is_clean


def test_a_file_that_ends_in_damage_is_broken_and_keeps_its_records() -> None:
    def entries() -> Iterator[Entry]:
        yield SongRecord("csv:a:1", "csv:a", "One")
        raise UnusableInput("a.csv", "ends early")

    tally = Tally()
    assert len(list(tally.through("a.csv", entries()))) == 1
    assert [str(each) for each in tally.reasons.values()] == ["a.csv: ends early"]
    assert tally.broken == {"a.csv"}
    assert tally.whole_tables == set()
    list(tally.through("b.csv", [SongRecord("csv:b:1", "csv:b", "One")]))
    assert tally.whole_tables == {"csv:b"}


def test_a_million_different_reasons_do_not_fill_the_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tallying, "MOST_REASONS", 10)
    tally = Tally()
    list(tally.through("a.csv", (Skipped(f"has no date: {n}") for n in range(1000))))
    assert (len(tally.reasons), tally.unlisted) == (10, 990)
    assert not tally.is_clean
