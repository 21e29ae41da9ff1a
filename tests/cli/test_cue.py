from __future__ import annotations

import pytest

from tests.cli.program import Onara
from tests.small_season import SmallSeason


@pytest.fixture
def run(onara: Onara, season: SmallSeason) -> Onara:
    return lambda *words: onara(*words, "--home", season.home)


def test_a_cue_is_corrected_and_marked(run: Onara) -> None:
    ran = run("cue", "edit", "goblin 1", "1", "--start", "0:05.5", "--end", "14", "--song", "two",
              "--usage", "on_screen", "--vocal", "vocal")  # fmt: skip
    assert ran.status == 0
    assert "0:05.5 to 0:14.0, two ✎, on screen" in ran.out[0]
    [told] = run("cue", "show", "goblin 1", "1", "--json").answers
    assert (told["start_s"], told["end_s"], told["by"]) == (5.5, 14.0, "person")
    assert (told["usage"], told["vocal"], told["music"]["title"]) == ("on_screen", "vocal", "two")
    assert set(told["set_by_person"]) >= {"start_s", "end_s", "recording", "usage", "vocal"}
    assert any("two ✎" in line for line in run("episode", "goblin 1").out)


def test_a_cue_is_shown_with_its_evidence(run: Onara) -> None:
    told = "\n".join(run("cue", "show", "goblin 1", "1").out)
    for part in ("♪ one", "evidence", "z ", "chance would", "speech", "usage", "part"):
        assert part in told
    run("cue", "edit", "goblin 1", "1", "--usage", "sting")
    told = "\n".join(run("cue", "show", "goblin 1", "1").out)
    assert "sting (a person says so)" in told
    assert "set by you  usage" in told


def test_a_cue_is_rejected_and_accepted(run: Onara) -> None:
    assert "rejected: " in run("cue", "edit", "goblin 1", "1", "--reject").out[0]
    assert run("episode", "goblin 1").out[-1] == "rejected: cue 1"
    assert "rejected" not in run("cue", "edit", "goblin 1", "1", "--accept").out[0]
    assert not any("rejected" in line for line in run("episode", "goblin 1").out)


def test_a_cue_is_given_an_unknown_or_none(run: Onara) -> None:
    assert "Unknown 2 ✎" in run("cue", "edit", "goblin 1", "2", "--unknown", "2").out[0]
    assert "unknown ✎" in run("cue", "edit", "goblin 1", "2", "--unknown", "none").out[0]
    run("unknown", "name", "2", "piano")
    assert "piano ✎" in run("cue", "edit", "goblin 1", "2", "--unknown", "piano").out[0]


def test_a_cue_is_added(run: Onara) -> None:
    ran = run("cue", "add", "goblin 1", "--start", "0:33", "--end", "0:36.5", "--song", "one.wav",
              "--json")  # fmt: skip
    [told] = ran.answers
    assert (told["start_s"], told["end_s"], told["music"]["title"]) == (33.0, 36.5, "one")
    assert told["by"] == "person"


def test_a_song_that_is_not_owned_is_said_to_be_so(run: Onara) -> None:
    ran = run("cue", "edit", "goblin 1", "1", "--song", "goblin stay with me")
    assert (ran.status, len(ran.err)) == (1, 1)
    assert "Stay With Me is not in your library" in ran.err[0]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("edit", "goblin 1", "9", "--reject"), "has no cue “9”"),
        (("edit", "goblin 1", "1", "--start", "80"), "ends after it starts"),
        (("edit", "goblin 1", "1", "--end", "2:00"), "lasts from 0 to 90.0 s"),
        (("edit", "goblin 1", "1", "--unknown", "8"), "no unknown is called “8”"),
        (("edit", "goblin 1", "1", "--song", "xyzzy quux"), "no recording of the library"),
        (("show", "goblin 2", "1"), "episode 2 was not scanned"),
    ],
    ids=str,
)
def test_what_cannot_be_is_one_sentence(run: Onara, words: tuple[str, ...], sentence: str) -> None:
    ran = run("cue", *words)
    assert (ran.status, ran.out, len(ran.err)) == (1, [], 1)
    assert sentence in ran.err[0]


@pytest.mark.parametrize(
    "words",
    [
        ("edit", "goblin 1", "1"),
        ("edit", "goblin 1", "1", "--reject", "--accept"),
        ("edit", "goblin 1", "1", "--song", "one", "--unknown", "1"),
        ("edit", "goblin 1", "1", "--start", "noon"),
        ("edit", "goblin 1", "1", "--usage", "theme"),
        ("add", "goblin 1", "--start", "3"),
    ],
    ids=str,
)
def test_wrong_usage_is_told(run: Onara, words: tuple[str, ...]) -> None:
    assert run("cue", *words).status == 2
    assert run("undo").out == ["there is nothing to undo"]
