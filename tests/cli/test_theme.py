from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from onara.sheet import SheetStore, Usage
from tests.cli.program import Onara
from tests.cli.test_reel import recordings
from tests.scan.season import cue, put


@pytest.fixture
def show(home: Path, tmp_path: Path) -> Path:
    """A scanned season in which "two" is heard as the opening title."""
    folder = tmp_path / "Dramas" / "Winter Tale" / "Season 1"
    folder.mkdir(parents=True)
    _, two = recordings(home)
    heard = replace(cue("1", 30, 90, two), usage=Usage.OPENING)
    with SheetStore(home) as store:
        for number in (1, 2):
            file = folder / f"Winter Tale S01E0{number}.mkv"
            file.touch()
            put(store, file, number, [heard])
    return folder.parent


def test_a_theme_is_proposed_and_nothing_is_written(onara: Onara, home: Path, show: Path) -> None:
    for words in ("winter tale", show, show / "Season 1"):
        ran = onara("theme", words, "--home", home)
        assert ran.status == 0
        assert ran.out[:3] == [
            str(show / "theme.mp3"),
            "  ♪ two",
            "    opening title of 2 episodes here",
        ]
        assert ran.out[3].startswith("    MP3 made of ")
        assert ran.out[-1] == "nothing is written yet; write it with --apply"
    assert [each.name for each in show.iterdir()] == ["Season 1"]


def test_it_is_written_once_and_taken_away(onara: Onara, home: Path, show: Path) -> None:
    (told,) = onara("theme", show, "--apply", "--json", "--home", home).answers
    file = show / "theme.mp3"
    assert (told["state"], told["file"], told["drama"]) == ("written", str(file), None)
    assert (told["theme"]["title"], told["theme"]["copied"], told["theme"]["heard"]) == (
        "two",
        False,
        2,
    )
    assert told["others"] == []
    content = file.read_bytes()
    assert content
    (told,) = onara("theme", show, "--apply", "--json", "--home", home).answers
    assert told["state"] == "there"
    assert file.read_bytes() == content
    assert onara("theme", show, "--remove", "--home", home).out == [f"{file}: the theme is gone"]
    assert [each.name for each in show.iterdir()] == ["Season 1"]
    ran = onara("theme", show, "--remove", "--home", home)
    assert (ran.status, len(ran.err)) == (1, 1)


def test_somebody_elses_theme_stays(onara: Onara, home: Path, show: Path) -> None:
    theirs = show / "theme.mp3"
    theirs.write_bytes(b"theirs")
    assert "has a theme already" in onara("theme", show, "--apply", "--home", home).out[-1]
    ran = onara("theme", show, "--remove", "--home", home)
    assert ran.status == 1
    assert "did not write it" in ran.err[0]
    assert theirs.read_bytes() == b"theirs"


def test_a_theme_that_was_changed_since_stays(onara: Onara, home: Path, show: Path) -> None:
    onara("theme", show, "--apply", "--home", home)
    with (show / "theme.mp3").open("ab") as file:
        file.write(b"mine")
    ran = onara("theme", show, "--remove", "--home", home)
    assert ran.status == 1
    assert "changed since" in ran.err[0]
    assert (show / "theme.mp3").exists()


def test_a_person_may_choose(onara: Onara, home: Path, show: Path) -> None:
    ran = onara("theme", show, "--song", "one", "--home", home)
    assert ran.out[1:3] == ["  ♪ one", "    as you say"]
    ran = onara("theme", show, "--song", "no such song", "--home", home)
    assert (ran.status, ran.out, len(ran.err)) == (1, [], 1)


def test_where_nothing_says_what_opens_a_drama_nothing_is_proposed(
    onara: Onara, home: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "Autumn Tale"
    folder.mkdir()
    (folder / "Autumn Tale E01.mkv").touch()
    ran = onara("theme", folder, "--apply", "--home", home)
    assert (ran.status, ran.out, len(ran.err)) == (1, [], 1)
    assert "name one with --song" in ran.err[0]
    (told,) = onara("theme", folder, "--json", "--home", home).answers
    assert (told["state"], told["theme"]) == ("none", None)
    assert [each.name for each in folder.iterdir()] == ["Autumn Tale E01.mkv"]


def test_what_is_no_single_show_is_one_sentence(
    onara: Onara, home: Path, show: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    other = show.parent / "Other"
    other.mkdir()
    with SheetStore(home) as store:
        put(store, other / "x.mkv", 3)
    for words, sentence in (
        (empty, "there are no episodes"),
        ("nothing like it", "no scanned episode"),
        (show.parent, "name one of these folders"),
    ):
        ran = onara("theme", words, "--home", home)
        assert (ran.status, ran.out, len(ran.err)) == (1, [], 1)
        assert sentence in ran.err[0]
    assert onara("theme", show, "--apply", "--remove", "--home", home).status == 2
