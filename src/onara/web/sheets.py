"""Sheets, seasons and what becomes of them, in the shapes that the API gives and pages show."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from onara import sheet
from onara.sheet import Change, Cue, Evidence, Part, Usage, Vocal, revision_of, sheet_revision

if TYPE_CHECKING:
    from onara.episodes import Season
    from onara.library import Recording
    from onara.scan import Scanner
    from onara.sheet import Scanned

Kind = Literal["known", "unknown", "rejected"]


@dataclass(frozen=True, slots=True)
class MusicShown:
    """What sounds in a cue; ``title`` is null for unknown music that came once, ``is_there`` tells
    whether its recording's file can be played."""

    title: str | None
    title_ko: str | None
    performers: tuple[str, ...]
    composers: tuple[str, ...]
    lyricists: tuple[str, ...]
    arrangers: tuple[str, ...]
    album: str | None
    role: str | None
    song: str | None
    duration_s: float | None
    is_there: bool


@dataclass(frozen=True, slots=True)
class Relative:
    """Another recording of the library that explains a cue as well."""

    recording: str
    title: str
    title_ko: str | None
    version: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """A cue (see `onara.sheet.Cue`) with its music and what is said around it.

    ``revision``: a sign of the cue as it is; sent back with a correction, it tells whether somebody
    else has changed the cue meanwhile.
    """

    id: str
    revision: str
    start_s: float
    end_s: float
    kind: Kind
    recording: str | None
    unknown: int | None
    music: MusicShown
    parts: tuple[Part, ...]
    level_db: float | None
    speech: float
    usage: Usage
    usage_why: str
    vocal: Vocal
    vocal_why: str
    family: tuple[Relative, ...]
    evidence: Evidence
    by: str
    set_by_person: tuple[str, ...]
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Undoable:
    """A person's last change: ``what`` in English words, ``kind`` and the ``fields`` that were set
    for a program."""

    number: int
    at: str
    what: str
    kind: str
    episode: str | None
    cue: str | None
    unknown: int | None
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeasonPath:
    """The parts of a season's address."""

    drama: str
    season: str


@dataclass(frozen=True, slots=True)
class MediaFile:
    """The file of an episode; ``audio`` says which of several tracks was heard."""

    path: str
    name: str
    is_there: bool
    audio: str | None
    frame_rate: str | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """An episode with everything that its timeline shows; rejected cues too.

    ``previous`` and ``next`` are the ids of its neighbours in the season; ``is_current``: it was
    scanned to the end, with the library as it is now.
    """

    id: str
    revision: str
    drama: str | None
    drama_title: str | None
    drama_title_ko: str | None
    season: int | None
    number: int | None
    title: str | None
    broadcast: str | None
    network: str | None
    season_path: SeasonPath
    previous: str | None
    next: str | None
    file: MediaFile
    duration_s: float
    scanned: str
    program: str
    reviewer: str | None
    is_current: bool
    notes: tuple[str, ...]
    cues: int
    known_s: float
    unknown_s: float
    corrections: int
    lines: tuple[Line, ...]
    undo: Undoable | None


@dataclass(frozen=True, slots=True)
class Short:
    """An episode in as many words as it takes to say which."""

    id: str
    drama: str | None
    drama_title: str | None
    drama_title_ko: str | None
    season: int | None
    number: int | None
    title: str | None
    file_name: str
    duration_s: float


@dataclass(frozen=True, slots=True)
class Heard:
    """A cue and the episode that it is in."""

    episode: Short
    line: Line


