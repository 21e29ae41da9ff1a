from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from onara.jobs.folders import Holds
from onara.watching.kinds import Kind, Watched, kind_of, top_of

TOP = Path("/srv/media")


def kind(name: str, holds: Holds | None = None) -> Kind | None:
    return kind_of(TOP / name, Watched(TOP, holds))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("OST/Stay With Me.FLAC", Kind.MUSIC),
        ("Goblin/Goblin.S01E01.mkv", Kind.EPISODE),
        ("Goblin/tvshow.nfo", Kind.BESIDE),
        ("Goblin/Subs/1_Korean.srt", Kind.BESIDE),
        ("OST/가사/노래.lrc", Kind.BESIDE),
        ("OST/cover.jpg", None),
        ("Goblin/Goblin.S01E01-sample.mkv", None),
        ("Goblin/Extras/interview 3.mkv", None),
        (unicodedata.normalize("NFD", "Goblin/메이킹/1.mkv"), None),
        ("Goblin/Extras/theme.mp3", Kind.MUSIC),
    ],
)
def test_videos_are_episodes_and_sound_is_music(name: str, expected: Kind | None) -> None:
    assert kind(name) is expected


def test_a_folder_of_one_thing_holds_nothing_else() -> None:
    assert kind("video.mkv", "music") is Kind.MUSIC
    assert kind("Extras/video.mkv", "music") is Kind.MUSIC
    assert kind("theme.mp3", "episodes") is None
    assert kind("E01.mkv", "episodes") is Kind.EPISODE


@pytest.mark.parametrize(
    "name",
    [
        *("a.flac.part", "a.flac.crdownload", "a.mkv.!qB", "a.flac~", ".a.flac.Xy12Zq", "~a.flac"),
        *("a.temp.mkv", "a.part.mp3", ".stfolder/a.mp3", "#recycle/a.mp3", "@eaDir/a.mp3/x.mp3"),
        *("$RECYCLE.BIN/a.mp3", "lost+found/a.mp3", ".Trash-1000/files/a.mp3"),
    ],
)
def test_what_is_partial_hidden_or_thrown_away_is_nothing(name: str) -> None:
    assert kind(name) is None


def test_a_part_of_a_soundtrack_is_no_partial_file() -> None:
    assert kind("Goblin OST Part.1/Stay With Me.mp3") is Kind.MUSIC
    assert kind("Goblin OST Part.1.mp3") is Kind.MUSIC


def test_of_folders_in_each_other_the_inner_one_says_what_it_holds() -> None:
    tops = [Watched(TOP, "music"), Watched(TOP / "dramas", "episodes")]
    assert top_of(TOP / "dramas" / "Goblin" / "E01.mkv", tops) == tops[1]
    assert top_of(TOP / "dramas 2" / "E01.mkv", tops) == tops[0]
    assert top_of(Path("/srv/other/E01.mkv"), tops) is None


def test_episodes_of_a_folder_that_is_to_be_ignored_are_nothing(tmp_path: Path) -> None:
    (tmp_path / "Season 2").mkdir()
    (tmp_path / "Season 2" / ".ignore").touch()
    told = [kind_of(tmp_path / name / "E1.mkv", Watched(tmp_path)) for name in ("S1", "Season 2")]
    assert told == [Kind.EPISODE, None]
