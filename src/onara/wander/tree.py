"""What a page is made of: an immutable tree, the same for a terminal, a machine and a browser.

Texts are NFC; dates are ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; ``sources`` are addresses or
descriptions of where a statement was seen.
"""

from __future__ import annotations

from dataclasses import dataclass

from onara.catalogue.statement import Conflict


@dataclass(frozen=True, slots=True)
class Name:
    """A title or name; ``language`` is a BCP 47 tag, ``und-Latn`` where letters tell no more."""

    text: str
    language: str
    about: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement; ``label`` says in a word or two what it is about."""

    label: str
    text: str
    text_ko: str | None = None
    episode: int | str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Another page, and what of it matters here."""

    kind: str
    id: str
    title: str
    title_ko: str | None
    detail: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Links:
    """The pages of one relation, which is said in plain words: ``words by``, ``acts in``."""

    relation: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Use:
    """A song in a drama: what for (the role best known first), and when it is heard."""

    song: Link
    drama: Link
    roles: tuple[str, ...]
    part: int | str | None
    released: str | None
    scenes: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Relative:
    """A recording of the same work.

    ``how`` says what it is (``original``, ``remake``, ``instrumental``...), ``of`` is the id of the
    recording that it was made from, ``None`` for an original; ``depth`` counts the steps from it.
    """

    kind: str
    id: str
    title: str
    title_ko: str | None
    performers: tuple[str, ...]
    how: str
    of: str | None
    depth: int
    year: str | None
    drama: str | None
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    is_this: bool


@dataclass(frozen=True, slots=True)
class Track:
    """A line of a soundtrack's table; ``is_disputed`` where sources disagree on something of it."""

    id: str
    part: int | str | None
    title: str
    title_ko: str | None
    performers: tuple[str, ...]
    role: str
    released: str | None
    is_disputed: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """All that is known of one thing; what does not apply to its kind is empty."""

    kind: str
    id: str
    title: str
    title_ko: str | None
    names: tuple[Name, ...]
    facts: tuple[Fact, ...]
    uses: tuple[Use, ...]
    family: tuple[Relative, ...]
    heard: tuple[Link, ...]
    tracks: tuple[Track, ...]
    links: tuple[Links, ...]
    conflicts: tuple[Conflict, ...]
    sources: tuple[str, ...]
