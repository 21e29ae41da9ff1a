"""A season as a scan leaves it, written straight into the home: nothing is decoded for it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from onara.sheet import (
    Cue,
    Episode,
    Evidence,
    Part,
    Scanned,
    SheetStore,
    SubtitleLine,
    Usage,
)

TITLE, TITLE_KO = "Winter Tale", "겨울 이야기"
SECONDS = 3600.0
SONG, OTHER = "one-recording", "another-recording"
"""What the recordings are called where the test has no library."""
STATION_S = 3400.0
"""Second of the second episode at which someone speaks of the station; then SONG plays."""


def cue(
    name: str,
    start_s: float,
    end_s: float,
    recording: str | None = None,
    *,
    unknown: int | None = None,
    rejected: bool = False,
) -> Cue:
    heard = Evidence(30.0, 1e-40, end_s - start_s) if recording else Evidence(None, None, 9.0)
    parts = (Part(start_s, end_s, 3.0),) if recording else ()
    number = str(unknown) if unknown else None
    return Cue(
        name, start_s, end_s, recording, number, parts, heard, -6.0, 0.25,
        usage=Usage.BACKGROUND, rejected=rejected,
    )  # fmt: skip


def put(
    store: SheetStore,
    path: Path,
    number: int | None,
    cues: Sequence[Cue] = (),
    lines: Sequence[tuple[float, str]] = (),
    *,
    id_: str | None = None,
    title: str | None = TITLE,
    title_ko: str | None = TITLE_KO,
    drama: str | None = None,
    season: int | None = 1,
) -> str:
    """Keep an episode with its cues and lines; returns its id."""
    id_ = id_ or f"e{number}"
    episode = Episode(id_, path, SECONDS, drama, title, title_ko, season, number)
    said = [SubtitleLine(at, at + 3.0, text) for at, text in lines]
    store.put_episode(Scanned(episode, 1, 1, {}, 1.75e9, "sign"), cues, said)
    return id_


def winter_tale(
    home: Path, media: Path, recordings: tuple[str, str] = (SONG, OTHER), *, gone: bool = False
) -> None:
    """Three episodes of an invented drama.

    The first recording sounds in the first two, once rejected, and an unknown in the second and
    third.  Their files are empty; ``gone``: that of the second is not there.
    """
    one, two = recordings
    media.mkdir(parents=True, exist_ok=True)
    home.mkdir(parents=True, exist_ok=True)
    with SheetStore(home) as store:
        unknown = store.new_unknown({}).number
        told: dict[int, list[Cue]] = {
            1: [cue("1", 100, 160, one), cue("2", 1800, 1900, two)],
            2: [
                cue("1", 50, 80, unknown=unknown),
                cue("2", 900, 960, one, rejected=True),
                cue("3", STATION_S, STATION_S + 90, one),
            ],
            3: [cue("1", 40, 70, unknown=unknown)],
        }
        lines = {2: [(30.0, "Did you eat yet?"), (STATION_S + 2, "Meet me at the train station.")]}
        for number, cues in told.items():
            path = media / f"Winter Tale S01E0{number}.mkv"
            if not (gone and number == 2):
                path.touch()
            put(store, path, number, cues, lines.get(number, ()))
