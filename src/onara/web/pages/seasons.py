"""A season at a glance: which piece of music sounds in which episode, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import HTMLResponse

from onara.clock import clock
from onara.export import FORMATS
from onara.pictures.season import Cell, cells, estimated, heads, release_place
from onara.sheet.store import NAME
from onara.web import paths
from onara.web.api.episodes import season_of
from onara.web.deps import Open, Who
from onara.web.opened import Opened, Sign
from onara.web.pages.episode_rows import length, unknown_title
from onara.web.rendering import base_of, render
from onara.web.visitor import Visitor

if TYPE_CHECKING:
    from onara.web.seasons import Piece, SeasonSheet

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Column:
    """An episode: its id, its number in words, and whether this visitor may see it."""

    id: str
    label: str
    number: int | None
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A piece in an episode; ``seconds`` are ``None`` where they are hidden."""

    seconds: float | None
    page: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class First:
    """Where a piece is first heard."""

    label: str
    at: str
    page: str


@dataclass(frozen=True, slots=True)
class Row:
    """A piece over the season; ``is_early``: it was heard before its record came out."""

    kind: str
    title: str
    title_ko: str | None
    performers: tuple[str, ...]
    seconds: float
    page: str | None
    cells: tuple[Place, ...]
    picture: str
    first: First | None
    released: str | None
    is_early: bool


@dataclass(frozen=True, slots=True)
class View:
    """A season as one visitor sees it."""

    columns: tuple[Column, ...]
    heads: str
    pieces: tuple[Row, ...]
    once: tuple[float | None, ...]
    hidden_rows: int
    is_hiding: bool
    may_hide: bool
    shows_all: bool
    has_releases: bool
    is_estimated: bool
    numbers: tuple[int, ...]
    seen: int


@router.get("/seasons/{drama}/{season}")
def season(
    request: Request,
    opened: Open,
    visitor: Who,
    drama: Annotated[str, Path(max_length=300)],
    season: Annotated[str, Path(max_length=120)],
    all_: Annotated[bool, Query(alias="all")] = False,
) -> HTMLResponse:
    """Songs by episodes, as a picture and as a table."""
    home = opened.home
    sign = (*opened.sign_of(home / NAME), *opened.library_sign, *opened.known.sign)
    found = _season(opened, sign, drama, season)
    told = {
        "season": found,
        "view": view(opened, found, visitor, base_of(request), shows_all=all_),
        "formats": list(FORMATS.values()),
        "length": partial(length, visitor=visitor),
    }
    return render(request, "season.html", told)


@lru_cache(maxsize=4)
def _season(opened: Opened, sign: Sign, drama: str, season: str) -> SeasonSheet:  # noqa: ARG001
    """A season, laid out once for each state (``sign``) of sheets, library and catalogue."""
    return season_of(opened, drama, season)


def view(
    opened: Opened, season: SeasonSheet, visitor: Visitor, base: str, *, shows_all: bool
) -> View:
    """The season for a visitor: what they have not watched is left out, unless ``shows_all``."""
    columns = tuple(
        Column(
            one.id,
            visitor.say("season.episode", number=one.number)
            if one.number is not None
            else one.file_name,
            one.number,
            not (shows_all or visitor.may_see(season.drama, one.number)),
        )
        for one in season.episodes
    )
    days, is_estimated = _broadcasts(opened, season)
    most_s = max((cell.seconds for piece in season.pieces for cell in piece.cells), default=0.0)
    rows = [
        row
        for piece in season.pieces
        if (row := _row(opened, piece, columns, days, most_s, visitor, base)) is not None
    ]
    once: list[float | None] = [None if column.is_hidden else 0.0 for column in columns]
    for each in season.once:
        if once[each.episode] is not None:
            once[each.episode] = each.seconds
    return View(
        columns,
        heads([str(one.number) if one.number is not None else "?" for one in columns]),
        tuple(rows),
        tuple(once),
        len(season.pieces) - len(rows),
        any(one.is_hidden for one in columns),
        season.drama is not None,
        shows_all,
        any(row.released for row in rows) and any(days),
        is_estimated,
        tuple(sorted({one.number for one in columns if one.number is not None})),
        visitor.seen.get(season.drama or "", 0),
    )


