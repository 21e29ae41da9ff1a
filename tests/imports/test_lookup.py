"""Records found by names as people type them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onara.imports import (
    Appearance,
    ArtistRecord,
    Credit,
    DramaRecord,
    Hit,
    Imported,
    Name,
    Record,
    SongRecord,
)
from onara.imports.lookup import MOST, MOST_FUZZY
from tests.imports.examples import ALL

PLACE = (Appearance("도깨비", "t:goblin"),)


def song(id: str, title: str, title_ko: str | None = None, *names: str) -> SongRecord:
    return SongRecord(f"t:{id}", "t", title, title_ko, tuple(map(Name, names)), appearances=PLACE)


RECORDS: list[Record] = [
    *ALL,
    song("love", "Love", "사랑"),
    song("dear", "Dear Love", "그리운 사랑"),
    song(
        "shampoo",
        "Your Shampoo Scent In The Flowers",
        "흔들리는 꽃들 속에서 네 샴푸향이 느껴진거야",
    ),
    song("alias", "Ugly Title", None, "Beautiful"),
    song("main", "Beautiful", "뷰티풀"),
    SongRecord("t:homeless", "t", "Beautiful"),
    ArtistRecord("t:lee", "t", "Lee Seung Yeol", "이승열"),
    ArtistRecord("t:namesake", "t", "Ailee"),
    DramaRecord("t:love-drama", "t", "Love", "러브"),
    song("heart", "♥"),
]


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Imported]:
    with Imported.open(tmp_path_factory.mktemp("i") / "i.sqlite", create=True) as opened:
        opened.add(RECORDS)
        yield opened


def ids(hits: list[Hit]) -> list[str]:
    return [hit.id.removeprefix("t:") for hit in hits]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("첫눈처럼너에게가겠다", "snow"),
        ("i will go to you like the FIRST snow!", "snow"),
        ("ailee", "ailee"),
        ("에일리", "ailee"),
        ("이승열", "lee"),
        ("Yi Sung Yol", "lee"),
        ("鬼怪", "goblin"),
        ("♥", "heart"),
    ],
)
def test_exact_names_in_any_script_and_spelling(imported: Imported, typed: str, first: str) -> None:
    assert ids(imported.lookup([typed]))[0] == first


def test_a_hit_says_what_was_matched_and_how_well(imported: Imported) -> None:
    (hit,) = imported.lookup(["이 승열"])
    assert hit == Hit("이 승열", "artist", "t:lee", "이승열", 1.0)
    (heard,) = imported.lookup(["Yi Sung-yol"])
    assert heard.quality < hit.quality


def test_each_name_has_hits_of_every_kind_the_best_first(imported: Imported) -> None:
    hits = imported.lookup(["nothing like it", "Love", "beautiful"])
    assert [(hit.name, hit.kind) for hit in hits[:2]] == [("Love", "song"), ("Love", "drama")]
    # A main name before an alias, a song of a drama before one of none.
    beautiful = [hit for hit in hits if hit.name == "beautiful"]
    assert ids(beautiful) == ["main", "homeless", "alias"]


def test_of_namesakes_the_one_with_songs_comes_first(imported: Imported) -> None:
    assert ids(imported.lookup(["Ailee"])) == ["ailee", "namesake"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Lee Seug Yeol", "lee"),  # a letter missing
        ("I will go to you like teh first snow", "snow"),
        ("첫눈처럼 너에개 가겠다", "snow"),
        ("첫눈처럼 너에게", "snow"),  # half of it
        ("like the first snow", "snow"),
        ("shampoo scent in the flowers", "shampoo"),
        ("your shampoo scent the flowers", "shampoo"),  # a word in the middle missing
        ("ㅊㄴㅊㄹㄴㅇㄱㄱㄱㄷ", "snow"),
        ("ㅊㄴㅊㄹ", "snow"),
        ("ㅇㅅㅇ", "lee"),
    ],
)
def test_what_is_half_remembered_is_found(imported: Imported, typed: str, meant: str) -> None:
    hits = imported.lookup([], fuzzy=[typed])
    assert ids(hits)[0] == meant
    assert 0.4 < hits[0].quality < 0.95


@pytest.mark.parametrize("typed", ["", "  ", "io", "ㄱ", "zzyzx qwrtp", "💥", "\0", "%' OR 1=1 --"])
def test_what_is_not_there_is_not_found(imported: Imported, typed: str) -> None:
    assert imported.lookup([typed], fuzzy=[typed]) == []


def test_an_exact_name_is_better_than_a_similar_one(imported: Imported) -> None:
    hits = imported.lookup(["Love"], fuzzy=["Love"])
    assert [hit.quality for hit in hits[:2]] == [1.0, 1.0]
    assert max(hit.quality for hit in hits[2:]) < 0.9
    assert len({hit.id for hit in hits}) == len(hits)


def test_long_and_odd_questions_are_answered(imported: Imported) -> None:
    for typed in ("사랑" * 5000, "a" * 10_000, "(" * 400, "\ud800"):
        imported.lookup([typed], fuzzy=[typed])


def test_only_a_few_names_are_looked_up_loosely(imported: Imported) -> None:
    typed = ["Lee Seug Yeol"] * 2 + [f"none {number}" for number in range(MOST_FUZZY)]
    assert ids(imported.lookup([], fuzzy=typed)) == ["lee"]
    assert imported.lookup([], fuzzy=typed[::-1]) == []


def test_a_common_title_gives_no_more_than_can_be_read(tmp_path: Path) -> None:
    songs = [
        SongRecord(
            f"t:{number:03}",
            "t",
            "사랑",
            performers=(Credit("A", "t:a"),),
            appearances=PLACE if number in (99, 150) else (),
        )
        for number in range(200)
    ]
    drama = DramaRecord("t:drama", "t", "사랑")
    with Imported.open(tmp_path / "i.sqlite", create=True) as imported:
        imported.add([*songs, drama])
        hits = imported.lookup(["사랑"])
    assert ids(hits)[:2] == ["099", "150"]
    assert len(hits) == MOST + 1
    assert hits[-1].kind == "drama"