class Lines:
    """Makes lines; what a sheet says of recordings is looked up once."""

    def __init__(self, recordings: Sequence[Recording]) -> None:
        self._recordings: Mapping[str, Recording] = {one.recording: one for one in recordings}
        self._is_there: Callable[[str], bool] = cache(self._look)

    def line(self, line: sheet.Line) -> Line:
        cue = line.cue
        return Line(
            id=cue.id,
            revision=revision_of(cue),
            start_s=cue.start_s,
            end_s=cue.end_s,
            kind=kind_of(cue),
            recording=cue.recording,
            unknown=int(cue.unknown) if cue.unknown else None,
            music=self._heard(line),
            parts=cue.parts,
            level_db=cue.level_db,
            speech=cue.speech,
            usage=cue.usage,
            usage_why=cue.usage_why,
            vocal=cue.vocal,
            vocal_why=cue.vocal_why,
            family=tuple(
                self._relative(name) for name in cue.family if name in self._recordings
            ),
            evidence=cue.evidence,
            by=cue.by,
            set_by_person=cue.set_by_person,
            said=line.said,
        )  # fmt: skip

    def _heard(self, line: sheet.Line) -> MusicShown:
        music, recording = line.music, line.cue.recording
        return MusicShown(
            title=music.title,
            title_ko=music.title_ko,
            performers=music.performers,
            composers=music.composers,
            lyricists=music.lyricists,
            arrangers=music.arrangers,
            album=music.album,
            role=music.role,
            song=music.song,
            duration_s=music.duration_s,
            is_there=recording is not None and self._is_there(recording),
        )

    def _relative(self, name: str) -> Relative:
        one = self._recordings[name]
        if one.song is None:
            return Relative(name, one.title, None, None)
        return Relative(name, one.song.title, one.song.title_ko, one.song.version)

    def _look(self, name: str) -> bool:
        one = self._recordings.get(name)
        # os.path, because a folder may be closed to us.
        return one is not None and any(os.path.exists(path) for path in one.paths)  # noqa: PTH110


def sheet_shown(scanner: Scanner, scanned: Scanned, recordings: Sequence[Recording]) -> Sheet:
    """The sheet of a scanned episode."""
    from onara.scanned.overview import season_around
    from onara.scanned.season import keys

    episode, id_ = scanned.episode, scanned.episode.id
    made = scanner.names().sheet(scanned)
    held = [line.cue for line in made.lines]
    heard = [cue for cue in held if not cue.rejected]
    shown = tuple(map(Lines(recordings).line, made.lines))
    season, files = season_around(scanner, scanned)
    firsts = [one.episode.id for one in files if one.episode.path in files_of(season)]
    place = firsts.index(id_) if id_ in firsts else None
    return Sheet(
        id=id_,
        revision=sheet_revision(scanned, (line.revision for line in shown)),
        drama=episode.drama,
        drama_title=episode.drama_title,
        drama_title_ko=episode.drama_title_ko,
        season=episode.season,
        number=episode.number,
        title=episode.title,
        broadcast=episode.broadcast,
        network=episode.network,
        season_path=SeasonPath(*keys(season)),
        previous=firsts[place - 1] if place else None,
        next=firsts[place + 1] if place is not None and place + 1 < len(firsts) else None,
        file=MediaFile(
            readable(os.fspath(episode.path)),
            readable(episode.path.name),
            os.path.exists(episode.path),  # noqa: PTH110 - a folder may be closed to us
            episode.audio,
            str(episode.frame_rate) if episode.frame_rate else None,
        ),
        duration_s=episode.duration_s,
        scanned=moment(scanned.scanned),
        program=made.program,
        reviewer=scanned.reviewer,
        is_current=scanned.library == scanner.library_sign(),
        notes=tuple(readable(note) for note in scanned.notes),
        cues=len(heard),
        known_s=round(sum(cue.seconds for cue in heard if cue.is_known), 3),
        unknown_s=round(sum(cue.seconds for cue in heard if not cue.is_known), 3),
        corrections=sum(cue.by == "person" for cue in held),
        lines=shown,
        undo=undoable(scanner.store.last_change()),
    )


def files_of(season: Season) -> set[Path]:
    """The files that stand for the episodes of a season."""
    return {file.path for file in season.episodes}


def short(scanned: Scanned) -> Short:
    """Which episode it is."""
    episode = scanned.episode
    return Short(
        episode.id,
        episode.drama,
        episode.drama_title,
        episode.drama_title_ko,
        episode.season,
        episode.number,
        episode.title,
        readable(episode.path.name),
        episode.duration_s,
    )


def undoable(change: Change | None) -> Undoable | None:
    """A person's last change, as it is told."""
    if change is None:
        return None
    return Undoable(
        change.number,
        moment(change.at),
        change.what,
        change.kind,
        change.episode,
        change.cue,
        change.unknown,
        change.fields,
    )


def kind_of(cue: Cue) -> Kind:
    """How a cue is shown."""
    if cue.rejected:
        return "rejected"
    return "known" if cue.is_known else "unknown"


def moment(seconds: float) -> str:
    """Seconds since 1970 as an ISO date with its zone."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


def readable(text: str) -> str:
    """A name of a file, which need not be text, as JSON can have it."""
    return text.encode("utf-8", "backslashreplace").decode()
