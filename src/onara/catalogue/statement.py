"""What every object of the catalogue is made of: titles, people, statements and their sources.

What is said in words is said in English; a field of the same name that ends in ``_ko`` says it in
Korean, where that is known.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Title:
    """A further title or name; ``about`` says whose it is, e.g. ``"Korean short name"``.

    ``locale`` is a BCP 47 tag such as ``ja`` or ``zh-Hant``.
    """

    text: str
    about: str | None = None
    locale: str | None = None
    sources: tuple[str, ...] = ()
    about_ko: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that is said of a drama, song or person, in English and, where known, in Korean.

    ``episode`` is the number of the episode it is about, or numbers in words.  Without sources of
    its own it is covered by those of what it is said of.
    """

    text: str
    ko: str | None = None
    episode: int | str | None = None
    sources: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """What is said, in every language that it is written in."""
        return (self.text, self.ko) if self.ko else (self.text,)


@dataclass(frozen=True, slots=True)
class HeardElsewhere:
    """Another drama, show or event in which a song was heard."""

    where: str
    where_ko: str | None
    kind: str | None
    kind_ko: str | None
    about: str | None
    about_ko: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A person, group or company.

    ``groups`` are those the person sings (or sang) with, ``characters`` names under which an actor
    sings, ``character`` the part played in the drama.
    """

    name: str
    name_ko: str | None = None
    name_ja: str | None = None
    other_names: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    characters: tuple[str, ...] = ()
    character: str | None = None
    character_ko: str | None = None
    role: str | None = None
    role_ko: str | None = None
    about: str | None = None
    about_ko: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every name by which the person is credited, the characters' included."""
        own = (self.name, self.name_ko, self.name_ja, *self.other_names, *self.characters)
        return tuple(dict.fromkeys(name for name in own if name))


@dataclass(frozen=True, slots=True)
class Claim:
    """A belief without a source: for editors to check, never shown as a fact.

    ``titles`` and ``names`` are believed spellings.  They may help to find a song whose other
    evidence agrees, and that is all they are used for.
    """

    claim: str
    reason: str
    titles: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """What sources disagree on, or where one of them errs."""

    about: str
    detail: str
    sources: tuple[str, ...]
    about_ko: str | None = None
    detail_ko: str | None = None


@dataclass(frozen=True, slots=True)
class Aired:
    """First and last day of broadcast; the last is unknown where it may still be going on."""

    first: str
    last: str | None
    slot: str | None = None
    slot_ko: str | None = None
    about: str | None = None
    about_ko: str | None = None
