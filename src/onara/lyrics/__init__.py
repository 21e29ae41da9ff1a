"""Which line of which of my songs is this, and at which second is it sung?"""

from onara.lyrics.hit import LineHit
from onara.lyrics.intake import Owned, Report
from onara.lyrics.model import Line, Lyrics
from onara.lyrics.read import read_lyrics
from onara.lyrics.score import PLAIN
from onara.lyrics.sidecars import sidecars
from onara.lyrics.store import LyricStore, NoLyrics

__all__ = [
    "PLAIN",
    "Line",
    "LineHit",
    "LyricStore",
    "Lyrics",
    "NoLyrics",
    "Owned",
    "Report",
    "read_lyrics",
    "sidecars",
]
