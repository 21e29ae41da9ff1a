"""What a search for words answers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

How = Literal["exact words", "half of the line", "romanised", "sounds like"]


@dataclass(frozen=True, slots=True)
class LineHit:
    """A line of one of the user's songs.

    ``path`` is the media file, or the lyric file where there is none (``recording`` is then empty).
    ``line`` is the line, or the lines that the question runs over with " / " between; ``start_s``
    the second at which the first of them is sung, ``None`` where the file does not tell.  ``score``
    is from 0 to 1; see `onara.lyrics.score`.
    """

    recording: str
    path: Path
    song: str | None
    title: str | None
    artist: str | None
    line: str
    start_s: float | None
    score: float
    how: How
