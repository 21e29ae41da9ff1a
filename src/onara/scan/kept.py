"""What is kept of an episode's sound once it is scanned: its bits, and where it speaks and plays.

By the bits a clip of the episode is found again, and music that comes back in a later one; they are
an index of their own (`onara.index`).  Some 2 MB an hour together; the media file is not needed.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from onara.activity import HOP_S, Activity
from onara.durable import replace_file
from onara.errors import DamagedLibrary
from onara.fingerprint import Baseband, pack_blocks
from onara.index import Index, Reference
from onara.scan.programme import Programme

FOLDER = "episodes"
_BLOCK = 1 << 18
_QUIETEST = 1e-10


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """An episode in tenths of a second: where music is and speech, and the level of all, float32
    (frames,), in decibels under full scale."""

    activity: Activity
    level_db: npt.NDArray[np.float32]

    @property
    def step_s(self) -> float:
        """Seconds from one value to the next."""
        return HOP_S


class KeptSounds:
    """The sounds of all scanned episodes of a home folder."""

    def __init__(self, home: Path) -> None:
        self.folder = home / FOLDER
        self.index = Index(self.folder)

    def keep(self, episode: str, programme: Programme) -> None:
        """Raises `LibraryError` where there is no room."""
        self.folder.mkdir(parents=True, exist_ok=True)
        course = io.BytesIO()
        level = 10 * np.log10(np.maximum(programme.power, _QUIETEST))
        np.savez_compressed(
            course,
            music=programme.activity.music.astype(np.float16),
            speech=programme.activity.speech.astype(np.float16),
            level_db=level.astype(np.float16),
        )
        replace_file(self._course(episode), [course.getvalue()])
        bits = np.frombuffer(b"".join(pack_blocks(_blocks(programme.mid))), np.uint8)
        self.index.commit([self.index.append([Reference(episode, len(programme.mid), bits)])])
        self.index.merge()
        self.index.sweep()

    def course(self, episode: str) -> Course:
        """Raises `DamagedLibrary` where it is gone."""
        try:
            with np.load(self._course(episode)) as kept:
                music, speech, level = (
                    kept[name].astype(np.float32) for name in ("music", "speech", "level_db")
                )
        except (OSError, ValueError, KeyError, BadZipFile) as error:
            raise DamagedLibrary(
                f"{self._course(episode)} is missing or damaged; scan the episode again"
            ) from error
        return Course(Activity(music, speech), level)

    def reference(self, episode: str) -> Reference | None:
        """The bits of an episode, ``None`` where it was not kept."""
        return self.index.reference(episode) if episode in self.index else None

    def remove(self, episodes: Iterable[str]) -> None:
        """Forget some episodes."""
        gone = list(episodes)
        self.index.commit(removed=gone)
        for episode in gone:
            self._course(episode).unlink(missing_ok=True)

    def _course(self, episode: str) -> Path:
        return self.folder / f"{episode}.npz"


def _blocks(sound: Baseband) -> Iterator[Baseband]:
    for at in range(0, len(sound), _BLOCK):
        yield np.asarray(sound[at : at + _BLOCK])
