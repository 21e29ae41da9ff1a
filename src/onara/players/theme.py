"""Which owned recording is a drama's theme, for ``theme.mp3`` in the folder of the show?

Jellyfin plays ``theme.mp3`` of a show's folder while one looks at its page (its documentation,
"Theme media"), and so do add-ons of Kodi.  What is proposed is what opens the drama: by the
catalogue, or by where it was heard in the scanned episodes; of neither, nothing.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onara.catalogue.roles import ROLES
from onara.episodes.markers import season_of
from onara.library.recording import Recording
from onara.playback.transcode import transcode
from onara.players.problem import PlayerError
from onara.sheet import Cue, Usage

NAME = "theme.mp3"
_OPENS = ("opening", "main theme", "title song", "title track")
"""Roles of songs that a drama begins with, the likeliest first."""
_AUDIO = frozenset(
    (".mp3", ".flac", ".ogg", ".opus", ".m4a", ".aac", ".wav", ".wma", ".webm", ".mka", ".ac3")
)
_MUSIC_FOLDER = "theme-music"
_LONGEST_S = 1200.0
"""A recording of more than twenty minutes is a whole album in one file."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A recording that may be the theme: the ``role`` that says so, if one does, and in how many
    episodes it was ``heard`` as the opening title."""

    recording: Recording
    source: Path
    role: str | None
    heard: int

    @property
    def is_copied(self) -> bool:
        """Whether the file is an MP3 already, and is taken as it is."""
        return self.source.suffix.lower() == ".mp3"

    def why(self) -> tuple[str, ...]:
        """What speaks for it, in words."""
        told = [f"{ROLES[self.role].phrase} by the catalogue"] if self.role else []
        if self.heard:
            told.append(f"opening title of {self.heard} episode{'s' * (self.heard != 1)} here")
        return tuple(told)


def candidates(
    drama: str | None,
    recordings: Iterable[Recording],
    roles: Mapping[str, Sequence[str]],
    cues: Mapping[str, Sequence[Cue]],
) -> tuple[Candidate, ...]:
    """The recordings that may be a drama's theme, the likeliest first; one of each song.

    ``roles`` are those of the drama's songs, by their ids; ``cues`` those of its scanned episodes,
    by theirs.  What the catalogue calls the opening comes first, then what was heard as one, by the
    number of episodes, then what the catalogue calls the main theme or title song.  Versions of a
    song, and files that are gone, are left out.
    """
    heard = _openings(cues)
    found: dict[str, Candidate] = {}
    for one in recordings:
        song = one.song if one.song and one.drama and one.drama.id == drama else None
        role = next((each for each in _OPENS if song and each in roles.get(song.id, ())), None)
        sources = sorted((path for path in one.paths if path.is_file()), key=_is_other)
        times = heard.get(one.recording, 0)
        if not sources or one.duration_s > _LONGEST_S or not (role or times):
            continue
        if song is not None and song.version is not None and not times:
            continue
        each = Candidate(one, sources[0], role, times)
        name = song.id if song else one.recording
        if name not in found or _order(each) < _order(found[name]):
            found[name] = each
    return tuple(sorted(found.values(), key=_order))


def chosen(recording: Recording, role: str | None = None, heard: int = 0) -> Candidate:
    """A recording that a person names; raises `PlayerError` where no file of it is here."""
    for path in sorted(recording.paths, key=_is_other):
        if path.is_file():
            return Candidate(recording, path, role, heard)
    raise PlayerError(f"{recording.title}: no file of it is here")


def show_folder(episode: Path) -> Path:
    """The folder of the show that an episode lies in: that of its season, or the one above."""
    folder = episode.parent
    # Of nothing but a number it may be the drama: 24, 1987.
    is_season = season_of(folder.name) is not None and not folder.name.strip().isdigit()
    return folder.parent if is_season else folder


def present(folder: Path) -> Path | None:
    """The theme that a show has already, of whatever kind."""
    try:
        for each in sorted(folder.iterdir()):
            name = each.name.casefold()
            if each.stem.casefold() == "theme" and each.suffix.lower() in _AUDIO:
                return each
            if name == _MUSIC_FOLDER and each.is_dir() and any(each.iterdir()):
                return each
    except OSError as error:
        why = (error.strerror or "").lower()
        raise PlayerError(f"{folder}: cannot be read ({why})") from error
    return None


def content(candidate: Candidate) -> bytes:
    """The theme as MP3: the file as it is, or made of it.

    Raises `UnusableInput` where it is no sound, `PlayerError` where it cannot be read.
    """
    if not candidate.is_copied:
        made = io.BytesIO()
        transcode(candidate.source, 0.0, (), made)
        return made.getvalue()
    try:
        return candidate.source.read_bytes()
    except OSError as error:
        why = (error.strerror or "").lower()
        raise PlayerError(f"{candidate.source}: cannot be read ({why})") from error


def _openings(cues: Mapping[str, Sequence[Cue]]) -> dict[str, int]:
    """Of each recording, in how many episodes it is heard as the opening title."""
    heard: dict[str, int] = {}
    for of_episode in cues.values():
        opening = {
            cue.recording
            for cue in of_episode
            if cue.usage is Usage.OPENING and cue.recording and not cue.rejected
        }
        for recording in opening:
            heard[recording] = heard.get(recording, 0) + 1
    return heard


def _order(each: Candidate) -> tuple[int, int, bool, bool, str]:
    opens = each.role == _OPENS[0]
    rank = 0 if opens else 1 if each.heard else 2 + _OPENS.index(each.role or _OPENS[-1])
    is_version = each.recording.song is not None and each.recording.song.version is not None
    return rank, -each.heard, is_version, not each.is_copied, each.recording.recording


def _is_other(path: Path) -> bool:
    return path.suffix.lower() != ".mp3"
