"""What Onara knows about dramas and their songs, and which song an audio file holds.

The catalogue answers two questions: what is known about this song, and which song of the
catalogue do these tags and file names speak of.  It knows nothing of sound.
"""

from onara.catalogue.catalogue import Catalogue
from onara.catalogue.link import FileFacts, Link, Linker, link
from onara.catalogue.model import Drama, Release, Song
from onara.catalogue.problem import CatalogueError
from onara.catalogue.statement import Person

__all__ = [
    "Catalogue",
    "CatalogueError",
    "Drama",
    "FileFacts",
    "Link",
    "Linker",
    "Person",
    "Release",
    "Song",
    "link",
]
