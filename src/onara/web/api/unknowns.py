"""Music that comes back and that nobody released: named, joined and parted."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field

from onara.scan import Scanner
from onara.scanned.editing import LONGEST_NAME
from onara.scanned.unknowns import Recurrence, Unknowns
from onara.sheet import Usage
from onara.web.api.sound import UnknownNumber
from onara.web.deps import Open
from onara.web.opened import Opened
from onara.web.problem import not_found
from onara.web.sheets import Heard, Lines, Short, short

router = APIRouter(prefix="/unknowns", tags=["unknowns"])
Number = Annotated[int, Field(ge=1, le=2**31)]


class Called(BaseModel):
    """What the music is called; "" takes its name away."""

    name: Annotated[str, Field(max_length=LONGEST_NAME, examples=["the sad piano"])]


class ToMerge(BaseModel):
    """Numbers of music that is one; the first takes the others in."""

    numbers: Annotated[list[Number], Field(min_length=2, max_length=50, examples=[[3, 5]])]


class ToSplit(BaseModel):
    """Cues of an episode that are another piece of music."""

    episode: Annotated[str, Field(max_length=40, examples=["5f1d0c3a9b7e"])]
    cues: Annotated[
        list[Annotated[str, Field(max_length=20, examples=["12"])]],
        Field(min_length=1, max_length=500),
    ]


@dataclass(frozen=True, slots=True)
class Place:
    """A cue and its episode, in short."""

    episode: Short
    cue: str
    start_s: float


@dataclass(frozen=True, slots=True)
class UnknownShown:
    """Recurring music: ``recording`` is that of the library, since it is known; ``seconds`` how
    long it sounds in all, in so many ``cues`` of ``episodes``; ``has_sound``: an excerpt plays."""

    number: int
    name: str | None
    title: str
    recording: str | None
    recording_title: str | None
    seconds: float
    cues: int
    episodes: int
    usages: tuple[Usage, ...]
    has_sound: bool
    first: Place


@dataclass(frozen=True, slots=True)
class WholeUnknown(UnknownShown):
    """Recurring music with all its cues, in the order of the episodes."""

    heard: tuple[Heard, ...]


@dataclass(frozen=True, slots=True)
class AllUnknowns:
    """The recurring music that is heard somewhere, by number."""

    unknowns: tuple[UnknownShown, ...]


def unknowns_of(opened: Opened) -> AllUnknowns:
    """The recurring music that is heard somewhere."""
    with opened.scanner() as scanner:
        return AllUnknowns(tuple(_shown(one, scanner) for one in Unknowns(scanner).all()))


def unknown_of(opened: Opened, number: int) -> WholeUnknown:
    """Recurring music with all its cues; raises a `Problem` where there is none of that number."""
    with opened.scanner() as scanner:
        return _whole(opened, scanner, number)


@router.get("")
def unknowns(opened: Open) -> AllUnknowns:
    """The recurring music that is heard somewhere, by number."""
    return unknowns_of(opened)


@router.post("/merge")
def merge(meant: ToMerge, opened: Open) -> WholeUnknown:
    """Several are one piece of music; can be undone."""
    with opened.scanner() as scanner:
        for number in meant.numbers:
            _there(scanner, number)
        kept = Unknowns(scanner).merge([str(number) for number in meant.numbers])
        made = _whole(opened, scanner, kept.unknown.number)
    opened.news.episode(None, "edited")
    return made


@router.get("/{number}")
def unknown(number: UnknownNumber, opened: Open) -> WholeUnknown:
    """Recurring music with all its cues."""
    return unknown_of(opened, number)


@router.patch("/{number}")
def call(number: UnknownNumber, called: Called, opened: Open) -> WholeUnknown:
    """Call it something, wherever it comes back; can be undone."""
    with opened.scanner() as scanner:
        _there(scanner, number)
        Unknowns(scanner).name(str(number), called.name)
        made = _whole(opened, scanner, number)
    opened.news.episode(None, "edited")
    return made


@router.post("/{number}/split", status_code=201)
def split(number: UnknownNumber, parted: ToSplit, opened: Open) -> WholeUnknown:
    """Some of its cues are another piece, which gets a number of its own; can be undone."""
    with opened.scanner() as scanner:
        _there(scanner, number)
        scanned = scanner.store.episode(parted.episode)
        if scanned is None:
            raise not_found()
        new = Unknowns(scanner).split(str(number), scanned, parted.cues)
        made = _whole(opened, scanner, new.unknown.number)
    opened.news.episode(None, "edited")
    return made


def _there(scanner: Scanner, number: int) -> None:
    if scanner.store.unknown(number) is None:
        raise not_found()


def _whole(opened: Opened, scanner: Scanner, number: int) -> WholeUnknown:
    _there(scanner, number)
    one = Unknowns(scanner).one(str(number))
    if not one.heard:
        raise not_found()
    shown, lines, names = _shown(one, scanner), Lines(opened.recordings()), scanner.names()
    cues: dict[str, set[str]] = {}
    for each in one.heard:
        cues.setdefault(each.scanned.episode.id, set()).add(each.cue.id)
    episodes = {each.scanned.episode.id: each.scanned for each in one.heard}
    heard = tuple(
        Heard(short(scanned), lines.line(line))
        for id_, scanned in episodes.items()
        for line in names.sheet(scanned, only=cues[id_]).lines
    )
    return WholeUnknown(
        **{field.name: getattr(shown, field.name) for field in fields(shown)}, heard=heard
    )


def _shown(one: Recurrence, scanner: Scanner) -> UnknownShown:
    unknown, first = one.unknown, one.heard[0]
    known = scanner.names().title(unknown.recording) if unknown.recording else None
    return UnknownShown(
        number=unknown.number,
        name=unknown.name,
        title=unknown.title,
        recording=unknown.recording,
        recording_title=known,
        seconds=round(one.seconds, 3),
        cues=len(one.heard),
        episodes=len({each.scanned.episode.id for each in one.heard}),
        usages=tuple(Usage(usage) for usage in one.usages),
        has_sound=one.excerpt is not None,
        first=Place(short(first.scanned), first.cue.id, first.cue.start_s),
    )
