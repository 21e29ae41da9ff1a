"""Clips that were handed in, kept for a while: bounded in number, bytes and age.

Below ``cache/clips`` each has a folder by its id: the ``sound`` as it came, a ``copy`` where
browsers cannot play that, and its ``answer.json``, which comes last.  A folder without one is
a clip that is still being heard, or one that a killed server left behind.
"""

from __future__ import annotations

import json
import re
import secrets
import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from onara.clips.answer import ClipAnswer, answer_of
from onara.durable import replace_file
from onara.sheet.plain import plain

MOST_CLIPS = 200
MOST_BYTES = 1 << 30
KEPT_S = 7 * 24 * 3600.0
"""A week: long enough to come back to what was heard, or to send its address to a friend."""
ABANDONED_S = 3600.0
"""No clip takes so long to come in and be heard."""
_ANSWER, _SOUND, _COPY = "answer.json", "sound", "copy"
_ID = re.compile(r"[A-Za-z0-9_-]{16}")


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much is kept: clips, bytes of them, and seconds of age."""

    clips: int = MOST_CLIPS
    bytes: int = MOST_BYTES
    seconds: float = KEPT_S


class Spool:
    """The clips below a home folder; safe to use from many threads."""

    def __init__(self, home: Path, bounds: Bounds | None = None) -> None:
        self.folder = home / "cache" / "clips"
        self.bounds = bounds or Bounds()
        self._sweeping = threading.Lock()

    def new(self) -> str:
        """The id of a new clip, which nobody can guess; its folder is made."""
        id_ = secrets.token_urlsafe(12)
        (self.folder / id_).mkdir(parents=True)
        return id_

    def sound(self, id_: str) -> Path:
        """Where a clip's sound lies, or is to be written."""
        return self._place(id_) / _SOUND

    def copy(self, id_: str) -> Path:
        """Where the copy that browsers can play lies, or is to be written."""
        return self._place(id_) / _COPY

    def keep(self, answer: ClipAnswer) -> None:
        """Keep the answer to a clip, and let go of the oldest ones.  Raises `LibraryError`."""
        told = json.dumps(plain(answer), ensure_ascii=False)
        replace_file(self._place(answer.id) / _ANSWER, [told.encode()])
        self.sweep()

    def answer(self, id_: str) -> ClipAnswer | None:
        """The answer to a clip, ``None`` where there is none, or no more."""
        if not _ID.fullmatch(id_):
            return None
        file = self.folder / id_ / _ANSWER
        try:
            if time.time() - file.stat().st_mtime > self.bounds.seconds:
                return None
            return answer_of(json.loads(file.read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def remove(self, id_: str) -> bool:
        """Forget a clip; whether there was one."""
        if not _ID.fullmatch(id_) or not (self.folder / id_).exists():
            return False
        shutil.rmtree(self.folder / id_, ignore_errors=True)
        return True

    def sweep(self) -> None:
        """Forget what is too old, too much, or was left behind."""
        with self._sweeping:
            now, clips, bytes_ = time.time(), 0, 0
            for held in sorted(self._held(), key=lambda held: held.touched, reverse=True):
                if not held.is_answered:
                    is_kept = now - held.touched < ABANDONED_S
                else:
                    clips, bytes_ = clips + 1, bytes_ + held.bytes
                    is_kept = (
                        clips <= self.bounds.clips
                        and bytes_ <= self.bounds.bytes
                        and now - held.touched <= self.bounds.seconds
                    )
                if not is_kept:
                    shutil.rmtree(held.folder, ignore_errors=True)

    def _held(self) -> Iterator[_Held]:
        if not self.folder.exists():
            return
        for folder in self.folder.iterdir():
            try:
                sizes = [file.stat().st_size for file in folder.iterdir()]
                is_answered = (folder / _ANSWER).exists()
                touched = (folder / _ANSWER if is_answered else folder).stat().st_mtime
            except OSError:  # another thread took it away
                continue
            yield _Held(folder, touched, sum(sizes), is_answered)

    def _place(self, id_: str) -> Path:
        assert _ID.fullmatch(id_), "an id comes from `new`"
        return self.folder / id_


class _Held(NamedTuple):
    folder: Path
    touched: float
    bytes: int
    is_answered: bool
