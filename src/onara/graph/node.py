"""Nodes and edges: the kinds of things there are, in MusicBrainz's terms, and how they relate."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a node is.

    A *song* is a recording of a soundtrack with its use in the drama; a *recording* is one outside
    the soundtracks, such as the original of a remake; the *work* is what they are recordings of.
    An *artist* performs something, a *person* does not.
    """

    SONG = "song"
    DRAMA = "drama"
    ARTIST = "artist"
    PERSON = "person"
    SOUNDTRACK = "soundtrack"
    RELEASE = "release"
    LIST = "list"
    WORK = "work"
    RECORDING = "recording"
    CHARACTER = "character"
    OTHER = "other"
    """A film, book, show or version of a drama that is not a drama of the catalogue."""


class Relation(StrEnum):
    """How the subject of an edge relates to its object, as it reads between the two."""

    USED_IN = "is used in"
    RECORDING_OF = "is a recording of"
    COVER_OF = "is a remake of"
    VERSION_OF = "is a version of"
    PERFORMED_BY = "is performed by"
    WORDS_BY = "has words by"
    MUSIC_BY = "has music by"
    ARRANGED_BY = "is arranged by"
    PRODUCED_BY = "is produced by"
    TRACK_OF = "is on"
    RELEASE_OF = "is a release of"
    SOUNDTRACK_OF = "is the soundtrack of"
    SCORED_BY = "has the music director"
    DIRECTED_BY = "is directed by"
    WRITTEN_BY = "is written by"
    MADE_BY = "is produced by the company"
    STARS = "stars"
    PLAYS = "plays"
    CHARACTER_OF = "is a character of"
    MEMBER_OF = "is a member of"
    MARRIED_TO = "is married to"
    BASED_ON = "is based on"
    REMADE_AS = "was remade as"
    RELATED_TO = "is related to"
    HEARD_IN = "was also heard in"
    ON_LIST = "is on the list"


@dataclass(frozen=True, slots=True)
class Node:
    """One thing.  ``names`` are all its spellings in every script, ``title`` the one to show.

    ``told_ko`` says the title in Korean for readers of Korean where it has no Korean name.
    """

    kind: Kind
    id: str
    title: str
    title_ko: str | None
    names: tuple[str, ...]
    told_ko: str | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """One statement: subject, relation, object; ids of nodes.

    ``detail`` says more in words: the roles of a use, the year of a remake, what is shared; it is
    said in Korean where the catalogue does.
    """

    subject: str
    relation: Relation
    object: str
    detail: str | None = None
    sources: tuple[str, ...] = ()
    detail_ko: str | None = None
