"""``onara find`` with names only: described scenes are tested where they are asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.wandering import wander

KEYS = {"kind", "id", "title", "title_ko", "drama", "performers", "role", "score", "why"}


def test_json_is_one_object_of_the_documented_shape(tmp_path: Path) -> None:
    ran = wander(tmp_path, "find", "almost", "paradise", "--json")
    (answer,) = ran.answers
    assert ran.status == 0
    assert set(answer) == {"query", "unknown", "results", "missing"}
    assert (answer["query"], answer["unknown"]) == ("almost paradise", False)
    assert all(set(result) == KEYS for result in answer["results"])
    first = answer["results"][0]
    assert (first["id"], first["performers"]) == ("boys-over-flowers/paradise", ["T-max"])


def test_a_result_says_title_singer_role_drama_reason_and_id(tmp_path: Path) -> None:
    song, place, why, song_id = wander(tmp_path, "find", "파라다이스", "--limit", "1").out
    assert song == "♪ Paradise (파라다이스) – T-max"
    assert place == "    opening theme of Boys Over Flowers, 2009"
    assert "파라다이스" in why
    assert song_id.strip() == "boys-over-flowers/paradise"


def test_songs_of_one_title_are_listed_with_what_tells_them_apart(tmp_path: Path) -> None:
    ran = wander(tmp_path, "find", "i miss you")
    assert ran.out[0].startswith("2 songs are called “I Miss You”; the singer, the drama")
    assert any("Soyou" in line for line in ran.out)
    assert any("Seo Ji-won" in line for line in ran.out)


def test_a_limit_and_kinds_are_kept(tmp_path: Path) -> None:
    (answer,) = wander(tmp_path, "find", "goblin", "--limit", "3", "--json").answers
    assert len(answer["results"]) == 3
    asked = ("--kind", "soundtrack", "--kind", "artist", "--json")
    (answer,) = wander(tmp_path, "find", "goblin", *asked).answers
    assert answer["results"]
    assert {result["kind"] for result in answer["results"]} <= {"soundtrack", "artist"}


def test_nothing_of_that_kind_is_said(tmp_path: Path) -> None:
    ran = wander(tmp_path, "find", "sweet night", "--kind", "list")
    assert ran.out == ["Nothing of the kind list goes by “sweet night”."]


@pytest.mark.parametrize("words", ["", "  ", "😀🎵", "!?"])
def test_words_without_a_letter_are_answered_with_a_sentence(tmp_path: Path, words: str) -> None:
    ran = wander(tmp_path, "find", words)
    assert (ran.status, ran.err) == (0, [])
    assert ran.out == [
        "There are no words in this to look for: try a title, a singer, a drama, a scene."
    ]
    (answer,) = wander(tmp_path, "find", words, "--json").answers
    assert (answer["unknown"], answer["results"]) == (True, [])


def test_no_words_and_an_unknown_kind_are_wrong_usage(tmp_path: Path) -> None:
    assert wander(tmp_path, "find").status == 2
    assert wander(tmp_path, "find", "goblin", "--kind", "colour").status == 2


def test_a_drama_of_the_users_own_is_found(tmp_path: Path) -> None:
    (tmp_path / "catalogue").mkdir()
    (tmp_path / "catalogue" / "own.yaml").write_text(
        "drama: {id: zebra-crossing, title: Zebra Crossing}\nsongs: [{id: stripes, title: Stripes}]"
    )
    (answer,) = wander(tmp_path, "find", "zebra crossing", "--json").answers
    assert answer["results"][0]["id"] == "zebra-crossing"


def test_a_broken_catalogue_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "catalogue").mkdir()
    (tmp_path / "catalogue" / "own.yaml").write_text("drama: [")
    for command in (["find", "goblin"], ["show", "goblin"], ["lane"], ["list"]):
        ran = wander(tmp_path, *command)
        assert (ran.status, ran.out, len(ran.err)) == (1, [], 1)
        assert "own.yaml" in ran.err[0]
