"""What is known beyond the dramas: people as such, related works, titles of other dramas."""

from __future__ import annotations

from dataclasses import dataclass

from onara.catalogue.statement import Aired, Claim, Conflict, Person, Statement, Title


@dataclass(frozen=True, slots=True)
class Group:
    """A group that a person sings (or sang) with."""

    name: str
    name_ko: str | None
    other_names: tuple[Title, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Biography:
    """What is known of a person or group as such, whatever the drama."""

    name: str
    name_ko: str | None
    kind: str
    other_names: tuple[Title, ...]
    groups: tuple[Group, ...]
    spouse: Person | None
    spouse_sources: tuple[str, ...]
    jobs: tuple[str, ...]
    facts: tuple[Statement, ...]
    sources: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the one to show first."""
        further = (each.text for each in self.other_names)
        return tuple(dict.fromkeys(text for text in (self.name, self.name_ko, *further) if text))


@dataclass(frozen=True, slots=True)
class WorkRelation:
    """How a related work is related to a drama of the catalogue; ``drama`` is its id."""

    drama: str
    kind: str
    by: str | None
    kind_ko: str | None = None
    by_ko: str | None = None


@dataclass(frozen=True, slots=True)
class RelatedWork:
    """A drama, film, book or show that the catalogue knows of only through its own dramas."""

    id: str
    title: str
    title_ko: str | None
    title_romanised: str | None
    title_original: str | None
    other_titles: tuple[Title, ...]
    kind: str
    kind_ko: str | None
    year: int | None
    network: str | None
    aired: Aired | None
    episodes: int | None
    people: tuple[Person, ...]
    relations: tuple[WorkRelation, ...]
    music: tuple[Statement, ...]
    notes: tuple[Statement, ...]
    conflicts: tuple[Conflict, ...]
    in_founding_list: bool
    sources: tuple[str, ...]
    unverified: tuple[Claim, ...]

    @property
    def titles(self) -> tuple[str, ...]:
        """Every known title in every script, the one to show first."""
        own = (self.title, self.title_ko, self.title_romanised, self.title_original)
        further = (title.text for title in self.other_titles)
        return tuple(dict.fromkeys(text for text in (*own, *further) if text))


@dataclass(frozen=True, slots=True)
class TitleElsewhere:
    """A drama that exists and that the catalogue does not have: enough to say so."""

    title: str
    title_ko: str | None
    other_titles: tuple[str, ...]
    year: int | None
    is_common_word: bool

    @property
    def titles(self) -> tuple[str, ...]:
        """Every known title, the one to show first."""
        own = (self.title, self.title_ko, *self.other_titles)
        return tuple(dict.fromkeys(text for text in own if text))
