"""Where from here? The page of anything, more of its kind, and the years with what was heard."""

from onara.wander.lane import Moment, Year, lane, remembered_of
from onara.wander.like import Near, like, like_all, seeds
from onara.wander.lookup import lookup
from onara.wander.page import page
from onara.wander.sounding import Owned, Sounds
from onara.wander.tree import Fact, Link, Links, Name, Page, Relative, Track, Use

__all__ = [
    "Fact",
    "Link",
    "Links",
    "Moment",
    "Name",
    "Near",
    "Owned",
    "Page",
    "Relative",
    "Sounds",
    "Track",
    "Use",
    "Year",
    "lane",
    "like",
    "like_all",
    "lookup",
    "page",
    "remembered_of",
    "seeds",
]
