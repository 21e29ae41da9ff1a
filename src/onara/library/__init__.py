"""What does this fan own, and what of it sounds here?"""

from onara.families import Link, Place, Relative
from onara.library.answer import Answer, DramaFacts, FamilyMember, Match, RunnerUp, SongFacts
from onara.library.compared import Compared, compared
from onara.library.effort import Effort
from onara.library.exchange import Taken
from onara.library.following import Followed, follow
from onara.library.health import Checkup, check_up, repair
from onara.library.holding import Holding, holding
from onara.library.intake import Outcome, Progress
from onara.library.library import Library, default_home
from onara.library.recording import Recording, Removed, Sounding

__all__ = [
    "Answer",
    "Checkup",
    "Compared",
    "DramaFacts",
    "Effort",
    "FamilyMember",
    "Followed",
    "Holding",
    "Library",
    "Link",
    "Match",
    "Outcome",
    "Place",
    "Progress",
    "Recording",
    "Removed",
    "Relative",
    "RunnerUp",
    "SongFacts",
    "Sounding",
    "Taken",
    "check_up",
    "compared",
    "default_home",
    "follow",
    "holding",
    "repair",
]
