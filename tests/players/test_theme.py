from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import av
import pytest

from onara.audio import Tags
from onara.errors import UnusableInput
from onara.library.answer import DramaFacts, SongFacts
from onara.library.recording import Recording
from onara.players.problem import PlayerError
from onara.players.theme import candidates, chosen, content, present, show_folder
from onara.sheet import Usage
from tests.scan.season import cue

DRAMA = DramaFacts("goblin", "Goblin", "도깨비")
ROLES = {
    "goblin/round": ("opening", "insert"),
    "goblin/snow": ("ending",),
    "goblin/main": ("main theme",),
}


@pytest.fixture
def owned(tmp_path: Path) -> Callable[..., Recording]:
    """Makes a recording: its id, the song of the drama that it holds, and the kind of its file."""

    def make(
        name: str, song: str | None = None, ending: str = ".flac", version: str | None = None
    ) -> Recording:
        file = tmp_path / f"{name}{ending}"
        file.touch()
        facts = SongFacts(song, name, None, (), "", version) if song else None
        return Recording(name, 200.0, (file,), Tags(), facts, DRAMA if song else None)

    return make


def opening(recording: str) -> tuple[object, ...]:
    heard = replace(cue("1", 30, 90, recording), usage=Usage.OPENING)
    return heard, cue("2", 900, 950, "other")


def names(found: object) -> list[str]:
    return [each.recording.recording for each in found]  # type: ignore[attr-defined]


def test_the_catalogues_opening_comes_first_then_what_was_heard(
    owned: Callable[..., Recording],
) -> None:
    all_ = [
        owned("main", "goblin/main"),
        owned("heard"),
        owned("snow", "goblin/snow"),
        owned("round", "goblin/round"),
        owned("other"),
    ]
    cues = {"e1": opening("heard"), "e2": opening("heard"), "e3": ()}
    found = candidates("goblin", all_, ROLES, cues)  # type: ignore[arg-type]
    assert names(found) == ["round", "heard", "main"]
    assert [each.why() for each in found] == [
        ("opening theme by the catalogue",),
        ("opening title of 2 episodes here",),
        ("main theme by the catalogue",),
    ]


def test_what_is_only_an_ending_or_of_another_drama_is_no_theme(
    owned: Callable[..., Recording],
) -> None:
    other = replace(owned("round", "goblin/round"), drama=replace(DRAMA, id="signal"))
    assert candidates("goblin", [owned("snow", "goblin/snow"), other], ROLES, {}) == ()
    assert candidates(None, [owned("round", "goblin/round")], ROLES, {}) == ()


def test_of_a_song_the_song_itself_and_an_mp3_are_preferred(
    owned: Callable[..., Recording],
) -> None:
    all_ = [
        owned("instrumental", "goblin/round", ".mp3", version="instrumental"),
        owned("flac", "goblin/round"),
        owned("mp3", "goblin/round", ".mp3"),
    ]
    assert names(candidates("goblin", all_, ROLES, {})) == ["mp3"]
    assert candidates("goblin", all_[:1], ROLES, {}) == ()


def test_rejected_cues_and_files_that_are_gone_say_nothing(
    owned: Callable[..., Recording],
) -> None:
    gone, rejected = owned("gone", "goblin/round"), owned("rejected")
    gone.paths[0].unlink()
    wrong = replace(cue("1", 30, 90, "rejected", rejected=True), usage=Usage.OPENING)
    assert candidates("goblin", [gone, rejected], ROLES, {"e1": [wrong]}) == ()
    with pytest.raises(PlayerError, match="no file of it is here"):
        chosen(gone)


@pytest.mark.parametrize(
    ("episode", "folder"),
    [
        ("/d/Goblin (2016)/Season 01/E1.mkv", "/d/Goblin (2016)"),
        ("/d/도깨비/시즌 1/E1.mkv", "/d/도깨비"),
        ("/d/Goblin/Specials/E1.mkv", "/d/Goblin"),
        ("/d/Goblin/E1.mkv", "/d/Goblin"),
        ("/d/24/E1.mkv", "/d/24"),
    ],
)
def test_the_folder_of_the_show(episode: str, folder: str) -> None:
    assert show_folder(Path(episode)) == Path(folder)


@pytest.mark.parametrize("name", ["theme.mp3", "Theme.FLAC", "theme-music/intro.ogg"])
def test_a_show_has_a_theme_already(tmp_path: Path, name: str) -> None:
    (tmp_path / "theme-music").mkdir()
    (tmp_path / "theme.txt").touch()
    assert present(tmp_path) is None
    (tmp_path / name).touch()
    assert present(tmp_path) is not None


def test_a_theme_is_mp3_whatever_it_is_made_of(wav: Callable[..., Path], tmp_path: Path) -> None:
    file = wav("opening.wav", seconds=5.0)
    recording = Recording("r", 5.0, (file,), Tags(), None, None)
    made = tmp_path / "theme.mp3"
    made.write_bytes(content(chosen(recording)))
    with av.open(made) as opened:
        (stream,) = opened.streams
        assert stream.codec_context.name.startswith("mp3")
        seconds = sum(
            frame.samples / frame.sample_rate
            for frame in opened.decode(stream)
            if isinstance(frame, av.AudioFrame)
        )
    assert seconds == pytest.approx(5.0, abs=0.2)
    again = replace(recording, paths=(made,))
    assert content(chosen(again)) == made.read_bytes()


def test_what_is_no_sound_is_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "x.flac"
    file.write_bytes(b"no sound")
    with pytest.raises(UnusableInput):
        content(chosen(Recording("r", 5.0, (file,), Tags(), None, None)))
