"""What does MusicBrainz lack that is known here, and how does a person hand it in?

Nothing is sent: a page is written with a form that a person looks over and submits.
"""

from onara.seeding.aliases import Alias, missing_aliases
from onara.seeding.form import fields_of
from onara.seeding.page import page
from onara.seeding.release import Artist, Release, Standing, Track, release_of, standing_of

__all__ = [
    "Alias",
    "Artist",
    "Release",
    "Standing",
    "Track",
    "fields_of",
    "missing_aliases",
    "page",
    "release_of",
    "standing_of",
]
