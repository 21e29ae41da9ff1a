from dataclasses import replace
from typing import Any

import pytest

from onara.sheet import Cue, Evidence, Usage, Vocal
from onara.sheet.usage import About, described

HOUR = 3600.0
NOBODY = About()


def cue(start_s: float, end_s: float, **more: Any) -> Cue:
    plain = Cue("1", start_s, end_s, None, None, (), Evidence(None, None, 1.0), 2.0, 0.0)
    return replace(plain, **more)


def usage(made: Cue, about: About = NOBODY) -> Usage:
    # Another cue closes the episode.
    last = cue(3590.0, 3599.0, speech=1.0)
    return described([made, last], [about, NOBODY], HOUR)[0].usage


def test_music_with_nobody_speaking_is_featured() -> None:
    assert usage(cue(1000, 1060)) is Usage.FEATURED
    assert usage(cue(1000, 1060, level_db=None)) is Usage.FEATURED


def test_music_under_speech_or_quiet_is_background() -> None:
    assert usage(cue(1000, 1060, speech=0.5)) is Usage.BACKGROUND
    assert usage(cue(1000, 1060, level_db=-12.0)) is Usage.BACKGROUND


def test_a_few_seconds_are_a_sting() -> None:
    assert usage(cue(1000, 1004)) is Usage.STING


@pytest.mark.parametrize(
    ("roles", "start_s", "speech", "expected"),
    [
        ("opening", 60.0, 0.0, Usage.OPENING),
        ("opening", 60.0, 0.8, Usage.BACKGROUND),
        ("opening", 1800.0, 0.0, Usage.FEATURED),
        ("ending", 3400.0, 0.0, Usage.CLOSING),
        ("ending", 1800.0, 0.0, Usage.FEATURED),
        ("ending", 3400.0, 0.8, Usage.BACKGROUND),
    ],
)
def test_a_role_counts_at_its_place_with_nobody_speaking(
    roles: str, start_s: float, speech: float, expected: Usage
) -> None:
    assert usage(cue(start_s, start_s + 60, speech=speech), About(roles=(roles,))) is expected


def test_the_last_music_closes_the_episode() -> None:
    first, last = described([cue(100, 160), cue(3500, 3580)], [NOBODY] * 2, HOUR)
    assert (first.usage, last.usage) == (Usage.FEATURED, Usage.CLOSING)
    assert "20 s before the end" in last.usage_why


def test_rejected_music_does_not_close_it() -> None:
    cues = [cue(3480, 3570), cue(3575, 3599, rejected=True)]
    assert described(cues, [NOBODY] * 2, HOUR)[0].usage is Usage.CLOSING


def test_its_place_in_several_episodes_wins() -> None:
    place = (Usage.PREVIEW, "it comes back at the end of four episodes")
    made = described([cue(100, 160)], [About(("opening",), place)], HOUR)[0]
    assert (made.usage, made.usage_why) == place


@pytest.mark.parametrize(
    ("sung", "vocal"),
    [(True, Vocal.VOCAL), (False, Vocal.INSTRUMENTAL), (None, Vocal.UNKNOWN)],
)
def test_singing_is_told_with_its_reason(sung: bool | None, vocal: Vocal) -> None:
    made = described([cue(100, 160)], [About(is_sung=sung, sung_why="because")], HOUR)[0]
    assert (made.vocal, made.vocal_why) == (vocal, "because")


def test_what_a_person_set_stays() -> None:
    mine = cue(
        *(100, 160),
        usage=Usage.ON_SCREEN,
        usage_why="a person says so",
        vocal=Vocal.VOCAL,
        vocal_why="a person says so",
        set_by_person=("usage", "vocal"),
    )
    assert described([mine], [About(("opening",), is_sung=False)], HOUR) == [mine]


def test_every_use_has_its_evidence_in_words() -> None:
    cues = [cue(1000, 1060, speech=0.5), cue(2000, 2003), cue(2100, 2160, level_db=None)]
    background, sting, featured = described(cues, [NOBODY] * 3, HOUR)
    assert background.usage_why == "speech over 50 % of it, +2 dB against all else"
    assert sting.usage_why == "3.0 s long"
    assert featured.usage_why == "speech over 0 % of it"
