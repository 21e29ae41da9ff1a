"""Which of several files of one recording is the best?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from onara.audio import Sound
from onara.errors import UnusableInput

_LOSSLESS = (
    "flac",
    "alac",
    "ape",
    "wavpack",
    "tta",
    "tak",
    "truehd",
    "dsd",
    "pcm",
    "mlp",
    "wmalossless",
)


@dataclass(frozen=True, slots=True, order=True)
class Quality:
    """How well a file keeps a recording; the greater the better.

    ``kbits`` are of the whole file, a second; ``seconds`` its length.
    """

    is_lossless: bool
    kbits: int
    seconds: float
    codec: str

    @property
    def told(self) -> str:
        """In words: flac 912 kbit/s."""
        return f"{self.codec} {self.kbits} kbit/s"


def quality(path: Path, seconds: float) -> Quality:
    """The quality of a file of so many seconds."""
    try:
        with Sound(path) as sound:
            codec = sound.coding[1].removesuffix("float")
        size = path.stat().st_size
    except (UnusableInput, OSError):
        return Quality(is_lossless=False, kbits=0, seconds=0.0, codec="unreadable")
    kbits = round(8 * size / seconds / 1000) if seconds else 0
    return Quality(codec.startswith(_LOSSLESS), kbits, round(seconds, 1), codec)
