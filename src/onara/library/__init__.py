"""What does this fan own, and what of it sounds here?"""

from onara.library.answer import Answer, DramaFacts, Match, RunnerUp, SongFacts
from onara.library.effort import Effort
from onara.library.health import Checkup, check_up, repair
from onara.library.intake import Outcome, Progress
from onara.library.library import Library, Recording, Sounding, default_home

__all__ = [
    "Answer",
    "Checkup",
    "DramaFacts",
    "Effort",
    "Library",
    "Match",
    "Outcome",
    "Progress",
    "Recording",
    "RunnerUp",
    "SongFacts",
    "Sounding",
    "check_up",
    "default_home",
    "repair",
]
