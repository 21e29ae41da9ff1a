from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import Onara
from tests.media import raw_wav
from tests.small_season import LOST, RATE, SmallSeason, track


@pytest.fixture
def run(onara: Onara, season: SmallSeason) -> Onara:
    return lambda *words: onara(*words, "--home", season.home)


def test_unknowns_are_listed_with_how_often_and_where_first(run: Onara) -> None:
    ran = run("unknown", "list")
    assert ran.status == 0
    assert ran.out[0].startswith("Unknown 1: 3 times, first in Guardian: The Lonely and Great God ")
    assert "S01E01 at 00:00:20; " in ran.out[0]
    assert Path(ran.out[1].strip()).exists()


def test_a_machine_gets_all_places(run: Onara) -> None:
    one, two = run("unknown", "list", "--json").answers
    assert (one["number"], one["times"], two["times"]) == (1, 3, 2)
    assert [place["number"] for place in one["places"]] == [1, 1, 3]
    assert run("unknown", "where", "1", "--json").answers == [one]
    assert one["excerpt"] is not None


def test_all_places_of_an_unknown_are_shown(run: Onara) -> None:
    ran = run("unknown", "where", "unknown 2")
    assert [line.split()[-4] for line in ran.out[-2:]] == ["5", "3"]
    assert len(ran.out) == 5


def test_an_unknown_is_named_merged_and_split(run: Onara) -> None:
    assert (
        "Unknown 1, “the sad piano”: 3 times"
        in run("unknown", "name", "1", "the", "sad", "piano").out[0]
    )
    assert any("the sad piano" in line for line in run("episode", "goblin 3").out)
    assert "5 times" in run("unknown", "merge", "the sad piano", "2").out[0]
    assert run("unknown", "where", "2").out == ["Unknown 2: a part of Unknown 1 by now"]
    assert "Unknown 3: 1 time," in run("unknown", "split", "1", "goblin 3", "1").out[0]
    assert any("Unknown 3 ✎" in line for line in run("episode", "goblin 3").out)


def test_an_added_track_is_what_was_unknown(run: Onara, tmp_path: Path) -> None:
    run("unknown", "name", "1", "piano")
    ran = run("add", raw_wav(tmp_path / "Lost Song.wav", track(LOST), RATE))
    assert ran.status == 0
    assert ran.out[-1] == (
        "Unknown 1 (“piano”) is now known: Lost Song; scan its episodes again for exact bounds"
    )
    assert any("Lost Song" in line for line in run("episode", "goblin 3").out)
    assert "known by now, it is Lost Song" in run("unknown", "where", "1").out[0]
    [first, *_] = run("episodes", "--json").answers
    assert first["current"] is False
    again = run("add", tmp_path / "Lost Song.wav")
    assert not any("now known" in line for line in again.out)


def test_a_machine_is_told_what_was_resolved(run: Onara, tmp_path: Path) -> None:
    ran = run("add", raw_wav(tmp_path / "Lost Song.wav", track(LOST), RATE), "--json")
    added, resolved = ran.answers
    assert resolved == {
        "unknown": 1, "name": None, "recording": added["recording"], "title": "Lost Song",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("where", "9"), "no unknown is called “9”"),
        (("merge", "1"), "two unknowns at least"),
        (("split", "1", "goblin 3", "2"), "is not in cue 2"),
        (("name", "1", "x" * 400), "1 to 200 letters"),
    ],
    ids=lambda each: str(each)[:30],
)
def test_what_cannot_be_is_one_sentence(run: Onara, words: tuple[str, ...], sentence: str) -> None:
    ran = run("unknown", *words)
    assert (ran.status, ran.out, len(ran.err)) == (1, [], 1)
    assert sentence in ran.err[0]


def test_a_home_without_unknowns_says_so(onara: Onara, tmp_path: Path) -> None:
    ran = onara("unknown", "list", "--home", tmp_path)
    assert (ran.status, len(ran.out)) == (0, 1)
