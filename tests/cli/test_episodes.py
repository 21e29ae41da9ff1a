from __future__ import annotations

from pathlib import Path

from tests.cli.program import Onara
from tests.small_season import SmallSeason


def test_episodes_are_listed_by_season_with_the_missing_numbers(
    onara: Onara, season: SmallSeason
) -> None:
    ran = onara("episodes", "--home", season.home)
    assert ran.status == 0
    assert ran.out[0].endswith("season 1: 2 of 16 episodes")
    assert any("Goblin.S01E03.wav" in line for line in ran.out)
    assert ran.out[-1] == "not scanned: episode 2"


def test_a_machine_gets_an_object_an_episode(onara: Onara, season: SmallSeason) -> None:
    first, third = onara("episodes", "--home", season.home, "--json").answers
    assert (first["about"]["number"], third["about"]["number"]) == (1, 3)
    assert first["file"] == str(season.first)
    assert (first["cues"], first["current"], first["there"], first["missing"]) == (
        5,
        True,
        True,
        [2],
    )
    assert first["known_s"] > 20


def test_a_home_without_episodes_says_how_to_begin(onara: Onara, tmp_path: Path) -> None:
    ran = onara("episodes", "--home", tmp_path)
    assert (ran.status, len(ran.out)) == (0, 1)
    assert "onara scan" in ran.out[0]
