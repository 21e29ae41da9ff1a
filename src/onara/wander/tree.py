"""What a page is made of: an immutable tree, the same for a terminal, a machine and a browser.

Texts are NFC; dates are ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; ``sources`` are addresses or
descriptions of where a statement was seen.

What is said in words is said in English; a field of the same name that ends in ``_ko`` says it in
Korean, ``None`` where the catalogue does not.  ``told_ko`` says in Korean words what a title says
that has no Korean name of its own.
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
    about_ko: str | None = None


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
    detail_ko: str | None = None
    told_ko: str | None = None


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
    ``performers_ko`` and ``notes_ko`` say one by one what the others say, in Korean where the
    catalogue has it.
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
    performers_ko: tuple[str, ...] = ()
    how_ko: str | None = None
    drama_ko: str | None = None
    notes_ko: tuple[str, ...] = ()
    told_ko: str | None = None


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
    performers_ko: tuple[str, ...] = ()


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
    told_ko: str | None = None
