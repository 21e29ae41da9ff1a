"""What does this fan own, and what of it sounds here?"""

from onara.families import Link, Place, Relative
from onara.library.answer import Answer, DramaFacts, FamilyMember, Match, RunnerUp, SongFacts
from onara.library.health import Checkup, check_up, repair
from onara.library.intake import Outcome, Progress
from onara.library.library import Library, Recording, Sounding, default_home

__all__ = [
    "Answer",
    "Checkup",
    "DramaFacts",
    "FamilyMember",
    "Library",
    "Link",
    "Match",
    "Outcome",
    "Place",
    "Progress",
    "Recording",
    "Relative",
    "RunnerUp",
    "SongFacts",
    "Sounding",
    "check_up",
    "default_home",
    "repair",
]
