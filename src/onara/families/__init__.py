"""Which recordings of a library are one another, throughout or in part, and can a clip tell?"""

from onara.families.apart import TELL_APART, Place, Relative, Told, tell_apart
from onara.families.find import links_of, links_with
from onara.families.link import MEASURE, Kind, Link

__all__ = [
    "MEASURE",
    "TELL_APART",
    "Kind",
    "Link",
    "Place",
    "Relative",
    "Told",
    "links_of",
    "links_with",
    "tell_apart",
]
