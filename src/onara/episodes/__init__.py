"""Which drama, season and episode is this file?"""

from onara.episodes.corrections import corrected
from onara.episodes.dramas import find_drama
from onara.episodes.grouping import Season, grouped
from onara.episodes.identify import (
    Identified,
    UnknownDrama,
    drama_named,
    identified,
    identify_episode,
    naming_of,
)
from onara.episodes.media_files import episode_files
from onara.episodes.name import read_name
from onara.episodes.naming import Evidence, Naming, Place
from onara.episodes.nfo import Nfo, read_nfo

__all__ = [
    "Evidence",
    "Identified",
    "Naming",
    "Nfo",
    "Place",
    "Season",
    "UnknownDrama",
    "corrected",
    "drama_named",
    "episode_files",
    "find_drama",
    "grouped",
    "identified",
    "identify_episode",
    "naming_of",
    "read_name",
    "read_nfo",
]
