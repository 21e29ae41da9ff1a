from __future__ import annotations

from pathlib import Path

from tests.cli.program import Onara
from tests.small_season import SmallSeason


def test_corrections_of_any_kind_are_undone_the_last_one_first(
    onara: Onara, season: SmallSeason
) -> None:
    home = ("--home", season.home)
    before = onara("episode", "goblin 1", *home, "--json").out
    onara("cue", "edit", "goblin 1", "1", "--usage", "sting", *home)
    onara("unknown", "name", "1", "piano", *home)
    onara("episode", "goblin 1", "--number", "9", *home)
    told = [onara("undo", *home).out[0] for _ in range(3)]
    assert told[0].startswith("undone: Goblin.S01E01.wav: ")
    assert told[1] == "undone: Unknown 1 called “piano”"
    assert told[2].endswith("S01E01: usage sting")
    assert onara("episode", "goblin 1", *home, "--json").out == before


def test_nothing_to_undo_is_no_error(onara: Onara, tmp_path: Path) -> None:
    ran = onara("undo", "--home", tmp_path)
    assert (ran.status, ran.out) == (0, ["there is nothing to undo"])
    assert onara("undo", "--home", tmp_path, "--json").answers == [{"undone": None}]
    assert list(tmp_path.iterdir()) == []
