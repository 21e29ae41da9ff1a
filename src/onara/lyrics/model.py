"""A song's words as a file of the user's holds them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class NotLyrics(ValueError):
    """The text is none of the form that it should be; ``str()`` is the rest of a sentence."""


PROGRAM = "Onara"
"""What the tag ``re`` of an LRC file says, in which lines are that Onara has romanised."""
MADE = "lrc by onara"
"""The kind of such a file."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line in NFC; the seconds are ``None`` where the file does not tell when it is sung."""

    text: str
    start_s: float | None = None
    end_s: float | None = None


@dataclass(frozen=True, slots=True)
class Lyrics:
    """The lines of one file or tag, in the order of their times.

    A translation or romanisation of a line follows it with the same time.  ``kind`` is the format:
    ``lrc`` (`MADE` where Onara wrote it), ``text``, ``srt``, ``vtt``, ``ttml``, ``tag`` or
    ``synchronised tag``; ``language`` is what the file says (``ko``, ``eng``), ``title`` and
    ``artist`` too.
    """

    lines: tuple[Line, ...]
    language: str | None
    source: Path
    kind: str
    title: str | None = None
    artist: str | None = None

    @property
    def is_timed(self) -> bool:
        return any(line.start_s is not None for line in self.lines)
