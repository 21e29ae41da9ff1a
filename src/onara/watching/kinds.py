"""What a file in a watched folder is, by its name alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from onara.episodes.media_files import VIDEO, is_entered, is_episode_file, is_ignored
from onara.jobs.folders import Holds
from onara.library.gather import MEDIA
from onara.lyrics.sidecars import LYRIC_SUFFIXES
from onara.subtitles.sidecars import SUBTITLE_SUFFIXES

_BESIDE = frozenset((*LYRIC_SUFFIXES, *SUBTITLE_SUFFIXES, ".nfo"))
_PARTIAL = (".part", ".partial", ".temp", ".tmp", ".crdownload")
"""What stands before the ending of a file that yt-dlp, FFmpeg scripts and others still write; what
stands behind it (song.mp3.part, song.mp3.!qB) makes another ending of it, which is not taken."""
CONTROL = ".aria2"
"""Ending of the file that lies beside one as long as aria2 downloads it."""
_NOT_ENTERED = frozenset(
    {"@eadir", "#recycle", "#snapshot", "$recycle.bin", "lost+found", "system volume information"}
)
"""What storage devices keep for themselves: a file in a bin was not moved but thrown away."""


class Kind(Enum):
    """Music goes into the library, an episode is scanned; what lies beside them (lyrics, subtitles,
    NFO files) says more of what is there."""

    MUSIC = auto()
    EPISODE = auto()
    BESIDE = auto()


@dataclass(frozen=True, slots=True)
class Watched:
    """A watched folder.  ``holds`` "music": all media are music, the sound of videos too;
    "episodes": nothing else is taken; ``None``: videos are episodes, and sound is music.
    ``is_closed``: links that lead out of it are not followed."""

    path: Path
    holds: Holds | None = None
    is_closed: bool = False


def top_of(path: Path, tops: Sequence[Watched]) -> Watched | None:
    """The watched folder that a path lies in, the innermost where they lie in each other."""
    above = [top for top in tops if top.path in path.parents]
    return max(above, key=lambda top: len(top.path.parts), default=None)


def kind_of(path: Path, top: Watched) -> Kind | None:
    """What a file below a watched folder is; ``None`` for what is passed over in silence: hidden
    and partial files, samples and trailers, and whatever is no media."""
    name, ending = path.name, path.suffix.lower()
    folders = path.relative_to(top.path).parts[:-1]
    if name.startswith((".", "~")) or path.stem.endswith(_PARTIAL):
        return None
    if not all(may_enter(folder) for folder in folders):
        return None
    if ending in _BESIDE:
        return Kind.BESIDE
    if ending in VIDEO and top.holds != "music":
        is_one = is_episode_file(name) and all(is_entered(folder) for folder in folders)
        is_wanted = is_one and not is_ignored(path.parent, top.path)
        return Kind.EPISODE if is_wanted else None
    return Kind.MUSIC if ending in MEDIA and top.holds != "episodes" else None


def may_enter(folder: str) -> bool:
    """Whether a folder of that name is looked into."""
    folded = unicodedata.normalize("NFC", folder).casefold()
    return not folder.startswith(".") and folded not in _NOT_ENTERED
