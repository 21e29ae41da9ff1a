"""The catalogue's objects, in the terms of the field.

All of them are immutable, all text is NFC.  A date is the text ``YYYY``, ``YYYY-MM`` or
``YYYY-MM-DD``, as exact as the source was.  ``sources`` holds addresses or descriptions of where
a statement was seen.  What nobody could confirm is a ``Claim`` and never appears elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onara.catalogue.roles import most_telling
from onara.catalogue.statement import (
    Aired,
    Claim,
    Conflict,
    HeardElsewhere,
    Person,
    Statement,
    Title,
)


@dataclass(frozen=True, slots=True)
class Relation:
    """How the drama is related to another work."""

    kind: str
    kind_ko: str | None
    work: str
    work_ko: str | None
    by: str | None
    by_ko: str | None
    notes: tuple[Statement, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BasedOn:
    """The work or person that the drama derives from."""

    kind: str
    kind_ko: str | None
    title: str
    title_ko: str | None
    by: str | None
    by_ko: str | None
    years: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remake:
    """A later version of the drama itself."""

    title: str | None
    title_ko: str | None
    kind: str
    kind_ko: str | None
    countries: tuple[str, ...]
    countries_ko: tuple[str, ...]
    year: int | None
    date: str | None
    aired: Aired | None
    network: str | None
    platform: str | None
    by: str | None
    notes: tuple[Statement, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Release:
    """A record or digital single of a soundtrack; ``songs`` are ids of catalogue songs on it."""

    title: str
    part: int | str | None
    date: str | None
    other_date: str | None
    tracks: int | None
    label: Person | None
    distributor: Person | None
    songs: tuple[str, ...]
    notes: tuple[Statement, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Soundtrack:
    """All music of one drama, and who stands for it as a whole."""

    music_directors: tuple[Person, ...]
    producers: tuple[Person, ...]
    labels: tuple[Person, ...]
    releases: tuple[Release, ...]
    notes: tuple[Statement, ...]
    sources: tuple[str, ...]
    unverified: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """Another performance of a song; ``song`` is its id where it is a catalogue song itself."""

    kind: str
    kind_ko: str | None
    song: str | None
    title: str | None
    performers: tuple[Person, ...]
    lyrics: str | None
    date: str | None
    made_for: str | None
    made_for_ko: str | None
    notes: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Original:
    """The recording outside the catalogue that a song covers."""

    title: str | None
    title_ko: str | None
    title_romanised: str | None
    artists: tuple[Person, ...]
    year: int | None
    album: str | None
    notes: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Song:
    """One song (or score piece) of one soundtrack: a recording, its work and its use in the drama.

    ``id`` is ``drama-id/song-id`` and unique in the catalogue.  ``title`` is the title to show: the
    English or released one where it is known, else the Korean one.  ``version_of`` is the id of the
    catalogue song that this is a version of, ``cover_of`` an original outside the catalogue.
    """

    id: str
    drama_id: str
    title: str
    title_ko: str | None
    title_romanised: str | None
    other_titles: tuple[Title, ...]
    performers: tuple[Person, ...]
    credits: Mapping[str, tuple[Person, ...]]
    part: int | str | None
    released: str | None
    roles: tuple[str, ...]
    version_of: str | None
    cover_of: Original | None
    versions: tuple[Version, ...]
    quoted_line: str | None
    scenes: tuple[Statement, ...]
    moods: tuple[str, ...]
    notes: tuple[Statement, ...]
    honours: tuple[Statement, ...]
    elsewhere: tuple[HeardElsewhere, ...]
    in_founding_list: bool
    sources: tuple[str, ...]
    unverified: tuple[Claim, ...]

    @property
    def titles(self) -> tuple[str, ...]:
        """Every known title in every script, the one to show first."""
        own = (self.title, self.title_ko, self.title_romanised)
        further = (title.text for title in self.other_titles)
        return tuple(dict.fromkeys(text for text in (*own, *further) if text))

    @property
    def credit_line(self) -> str:
        """The performers as a label prints them; empty where nobody is known."""
        lead = [person.name for person in self.performers if person.role != "featured"]
        featured = [person.name for person in self.performers if person.role == "featured"]
        line = ", ".join(lead[:-1]) + " and " + lead[-1] if len(lead) > 1 else "".join(lead)
        return line + (f" featuring {', '.join(featured)}" if featured else "")

    def role_phrase(self) -> str:
        """What the drama uses the song for, so that "<phrase> of <drama title>" reads well."""
        return most_telling(self.roles)


@dataclass(frozen=True, slots=True)
class Drama:
    """One drama with its soundtrack and songs."""

    id: str
    title: str
    title_ko: str | None
    title_romanised: str | None
    title_hanja: str | None
    other_titles: tuple[Title, ...]
    network: str | None
    aired: Aired | None
    episodes: int | None
    specials: int | None
    seasons: int | None
    episodes_all_seasons: int | None
    genres: tuple[str, ...]
    directors: tuple[Person, ...]
    writers: tuple[Person, ...]
    production: tuple[Person, ...]
    cast: tuple[Person, ...]
    based_on: BasedOn | None
    remade_as: tuple[Remake, ...]
    related_adaptations: tuple[Statement, ...]
    plot: tuple[Statement, ...]
    facts: tuple[Statement, ...]
    founding_list_remarks: tuple[Statement, ...]
    soundtrack: Soundtrack
    songs: tuple[Song, ...]
    relations: tuple[Relation, ...]
    conflicts: tuple[Conflict, ...]
    sources: tuple[str, ...]
    unverified: tuple[Claim, ...]

    @property
    def titles(self) -> tuple[str, ...]:
        """Every known title in every script, the one to show first."""
        own = (self.title, self.title_ko, self.title_romanised, self.title_hanja)
        further = (title.text for title in self.other_titles)
        return tuple(dict.fromkeys(text for text in (*own, *further) if text))
