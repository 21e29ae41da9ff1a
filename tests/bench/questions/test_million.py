"""The generator of imported catalogues for the benchmark."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from bench.questions.million import artist, songs
from onara.imports import ArtistRecord, Imported, SongRecord
from onara.imports.records import kind_of


def test_the_same_seed_gives_the_same_catalogue() -> None:
    assert list(songs(50, 1)) == list(songs(50, 1))
    assert list(songs(50, 1)) != list(songs(50, 2))


def test_there_are_as_many_songs_as_asked_for_each_with_what_it_belongs_to(tmp_path: Path) -> None:
    records = list(songs(300, 1))
    assert Counter(map(kind_of, records))["song"] == 300
    known = set()
    for record in records:
        assert record.id not in known
        known.add(record.id)
        if isinstance(record, SongRecord):
            assert {record.drama_id, record.soundtrack_id} <= known
            assert {credit.id for credit in record.performers} <= known
            assert record.title_ko
    with Imported.open(tmp_path / "i.sqlite", create=True) as imported:
        assert imported.add(records).new == len(records)


def test_names_are_as_frequent_as_in_korea() -> None:
    people = [each for each in (artist(n, 1) for n in range(3000)) if each.form == "person"]
    surnames = Counter((each.title_ko or "?")[0] for each in people)
    assert [name for name, _ in surnames.most_common(3)] == ["김", "이", "박"]
    assert 0.17 < surnames["김"] / len(people) < 0.27


def test_one_name_is_romanised_in_many_ways() -> None:
    spelled: dict[str, set[str]] = {}
    for number in range(4000):
        each: ArtistRecord = artist(number, 1)
        if each.form == "person":
            spelled.setdefault((each.title_ko or "?")[0], set()).add(each.title.split()[0])
    assert {"Lee", "Yi", "Rhee"} <= spelled["이"]
