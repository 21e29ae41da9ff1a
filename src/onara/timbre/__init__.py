"""What kind of sound is this?"""

from onara.timbre.aspects import SIZE
from onara.timbre.likeness import ALIKE, Likeness, likenesses
from onara.timbre.measure import MEASURE, Meter, Timbre, measure
from onara.timbre.spread import Spread

__all__ = [
    "ALIKE",
    "MEASURE",
    "SIZE",
    "Likeness",
    "Meter",
    "Spread",
    "Timbre",
    "likenesses",
    "measure",
]
