"""Seasons: how their episodes stand, and which music sounds in which of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from onara.scanned import season
from onara.scanned.overview import SeasonStanding, Standing
from onara.scanned.season import keys
from onara.sheet import Usage
from onara.web.sheets import files_of, moment, readable


@dataclass(frozen=True, slots=True)
class EpisodeStanding:
    """How a scanned episode stands (see `onara.scanned.overview.Standing`)."""

    id: str
    number: int | None
    title: str | None
    file_name: str
    duration_s: float
    cues: int
    known_s: float
    unknown_s: float
    corrections: int
    reviewer: str | None
    is_current: bool
    is_there: bool
    scanned: str
    is_double: bool


@dataclass(frozen=True, slots=True)
class SeasonShown:
    """A season: ``key`` and ``season_key`` are its address, ``total`` how many episodes the
    catalogue knows of, ``missing`` the numbers up to the highest that were not scanned."""

    drama: str | None
    key: str
    season_key: str
    title: str | None
    title_ko: str | None
    season: int | None
    season_name: str | None
    total: int | None
    missing: tuple[int, ...]
    seconds: float
    episodes: tuple[EpisodeStanding, ...]


@dataclass(frozen=True, slots=True)
class AllEpisodes:
    """All scanned episodes by season."""

    seasons: tuple[SeasonShown, ...]


@dataclass(frozen=True, slots=True)
class CellCue:
    """A cue in short."""

    id: str
    start_s: float
    end_s: float
    usage: Usage
    level_db: float | None


@dataclass(frozen=True, slots=True)
class Cell:
    """The cues of a piece in one episode; ``episode`` is a place in the season's episodes."""

    episode: int
    seconds: float
    cues: tuple[CellCue, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of music and where it sounds in the season."""

    kind: Literal["known", "unknown"]
    recording: str | None
    unknown: int | None
    title: str | None
    title_ko: str | None
    performers: tuple[str, ...]
    song: str | None
    role: str | None
    seconds: float
    count: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class SeasonSheet(SeasonShown):
    """A season as songs by episodes; ``once`` is music that is not known and came once."""

    pieces: tuple[Piece, ...]
    once: tuple[Cell, ...]


def _standings(one: SeasonStanding) -> tuple[EpisodeStanding, ...]:
    """The episodes of a season; further files of an episode are doubles."""
    firsts = files_of(one.season)
    return tuple(
        _standing(each, is_double=each.scanned.episode.path not in firsts) for each in one.episodes
    )


def season_shown(one: SeasonStanding) -> SeasonShown:
    """A season and how its episodes stand."""
    return SeasonShown(**_told(one))


def season_sheet(laid_out: season.Season) -> SeasonSheet:
    """A season as songs by episodes."""
    return SeasonSheet(
        **_told(laid_out.standing),
        pieces=tuple(_piece(piece) for piece in laid_out.pieces),
        once=tuple(_cell(cell) for cell in laid_out.once),
    )


def _told(one: SeasonStanding) -> dict[str, Any]:
    of = one.season
    key, season_key = keys(of)
    return {
        "drama": of.drama,
        "key": key,
        "season_key": season_key,
        "title": of.title,
        "title_ko": of.episodes[0].drama_title_ko,
        "season": of.season,
        "season_name": of.season_name,
        "total": of.total,
        "missing": of.missing,
        "seconds": round(sum(each.scanned.episode.duration_s for each in one.episodes), 3),
        "episodes": _standings(one),
    }


def _piece(piece: season.Piece) -> Piece:
    music = piece.music
    return Piece(
        kind="known" if piece.recording else "unknown",
        recording=piece.recording,
        unknown=int(piece.unknown) if piece.unknown else None,
        title=music.title,
        title_ko=music.title_ko,
        performers=music.performers,
        song=music.song,
        role=music.role,
        seconds=piece.seconds,
        count=piece.count,
        cells=tuple(_cell(cell) for cell in piece.cells),
    )


def _cell(cell: season.Cell) -> Cell:
    cues = tuple(
        CellCue(cue.id, cue.start_s, cue.end_s, cue.usage, cue.level_db) for cue in cell.cues
    )
    return Cell(cell.episode, cell.seconds, cues)


def _standing(one: Standing, *, is_double: bool = False) -> EpisodeStanding:
    scanned, episode = one.scanned, one.scanned.episode
    return EpisodeStanding(
        id=episode.id,
        number=episode.number,
        title=episode.title,
        file_name=readable(episode.path.name),
        duration_s=episode.duration_s,
        cues=one.cues,
        known_s=one.known_s,
        unknown_s=one.unknown_s,
        corrections=one.corrections,
        reviewer=scanned.reviewer,
        is_current=one.is_current,
        is_there=one.is_there,
        scanned=moment(scanned.scanned),
        is_double=is_double,
    )
