"""Episodes: what was scanned, each with its cue sheet; seasons; and what of it can be undone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi import Path as InPath
from pydantic import BaseModel, Field

from onara.scanned.editing import Changed, Editor
from onara.scanned.occurrences import occurrences
from onara.scanned.overview import overview
from onara.scanned.season import laid_out, season_named
from onara.web.deps import Open
from onara.web.opened import Opened
from onara.web.problem import Problem, not_found
from onara.web.seasons import AllEpisodes, Piece, SeasonSheet, season_sheet, season_shown
from onara.web.sheets import (
    Heard,
    Line,
    Lines,
    Sheet,
    Short,
    Undoable,
    sheet_shown,
    short,
    undoable,
)

__all__ = ["Heard", "Line", "Piece", "SeasonSheet", "Sheet", "Short"]

router = APIRouter(tags=["episodes"])

LONGEST_NAME = 200
MOST_MOMENTS = 2000
EpisodeId = Annotated[str, InPath(max_length=40, examples=["5f1d0c3a9b7e"])]
Name = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
DramaKey = Annotated[str, InPath(min_length=1, max_length=300, examples=["my-mister"])]
SeasonKey = Annotated[str, InPath(min_length=1, max_length=300, examples=["1"])]
Revision = Annotated[
    str | None,
    Field(max_length=64, description="What was on the screen; 409 where it is another by now."),
]


class EpisodeChange(BaseModel):
    """What an episode is by a person's word; what is left out stays as it is."""

    drama: Name | None = Field(None, examples=["Goblin"])
    season: Name | None = Field(None, examples=["1"])
    number: Annotated[int, Field(ge=0, le=9999)] | None = None
    title: Name | None = None
    reviewer: Name | None = Field(None, description="Who has looked through the sheet.")
    revision: Revision = None


class UndoRequest(BaseModel):
    """``number``: of the change that is meant, as GET /undo has told it."""

    number: Annotated[int, Field(ge=1, le=2**53)] | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A subtitle line."""

    start_s: float
    end_s: float
    text: str
    language: str | None


@dataclass(frozen=True, slots=True)
class Subtitles:
    """What is said in an episode, in order."""

    lines: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Moments:
    """Where a piece of music sounds, in the order of the episodes."""

    moments: tuple[Heard, ...]


@dataclass(frozen=True, slots=True)
class Undo:
    """What POST /undo would take back."""

    undo: Undoable | None


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back, and what would be next."""

    undone: Undoable | None
    undo: Undoable | None


def seasons_of(opened: Opened) -> AllEpisodes:
    """All scanned episodes by season."""
    with opened.scanner() as scanner:
        return AllEpisodes(
            tuple(season_shown(one) for one in overview(scanner, opened.tallies(scanner)))
        )


def sheet_of(opened: Opened, id_: str) -> Sheet:
    """The sheet of an episode; raises a `Problem` where it was not scanned."""
    with opened.scanner() as scanner:
        scanned = scanner.store.episode(id_)
        if scanned is None:
            raise not_found()
        return sheet_shown(scanner, scanned, opened.recordings())


def season_of(opened: Opened, key: str, season_key: str) -> SeasonSheet:
    """A season as songs by episodes; raises a `Problem` where there is none of that address."""
    with opened.scanner() as scanner:
        standing = season_named(scanner, key, season_key)
        if standing is None:
            raise not_found()
        cues = [scanner.store.cues(one.scanned.episode.id) for one in standing.episodes]
        return season_sheet(laid_out(standing, cues, scanner.names()))


def moments_of(
    opened: Opened,
    recording: str | None = None,
    song: str | None = None,
    unknown: int | None = None,
) -> Moments:
    """Where a recording, any recording of a song, or recurring music sounds."""
    names = [recording] if recording else []
    if song:
        names += [one.recording for one in opened.recordings() if one.song and one.song.id == song]
    lines = Lines(opened.recordings())
    with opened.scanner() as scanner:
        piece = scanner.store.unknown(unknown) if unknown is not None else None
        by_id = {one.episode.id: one for one in scanner.store.episodes()}
        found = [
            Heard(short(by_id[sheet.episode.id]), lines.line(line))
            for sheet in occurrences(scanner, names, piece)
            for line in sheet.lines
        ]
    return Moments(tuple(found[:MOST_MOMENTS]))


def subtitles_of(opened: Opened, id_: str) -> Subtitles:
    """What is said in an episode."""
    with opened.scanner() as scanner:
        if scanner.store.episode(id_) is None:
            raise not_found()
        lines = scanner.store.lines(id_)
    return Subtitles(
        tuple(Said(each.start_s, each.end_s, each.text, each.language) for each in lines)
    )


@router.get("/episodes")
def episodes(opened: Open) -> AllEpisodes:
    """All scanned episodes by season, and how each of them stands."""
    return seasons_of(opened)


@router.get("/episodes/{id}")
def episode(id: EpisodeId, opened: Open) -> Sheet:
    """The cue sheet of an episode, with everything that its timeline shows."""
    return sheet_of(opened, id)


@router.patch("/episodes/{id}")
def correct(id: EpisodeId, change: EpisodeChange, opened: Open) -> Sheet:
    """Say which episode it is, or that somebody has looked through its sheet; can be undone."""
    said = change.model_dump(exclude_none=True)
    with opened.scanner() as scanner:
        scanned = scanner.store.episode(id)
        if scanned is None:
            raise not_found()
        try:
            Editor(scanner).correct(scanned, **said)
        except Changed as error:
            raise Problem(409, "changed_meanwhile") from error
    opened.news.episode(id, "edited")
    return sheet_of(opened, id)


@router.delete("/episodes/{id}", status_code=204)
def forget(id: EpisodeId, opened: Open) -> None:
    """Forget the sheet of an episode; the file stays, and undoing brings the sheet back."""
    with opened.scanner() as scanner:
        scanned = scanner.store.episode(id)
        if scanned is None:
            raise not_found()
        Editor(scanner).remove(scanned)
    opened.news.episode(id, "removed")


@router.get("/episodes/{id}/lines")
def lines(id: EpisodeId, opened: Open) -> Subtitles:
    """What is said in an episode by its subtitles."""
    return subtitles_of(opened, id)


@router.get("/seasons/{drama}/{season}")
def season(drama: DramaKey, season: SeasonKey, opened: Open) -> SeasonSheet:
    """A season as songs by episodes."""
    return season_of(opened, drama, season)


@router.get("/moments")
def moments(
    opened: Open,
    recording: Annotated[str | None, Query(max_length=100)] = None,
    song: Annotated[
        str | None, Query(max_length=300, examples=["itaewon-class/sweet-night"])
    ] = None,
    unknown: Annotated[int | None, Query(ge=1, le=2**31)] = None,
) -> Moments:
    """Where a recording, a song in any of its recordings, or recurring unknown music sounds."""
    return moments_of(opened, recording, song, unknown)


@router.get("/undo")
def last_change(opened: Open) -> Undo:
    """The last correction of an episode, a cue or an unknown."""
    with opened.scanner() as scanner:
        return Undo(undoable(scanner.store.last_change()))


@router.post("/undo")
def undo(opened: Open, meant: UndoRequest | None = None) -> Undone:
    """Take back the last correction."""
    with opened.scanner() as scanner:
        last = undoable(scanner.store.last_change())
        try:
            words = Editor(scanner).undo(meant.number if meant else None)
        except Changed as error:
            raise Problem(409, "changed_meanwhile") from error
        then = undoable(scanner.store.last_change())
    if words is None:
        return Undone(None, then)
    opened.news.episode(last.episode if last else None, "edited")
    return Undone(last, then)
