from __future__ import annotations

import pytest

from onara.export import names
from onara.export.language import Language
from onara.sheet import Music
from tests.export.sheets import NAMED, NOBODY_KNOWS, SEASON, SHEET, SNOW, UNKNOWN_3, line, sheet


@pytest.mark.parametrize(
    ("music", "language", "told"),
    [
        (SNOW, "en", "First Snow"),
        (SNOW, "ko", "첫눈"),
        (UNKNOWN_3, "en", "Unknown 3"),
        (UNKNOWN_3, "ko", "미확인 음악 3"),
        (NAMED, "en", "Unknown music: the staircase piano"),
        (NAMED, "ko", "미확인 음악: the staircase piano"),
        (NOBODY_KNOWS, "en", "Unknown music"),
        (NOBODY_KNOWS, "ko", "미확인 음악"),
    ],
)
def test_music_has_its_title_and_unknown_music_is_said_to_be(
    music: Music, language: Language, told: str
) -> None:
    assert names.title(line("a", 0, 1, music), language) == told


def test_a_song_that_a_person_named_is_known_without_a_recording() -> None:
    named = line("a", 0, 1, SNOW, recording=None)
    assert names.is_identified(named)
    assert names.title(named, "en") == "First Snow"


def test_the_other_title_is_that_of_the_other_language() -> None:
    snow = line("a", 0, 1, SNOW)
    assert names.other_title(snow, "en") == "첫눈"
    assert names.other_title(snow, "ko") == "First Snow"
    same = line("a", 0, 1, Music("눈", "눈", song="d/s"))
    assert names.other_title(same, "en") == names.other_title(same, "ko") == ""


def test_cues_stand_in_order_without_those_that_a_person_rejected() -> None:
    told = sheet(line("b", 9, 10), line("a", 1, 2), line("c", 3, 4, rejected=True))
    assert [each.cue.id for each in names.lines(told)] == ["a", "b"]


def test_episodes_are_named_as_far_as_they_are_known() -> None:
    assert names.episode_name(SHEET.episode, "en") == "Season 1, episode 7: The Station"
    assert names.episode_name(SHEET.episode, "ko") == "시즌 1 제7회: The Station"
    assert names.short_name(SHEET.episode) == "S01E07"
    bare = sheet(season=None, number=None, title=None, drama_title=None, drama_title_ko=None)
    assert names.episode_name(bare.episode, "en") == names.short_name(bare.episode) == ""
    assert names.programme(bare.episode, "ko") == "Winter Tale S01E07"


def test_episodes_come_by_number_and_those_without_one_last() -> None:
    lost = sheet(number=None)
    ordered = names.in_order([lost, *SEASON])
    assert [each.episode.number for each in ordered] == [7, 8, None]


def test_a_line_of_text_has_no_breaks_and_is_composed() -> None:
    assert names.one_line(" a\r\nb\x00\x1bc\u2028d  e ") == "a b c d e"
    assert names.one_line("\u1112\u1161\u11ab") == "한"
    assert names.one_line("x\udcff") == "x\ufffd"
