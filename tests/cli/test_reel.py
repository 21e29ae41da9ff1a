from __future__ import annotations

from pathlib import Path

import pytest

from onara.library import Library
from tests.cli.program import Onara
from tests.scan.season import winter_tale


def recordings(home: Path) -> tuple[str, str]:
    """The home's recordings "one" and "two"."""
    with Library.open(home) as library:
        by_stem = {one.paths[0].stem: one.recording for one in library.recordings()}
    return by_stem["one"], by_stem["two"]


@pytest.fixture
def season(home: Path, tmp_path: Path) -> Path:
    winter_tale(home, tmp_path / "video", recordings(home))
    return home


def segments(file: Path) -> list[str]:
    header, *lines = file.read_text(encoding="utf-8").splitlines()
    assert header == "# mpv EDL v0"
    return lines


def test_a_reel_has_all_scenes_with_a_recording_over_all_episodes(
    onara: Onara, season: Path
) -> None:
    (told,) = onara("reel", "one", "--home", season, "--json").answers
    assert (told["scenes"], told["seconds"], told["episodes"]) == (2, 150.0, ["e1", "e2"])
    file = Path(told["file"])
    assert file == season / "exports" / "reels" / "one.reel.edl"
    first, second = segments(file)
    assert "S01E01.mkv,100.000,60.000," in first
    assert "S01E02.mkv,3400.000,90.000," in second


def test_an_unknown_has_a_reel(onara: Onara, season: Path, tmp_path: Path) -> None:
    file = tmp_path / "my reel.edl"
    ran = onara("reel", "unknown", "1", "--home", season, "--out", file)
    assert ran.status == 0
    assert ran.out[0].startswith("2 scenes of 2 episodes, 1 min 0 s")
    assert ran.out[1] == f"play it with: mpv '{file}'"
    assert len(segments(file)) == 2


def test_episodes_whose_files_are_gone_are_named_and_left_out(
    onara: Onara, home: Path, tmp_path: Path
) -> None:
    winter_tale(home, tmp_path / "video", recordings(home), gone=True)
    ran = onara("reel", "one", "--home", home, "--json")
    missing = str(tmp_path / "video" / "Winter Tale S01E02.mkv")
    assert ran.answers[0]["missing"] == [missing]
    assert len(ran.err) == 1
    assert missing in ran.err[0]
    assert len(segments(Path(ran.answers[0]["file"]))) == 1
    (tmp_path / "video" / "Winter Tale S01E01.mkv").unlink()
    ran = onara("reel", "one", "--home", home)
    assert (ran.status, ran.out) == (1, [])
    assert "all its episodes are gone" in ran.err[-1]


def test_a_reel_can_go_to_standard_output(onara: Onara, season: Path) -> None:
    ran = onara("reel", "two", "--home", season, "--out", "-")
    assert ran.out[0] == "# mpv EDL v0"
    assert len(ran.out) == 2


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("unknown 7", "nothing has the id or name"),
        ("boys-over-flowers/paradise", "was heard in no scanned episode"),
        ("boys over flowers", "is a drama, not a piece of music"),
        ("", "nothing has the id or name"),
    ],
)
def test_what_was_not_heard_is_one_sentence(
    onara: Onara, season: Path, words: str, sentence: str
) -> None:
    ran = onara("reel", words, "--home", season)
    assert (ran.status, ran.out, len(ran.err)) == (1, [], 1)
    assert sentence in ran.err[0]


def test_a_video_is_not_overwritten(onara: Onara, season: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "holiday.mkv"
    theirs.write_bytes(b"theirs")
    ran = onara("reel", "one", "--home", season, "--out", theirs)
    assert ran.status == 1
    assert theirs.read_bytes() == b"theirs"
