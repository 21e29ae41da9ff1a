"""Which music sounds when in an episode, and who says so?"""

from onara.sheet.cue import By, Cue, Evidence, Part, Usage, Vocal
from onara.sheet.cue_sheet import CueSheet, Episode, Line, Music

__all__ = [
    "By",
    "Cue",
    "CueSheet",
    "Episode",
    "Evidence",
    "Line",
    "Music",
    "Part",
    "Usage",
    "Vocal",
]
