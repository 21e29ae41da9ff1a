"""What is kept of an episode's file beside its cues: its place, what was odd, what is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from onara.episodes import Identified
from onara.scan.programme import Programme
from onara.sheet import Episode, Scanned, SubtitleLine
from onara.subtitles import Said
from onara.subtitles.tracks import merged, subtitles_of


def season_of(episode: Episode) -> tuple[str | None, int | None]:
    """What the episodes of one season share: the drama and the number of the season."""
    return episode.drama or episode.drama_title, episode.season


def said_of(before: Scanned | None, drama: str | None, season: str | None) -> dict[str, Any]:
    """What a person says an episode is, with what is said of it now."""
    said = dict(before.said) if before else {}
    return said | {k: v for k, v in (("drama", drama), ("season", season)) if v is not None}


def named(episode: Episode, what: Identified) -> Episode:
    """An episode with the names that it was found to have."""
    return replace(
        episode,
        drama=what.drama,
        drama_title=what.drama_title,
        drama_title_ko=what.drama_title_ko,
        season=what.season,
        number=what.number,
        title=what.title,
        broadcast=what.broadcast,
        network=what.network,
    )


def episode_of(id_: str, path: Path, what: Identified, programme: Programme) -> Episode:
    """A file as an episode, by what was found of it and what was heard."""
    episode = Episode(
        id_,
        path,
        round(programme.seconds, 3),
        frame_rate=programme.frame_rate,
        audio=programme.audio,
    )
    return named(episode, what)


def notes_of(path: Path, programme: Programme, speed: float = 1.0) -> list[str]:
    """Sentences on what was odd about a file; ``speed`` is that against the recordings."""
    notes = []
    if programme.flaw:
        notes.append(f"{path}: {programme.flaw}")
    if programme.audio:
        notes.append(f"{path}: heard {programme.audio}")
    if speed != 1.0:
        notes.append(f"{path}: runs at {speed:.4f} of the speed of the recordings")
    return notes


def lines_of(path: Path) -> tuple[list[SubtitleLine], list[str]]:
    """What is said in a file by its subtitles, and sentences on those that cannot be read."""
    tracks, refused = subtitles_of(path)
    lines: Sequence[Said] = merged(tracks)
    kept = [SubtitleLine(one.start_s, one.end_s, one.text, one.language) for one in lines]
    return kept, [str(error) for error in refused]
