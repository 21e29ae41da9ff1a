"""Cue sheets to be written: an invented drama with all that may occur in one."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

from onara.sheet import By, Cue, CueSheet, Episode, Evidence, Line, Music, Part, Usage, Vocal

MADE = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)

SNOW = Music(
    title="First Snow",
    title_ko="첫눈",
    performers=("Kim Someone", "Beyoncé"),
    composers=("Lee A", "Park B"),
    lyricists=("Lee A", "Choi C"),
    arrangers=("Jung D",),
    publishers=("Winter & Co <Seoul>",),
    album="Winter Tale OST",
    role="ending theme",
    song="winter-tale/snow",
    isrc="KR-A38-12-00001",
    iswc="T-034.524.680-1",
    recording_mbid="8f3471b5-7e6a-48da-86a9-c1c07a0f47ae",
    work_mbid="7c24e0a3-1d0c-4e5a-8e39-2a4e5c5b0f11",
    duration_s=215.5,
    path=Path("/music/첫눈.flac"),
)
RAIN = Music(title="Rain", performers=("Park Else",), song="winter-tale/rain")
NOBODY_KNOWS = Music(title=None)
UNKNOWN_3 = Music(title="Unknown 3")
NAMED = Music(title="the staircase piano")


def line(
    name: str,
    start_s: float,
    end_s: float,
    music: Music = SNOW,
    *,
    said: tuple[str, ...] = (),
    **told: Any,
) -> Line:
    """A cue; of known music where the music has a song."""
    known = music.song is not None
    told = {
        "recording": f"rec-{name}" if known else None,
        "unknown": None if known or music.title is None else f"unknown-{name}",
        "parts": (Part(start_s, end_s, 12.5, 1.01),) if known else (),
        "evidence": Evidence(21.25 if known else None, 3e-40 if known else None, end_s - start_s),
        "level_db": -6.25,
        "speech": 0.625,
    } | told
    return Line(Cue(name, start_s, end_s, **told), music, said)


EPISODE = Episode(
    id="ep-7",
    path=Path("/video/Winter Tale S01E07.mkv"),
    duration_s=3600.0,
    drama="winter-tale",
    drama_title="Winter Tale",
    drama_title_ko="겨울 神 이야기",
    season=1,
    number=7,
    title="The Station",
    broadcast="2016-12-23",
    network="tvN",
    frame_rate=Fraction(25),
    audio="Korean, 5.1",
)

SHEET = CueSheet(
    EPISODE,
    (
        line("a", 10.0, 70.5, usage=Usage.OPENING, usage_why="in its place in 8 of 8 episodes"),
        line("b", 100.0, 160.04, RAIN, vocal=Vocal.VOCAL, said=("Where were you?", "어디 있었어?")),
        line("c", 150.0, 200.0, UNKNOWN_3, level_db=None),
        line("x", 210.0, 220.0, RAIN, rejected=True, set_by_person=("rejected",)),
        line(
            *("d", 2472.0, 2530.0, SNOW),
            usage=Usage.ON_SCREEN,
            vocal=Vocal.INSTRUMENTAL,
            by=By.PERSON,
            set_by_person=("song", "start_s"),
            family=("rec-a-instrumental",),
        ),
        line("e", 3000.0, 3012.0, NOBODY_KNOWS, usage=Usage.STING),
        line("f", 3500.0, 3600.0, NAMED, usage=Usage.CLOSING),
    ),
    MADE,
    "Onara 0.3.0",
)
KEPT = 6
"""The cues of it that nobody rejected."""


def sheet(*lines: Line, **episode: Any) -> CueSheet:
    """A sheet of the same drama; what is given of the episode is changed."""
    told = {field: getattr(EPISODE, field) for field in Episode.__dataclass_fields__} | episode
    return CueSheet(Episode(**told), lines, MADE, "Onara 0.3.0")


NEXT = sheet(
    line("g", 5.0, 65.0, RAIN),
    line("h", 90.0, 120.0, UNKNOWN_3),
    id="ep-8",
    number=8,
    path=Path("/video/Winter Tale S01E08.mkv"),
    title=None,
)
SEASON = (NEXT, SHEET)
"""Two episodes, not in their order."""
