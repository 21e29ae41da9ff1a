"""What the library tells of its recordings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from onara.audio import Tags
from onara.errors import UnusableInput
from onara.library.answer import DramaFacts, SongFacts
from onara.timbre import Timbre


@dataclass(frozen=True, slots=True)
class Recording:
    """One recording of the library and the files that hold it: none where it was imported."""

    recording: str
    duration_s: float
    paths: tuple[Path, ...]
    tags: Tags
    song: SongFacts | None
    drama: DramaFacts | None

    @property
    def title(self) -> str:
        """Its title by its tags, else the name of its file, else its id."""
        return _title(self.tags, self.paths, self.recording)


@dataclass(frozen=True, slots=True)
class Sounding:
    """How a recording sounds; ``timbre`` is ``None`` where that was not measured or cannot be.

    ``song`` is the catalogue's id of the song that it holds, where that is certain.
    """

    recording: str
    timbre: Timbre | None
    is_measured: bool
    song: str | None
    tags: Tags
    paths: tuple[Path, ...]

    @property
    def title(self) -> str:
        """As of a `Recording`."""
        return _title(self.tags, self.paths, self.recording)


@dataclass(frozen=True, slots=True)
class Removed:
    """What was taken out: ``files``, and ``recordings`` that have none; ``strangers`` were not in
    the library."""

    files: tuple[Path, ...]
    recordings: tuple[Recording, ...]
    strangers: tuple[UnusableInput, ...]


def _title(tags: Tags, paths: tuple[Path, ...], recording: str) -> str:
    return tags.title or (paths[0].stem if paths else recording)
