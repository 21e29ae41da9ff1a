"""What a row of the database of sheets holds, and how it is written."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from onara.sheet.cue import Cue
from onara.sheet.cue_sheet import Episode
from onara.sheet.plain import cue_of, episode_of, plain

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Scanned:
    """A scanned episode: what it is, and what is known of the scan.

    ``size`` and ``mtime_ns`` are the file's when it was scanned, ``said`` what a person says that
    it is, ``scanned`` seconds since 1970, ``library`` a sign of what the library held then,
    ``notes`` sentences on what was odd about the file.
    """

    episode: Episode
    size: int
    mtime_ns: int
    said: dict[str, Any]
    scanned: float
    library: str
    notes: tuple[str, ...] = ()
    reviewer: str | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """The cues of an episode, added up: how many there are, seconds of known and of unknown music,
    and how many a person has touched, rejected ones too."""

    cues: int = 0
    known_s: float = 0.0
    unknown_s: float = 0.0
    corrections: int = 0


@dataclass(frozen=True, slots=True)
class Unknown:
    """Music that recurs and that the library does not know.

    ``number`` is for ever its own; ``name`` what a person calls it; ``into`` the one that it was
    found or said to be; ``recording`` the library's recording that it turned out to be; ``told``
    plain values: where its excerpt comes from.
    """

    number: int
    name: str | None
    into: int | None
    recording: str | None
    told: dict[str, Any]

    @property
    def title(self) -> str:
        return self.name or f"Unknown {self.number}"


@dataclass(frozen=True, slots=True)
class SubtitleLine:
    """A subtitle line: seconds of the programme, and the text."""

    start_s: float
    end_s: float
    text: str
    language: str | None = None


def episode_row(scanned: Scanned) -> Row:
    """All columns of an episode."""
    return (
        scanned.episode.id,
        os.fsencode(scanned.episode.path),
        scanned.size,
        scanned.mtime_ns,
        # The path has its own column: it need not be text.
        text_of(replace(scanned.episode, path=Path())),
        text_of(scanned.said),
        scanned.scanned,
        scanned.library,
        text_of(scanned.notes),
        scanned.reviewer,
    )


def cue_row(episode: str, cue: Cue) -> Row:
    """All columns of a cue."""
    unknown = int(cue.unknown) if cue.unknown else None
    return episode, cue.id, cue.recording, unknown, text_of(cue)


def cue_of_text(told: str) -> Cue:
    return cue_of(json.loads(told))


def scanned_of(row: Row) -> Scanned:
    _, path, size, mtime_ns, told, said, scanned, library, notes, reviewer = row
    episode = replace(episode_of(json.loads(told)), path=Path(os.fsdecode(path)))
    return Scanned(
        episode,
        size,
        mtime_ns,
        json.loads(said),
        scanned,
        library,
        tuple(json.loads(notes)),
        reviewer,
    )


def unknown_of(row: Row) -> Unknown:
    number, name, into, recording, told = row
    return Unknown(number, name, into, recording, json.loads(told))


def text_of(value: Any) -> str:
    """A value of the model as JSON, in ASCII: names of files need not be text, and SQLite takes no
    half of a sign."""
    return json.dumps(plain(value))


def order(scanned: Scanned) -> tuple[str, int, int, str]:
    """Episodes by drama, season and number, then by path."""
    episode = scanned.episode
    title = episode.drama or episode.drama_title or "\uffff"
    return title, episode.season or 0, episode.number or 0, os.fspath(episode.path)
