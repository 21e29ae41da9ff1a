"""Which recording could this be, at whatever speed, tempo or pitch it is played?"""

from onara.landmarks.alike import Alike, alike
from onara.landmarks.chance import Chance, measure
from onara.landmarks.directory import Directory
from onara.landmarks.line import Line, line
from onara.landmarks.merging import Stream, merged
from onara.landmarks.packed import Packed
from onara.landmarks.pairs import Pairs
from onara.landmarks.peaks import TICKS_A_SECOND, Peaks, Picker, pick
from onara.landmarks.places import Places, places
from onara.landmarks.postings import REFERENCE_RANKS, Landmarks, Postings
from onara.landmarks.propose import (
    CELL,
    Candidate,
    Played,
    Proposed,
    elsewhere,
    pairs_asked,
    propose,
    suppositions,
)

__all__ = [
    "CELL",
    "REFERENCE_RANKS",
    "TICKS_A_SECOND",
    "Alike",
    "Candidate",
    "Chance",
    "Directory",
    "Landmarks",
    "Line",
    "Packed",
    "Pairs",
    "Peaks",
    "Picker",
    "Places",
    "Played",
    "Postings",
    "Proposed",
    "Stream",
    "alike",
    "elsewhere",
    "line",
    "measure",
    "merged",
    "pairs_asked",
    "pick",
    "places",
    "propose",
    "suppositions",
]
