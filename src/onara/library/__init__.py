"""What does this fan own, and what of it sounds here?"""

from onara.library.answer import Answer, DramaFacts, Match, RunnerUp, SongFacts
from onara.library.intake import Outcome, Progress
from onara.library.library import Library, Recording, default_home

__all__ = [
    "Answer",
    "DramaFacts",
    "Library",
    "Match",
    "Outcome",
    "Progress",
    "Recording",
    "RunnerUp",
    "SongFacts",
    "default_home",
]
