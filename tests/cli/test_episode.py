from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.program import Onara
from tests.small_season import SmallSeason


@pytest.mark.parametrize(
    "words", [("goblin", "3"), ("도깨비 3화",), ("Goblin S01E03",), ("Goblin.S01E03.wav",)]
)
def test_an_episode_is_meant_by_words(
    onara: Onara, season: SmallSeason, words: tuple[str, ...]
) -> None:
    ran = onara("episode", *words, "--home", season.home)
    assert ran.status == 0
    assert ran.out[0] == str(season.third)
    assert any("Unknown 1" in line for line in ran.out)


def test_an_episode_is_meant_by_its_path_or_id(onara: Onara, season: SmallSeason) -> None:
    [told] = onara("episode", season.third, "--home", season.home, "--json").answers
    assert onara("episode", told["id"], "--home", season.home, "--json").answers == [told]
    assert [cue["id"] for cue in told["cues"]] == ["1", "2", "3"]
    assert told["current"] is True


def test_what_may_be_several_is_one_sentence_with_candidates(
    onara: Onara, season: SmallSeason
) -> None:
    ran = onara("episode", "goblin", "--home", season.home)
    assert (ran.status, ran.out, len(ran.err)) == (1, [], 1)
    assert "S01E01" in ran.err[0]
    assert "S01E03" in ran.err[0]


def test_what_an_episode_is_can_be_said_and_undone(onara: Onara, season: SmallSeason) -> None:
    home = ("--home", season.home)
    ran = onara(
        "episode", "goblin 3", "--drama", "signal", "--season", "1", "--number", "4",
        "--title", "무전", "--reviewer", "김지우", *home, "--json",
    )  # fmt: skip
    [told] = ran.answers
    about = told["about"]
    assert (about["drama"], about["season"], about["number"], about["title"]) == (
        "signal", 1, 4, "무전",
    )  # fmt: skip
    assert told["reviewer"] == "김지우"
    assert "reviewed by 김지우" in "\n".join(onara("episode", "signal 4", *home).out)
    assert onara("undo", *home).status == 0
    assert onara("episode", "goblin 3", *home).status == 0


def test_a_drama_that_does_not_exist_changes_nothing(onara: Onara, season: SmallSeason) -> None:
    home = ("--home", season.home)
    ran = onara("episode", "goblin 3", "--drama", "no such drama", *home)
    assert (ran.status, len(ran.err)) == (1, 1)
    assert onara("undo", *home).out == ["there is nothing to undo"]


def test_an_episode_is_forgotten_and_its_file_stays(onara: Onara, season: SmallSeason) -> None:
    home = ("--home", season.home)
    assert onara("episode", "goblin 3", "--remove", "--number", "4", *home).status == 2
    assert onara("episode", "goblin 3", "--remove", *home).status == 0
    assert season.third.exists()
    assert onara("episode", "goblin 3", *home).status == 1
    assert onara("undo", *home).status == 0
    ran = onara("episode", "goblin 3", *home)
    assert ran.status == 0
    assert "scan it again" in ran.err[0]


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_words_that_are_no_text_are_one_sentence(onara: Onara, season: SmallSeason) -> None:
    ran = onara("episode", os.fsdecode(b"\xff\xfe"), "--home", season.home)
    assert (ran.status, len(ran.err)) == (1, 1)


def test_nothing_was_scanned_yet(onara: Onara, tmp_path: Path) -> None:
    ran = onara("episode", "goblin 3", "--home", tmp_path)
    assert ran.status == 1
    assert "onara scan" in ran.err[0]