def _row(
    opened: Opened,
    piece: Piece,
    columns: tuple[Column, ...],
    days: list[date | None],
    most_s: float,
    visitor: Visitor,
    base: str,
) -> Row | None:
    """A piece, ``None`` where all that there is of it is hidden."""
    title, title_ko = piece.title or "", piece.title_ko
    if piece.unknown is not None and piece.recording is None:
        title, title_ko = unknown_title(piece.unknown, piece.title, visitor), None
    heard = {cell.episode: cell for cell in piece.cells}
    seen = [place for place in sorted(heard) if not columns[place].is_hidden]
    if not seen:
        return None
    name = visitor.name(title, title_ko).text
    places = []
    for number, column in enumerate(columns):
        cell = heard.get(number)
        if column.is_hidden:
            places.append(Place(None))
        elif cell is None:
            places.append(Place(0.0))
        else:
            page = paths.episode(column.id, cell.cues[0].start_s if cell.cues else None)
            told = visitor.say(
                "season.cell",
                title=name,
                episode=column.number if column.number is not None else column.label,
                length=length(cell.seconds, visitor),
            )
            places.append(Place(cell.seconds, page, told))
    released = _released(opened, piece.song)
    release = release_place(released, days)
    # It is first heard where it is first seen only if nothing before is hidden.
    first = seen[0] if seen[0] == min(heard) else None
    kind = "known" if piece.recording is not None else "recurring"
    picture = cells(
        [
            Cell(each.seconds, each.told, f"{base}{each.page}" if each.page else None)
            for each in places
        ],
        most_s,
        first=first,
        released=release,
        kind=kind,
    )
    cue = heard[seen[0]].cues[0] if heard[seen[0]].cues else None
    column = columns[seen[0]]
    label = str(column.number) if column.number is not None else column.label
    return Row(
        kind,
        title,
        title_ko,
        tuple(piece.performers),
        sum(each.seconds or 0.0 for each in places),
        _page(piece),
        tuple(places),
        picture,
        First(label, clock(cue.start_s), paths.episode(column.id, cue.start_s))
        if cue and first is not None
        else None,
        released,
        first is not None and release is not None and first < release,
    )


def _page(piece: Piece) -> str | None:
    if piece.song:
        return paths.thing("song", piece.song)
    if piece.recording is not None:
        return paths.owned(piece.recording)
    return paths.unknown(piece.unknown) if piece.unknown is not None else None


def _released(opened: Opened, song: str | None) -> str | None:
    """When a song came out, as exactly as the catalogue knows."""
    if song is None:
        return None
    try:
        return opened.catalogue.song(song).released
    except KeyError:
        return None


def _broadcasts(opened: Opened, season: SeasonSheet) -> tuple[list[date | None], bool]:
    """When each episode was on, and whether that is only estimated from the first and last day."""
    with opened.scanner() as scanner:
        known = {one.episode.id: one.episode.broadcast for one in scanner.store.episodes()}
    days = [_day(known.get(one.id)) for one in season.episodes]
    if any(days) or season.drama is None or season.season not in (None, 1):
        return days, False
    try:
        drama = opened.catalogue.drama(season.drama)
    except KeyError:
        return days, False
    start = _day(drama.aired.first) if drama.aired else None
    end = _day(drama.aired.last) if drama.aired else None
    if start is None or end is None or not drama.episodes:
        return days, False
    made = [
        estimated(start, end, one.number, drama.episodes) if one.number is not None else None
        for one in season.episodes
    ]
    return list(made), True


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None
