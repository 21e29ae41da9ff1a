"""Which music sounds when in an episode, and who says so?"""

from onara.sheet.change import Change, revision_of, sheet_revision
from onara.sheet.corrections import carried_over, corrected
from onara.sheet.cue import By, Cue, Evidence, Part, Usage, Vocal
from onara.sheet.cue_sheet import CueSheet, Episode, Line, Music
from onara.sheet.rows import Scanned, SubtitleLine, Tally, Unknown
from onara.sheet.store import SheetStore

__all__ = [
    "By",
    "Change",
    "Cue",
    "CueSheet",
    "Episode",
    "Evidence",
    "Line",
    "Music",
    "Part",
    "Scanned",
    "SheetStore",
    "SubtitleLine",
    "Tally",
    "Unknown",
    "Usage",
    "Vocal",
    "carried_over",
    "corrected",
    "revision_of",
    "sheet_revision",
]
