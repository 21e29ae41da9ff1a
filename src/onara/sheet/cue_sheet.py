"""A cue sheet: the music of one episode, in names that a person reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from pathlib import Path

from onara.sheet.cue import Cue


@dataclass(frozen=True, slots=True)
class Episode:
    """A media file as an episode of a drama.

    ``drama`` is the catalogue's id of the drama where it is known; ``season`` and ``number`` are
    ``None`` where nothing says them; ``frame_rate`` is that of the video in frames a second, for
    time codes, ``None`` where there is no video or its rate varies; ``broadcast`` is an ISO date;
    ``audio`` says which of several audio tracks was listened to, ``None`` where there is one.
    """

    id: str
    path: Path
    duration_s: float
    drama: str | None = None
    drama_title: str | None = None
    drama_title_ko: str | None = None
    season: int | None = None
    number: int | None = None
    title: str | None = None
    broadcast: str | None = None
    network: str | None = None
    frame_rate: Fraction | None = None
    audio: str | None = None


@dataclass(frozen=True, slots=True)
class Music:
    """What sounds in a cue, in names.

    For music that is not known ``title`` is the name of the recurring piece ("Unknown 3", or what a
    person called it), or ``None`` where it was heard only once.  ``role`` is what the song is in
    the drama ("ending theme"); ``song`` and ``recording_mbid`` are ids of the catalogue and of
    MusicBrainz; ``path`` is the owned file.
    """

    title: str | None
    title_ko: str | None = None
    performers: tuple[str, ...] = ()
    composers: tuple[str, ...] = ()
    lyricists: tuple[str, ...] = ()
    arrangers: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    album: str | None = None
    role: str | None = None
    song: str | None = None
    isrc: str | None = None
    iswc: str | None = None
    recording_mbid: str | None = None
    work_mbid: str | None = None
    duration_s: float | None = None
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A cue with its music, and what is said around it (subtitle lines, oldest first)."""

    cue: Cue
    music: Music
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CueSheet:
    """All cues of an episode in the order in which they begin.

    ``made`` is when the scan was finished, ``program`` which Onara made it ("Onara 0.3.0"),
    ``reviewer`` who has looked through it, ``None`` while it is a machine's draft.
    """

    episode: Episode
    lines: tuple[Line, ...]
    made: datetime
    program: str
    reviewer: str | None = None
