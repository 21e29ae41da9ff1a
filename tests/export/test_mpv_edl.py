from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onara.export import ExportError, Moment, moments, only, reel, write
from tests.export import programs
from tests.export.sheets import RAIN, SEASON, SNOW, line, sheet


def test_mpv_plays_the_scenes_one_after_another(wav: Callable[..., Path], tmp_path: Path) -> None:
    first, second = wav("a, b=%3%; 1화.wav"), wav("-2화 #.wav", 2)
    made = tmp_path / "reel.edl"
    made.write_bytes(
        reel([Moment(first, 2.0, 5.0, "첫눈, 1; %5%"), Moment(second, 4.5, 6.0, "Rain")])
    )
    assert programs.mpv(made, tell="chapter-list") == [
        {"title": "첫눈, 1; %5%", "time": 0},
        {"title": "Rain", "time": 3},
    ]
    assert programs.mpv(made, tell="duration") == pytest.approx(4.5, abs=0.05)


def test_mpv_shows_no_chapters_where_none_are_wanted(
    wav: Callable[..., Path], tmp_path: Path
) -> None:
    made = tmp_path / "reel.edl"
    made.write_bytes(reel([Moment(wav("a.wav"), 2.0, 5.0, "x")], with_chapters=False))
    assert programs.mpv(made, tell="chapter-list") == []


def test_a_reel_of_one_song_goes_through_the_season() -> None:
    rain = moments(only(SEASON, "winter-tale/rain"), "en")
    assert [(each.path.name, each.start_s) for each in rain] == [
        ("Winter Tale S01E07.mkv", 100.0),
        ("Winter Tale S01E08.mkv", 5.0),
    ]
    assert rain[0].title == "Rain – Park Else · S01E07 00:01:40"


def test_scenes_end_with_the_programme() -> None:
    given = sheet(line("a", -1, 5, SNOW), line("b", 3590, 3700, RAIN), line("c", 3650, 3700, RAIN))
    assert [(each.start_s, each.end_s) for each in moments([given], "en")] == [(0, 5), (3590, 3600)]


def test_a_name_that_is_no_text_is_kept_byte_for_byte() -> None:
    assert b"%6%/x\xff\n.m," in reel([Moment(Path("/x\udcff\n.m"), 0.0, 1.0, "x")])


def test_an_empty_reel_is_refused_in_one_sentence() -> None:
    with pytest.raises(ExportError, match="no scene"):
        write([sheet()], "reel")
