"""The script asks the program onara itself, and playback never waits for it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from onara.sheet import SheetStore
from tests.export.sheets import RAIN, line
from tests.players.conftest import Playing, put_sheet, silence
from tests.scan.season import cue, put


def program(path: Path, *lines: str) -> str:
    path.write_text("\n".join(("#!/bin/sh", *lines)))
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def onara(tmp_path: Path) -> str:
    """The program of this checkout."""
    source = os.pathsep.join(filter(None, sys.path))
    run = f'PYTHONPATH="{source}" exec "{sys.executable}" -m onara.cli.main "$@"'
    return program(tmp_path / "the program", run)


@pytest.fixture
def scanned(tmp_path: Path) -> tuple[Path, Path]:
    """A home, and an episode that was scanned into it."""
    home, file = tmp_path / "my home", tmp_path / "-겨울 이야기 1화.wav"
    silence(file)
    home.mkdir()
    with SheetStore(home) as store:
        number = store.new_unknown({}).number
        put(store, file, 1, [cue("1", 10, 30, unknown=number)])
    return home, file


def test_the_program_tells_what_it_has_scanned(
    playing: Playing, onara: str, scanned: tuple[Path, Path]
) -> None:
    home, file = scanned
    player = playing(file, program=onara, home=str(home))
    player.until(lambda: player.get("chapter-list"))
    player.seek(12)
    player.sees("♪ Unknown 1\nbackground")


def test_what_was_not_scanned_is_said_in_both_languages(
    playing: Playing, onara: str, scanned: tuple[Path, Path], tmp_path: Path
) -> None:
    home, other = scanned[0], tmp_path / "other.wav"
    silence(other)
    for language, sentence in (("en", "has not scanned this"), ("ko", "스캔하지 않은 영상")):
        player = playing(other, program=onara, home=str(home), language=language)

        def says(player=player, sentence=sentence) -> bool:  # type: ignore[no-untyped-def]
            player.tell("keypress", "n")
            return any(sentence in each for each in player.shown())

        player.until(says)


def test_the_newest_sheet_wins_over_the_one_beside_the_episode(
    playing: Playing, episode: Path, tmp_path: Path
) -> None:
    newer = put_sheet(tmp_path / "newer.json", (line("a", 5, 90, RAIN),))
    go_on = tmp_path / "go on"
    slow = program(
        tmp_path / "slow",
        f'while [ ! -e "{go_on}" ]; do sleep 0.05; done',
        f'cat "{newer}"',
    )
    player = playing(episode, program=slow)
    # While the program thinks, the episode plays with what is there.
    player.seek(12)
    player.sees("♪ First Snow")
    go_on.touch()
    player.sees("♪ Rain")
    player.until(lambda: [each["time"] for each in player.get("chapter-list")] == [0, 5, 90])


@pytest.mark.parametrize("answer", ["echo '{\"format\":'", "exit 3", "head -c 300000 /dev/urandom"])
def test_a_program_that_answers_nonsense_takes_nothing_away(
    playing: Playing, episode: Path, tmp_path: Path, answer: str
) -> None:
    asked = tmp_path / "asked"
    odd = program(tmp_path / "odd", answer, f'touch "{asked}"')
    player = playing(episode, program=odd)
    player.until(lambda: asked.exists() or answer.startswith("exit"))
    player.seek(12)
    player.sees("♪ First Snow")


def test_what_comes_too_late_is_for_no_other_file(
    playing: Playing, episode: Path, tmp_path: Path
) -> None:
    sheet = put_sheet(tmp_path / "sheet.json", (line("a", 5, 90, RAIN),))
    started = tmp_path / "started"
    slow = program(
        tmp_path / "slow",
        'case "$*" in *other.wav) exit 1;; esac',
        f'touch "{started}"; sleep 1; cat "{sheet}"',
    )
    episode.with_suffix(".cues.json").unlink()
    other = episode.with_name("other.wav")
    silence(other)
    player = playing(episode, program=slow)
    player.until(started.exists)
    player.play(other)
    player.seek(12)

    def says() -> bool:
        player.tell("keypress", "n")
        return any("no cue sheet" in each.lower() for each in player.shown())

    player.until(says)
    assert player.get("chapter-list") == []
