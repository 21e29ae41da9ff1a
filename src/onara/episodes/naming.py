"""What the name, folders and NFO files of an episode say of it, and which piece says what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

_Said = TypeVar("_Said")

SPECIALS = 0
"""The season that players keep specials in."""


class Place(StrEnum):
    """Where something is said, from the one that is believed first to the last."""

    PERSON = "person"
    NFO = "NFO file"
    FILE = "file name"
    FOLDER = "folder name"
    CATALOGUE = "catalogue"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that is said: ``field`` of a `Naming`, ``value`` in words, ``said`` as written."""

    field: str
    value: str
    said: str
    place: Place

    def __str__(self) -> str:
        return f'{self.field} {self.value}: "{self.said}" in the {self.place}'


@dataclass(frozen=True, slots=True)
class Naming:
    """What is said of an episode; what nothing says is ``None``.  All text is NFC.

    ``titles`` are texts that may name the drama, the likeliest first, ``title`` the first of them;
    ``year`` is that of the drama; ``season`` is 0 for specials, and ``season_name`` what a person
    calls a season that has no number; ``number`` is the episode's, ``last_number`` the last of a
    file that holds several, ``part`` that of an episode in parts; ``is_last`` says that it is the
    last episode, whatever its number; ``broadcast`` is an ISO date.  ``drama`` is the catalogue's
    id or a name, where a person says it.  ``evidence`` has for each field first what was believed,
    then what was overruled.
    """

    titles: tuple[str, ...] = ()
    year: int | None = None
    season: int | None = None
    number: int | None = None
    last_number: int | None = None
    part: int | None = None
    episode_title: str | None = None
    broadcast: str | None = None
    is_last: bool = False
    season_name: str | None = None
    drama: str | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def title(self) -> str | None:
        """The words that name the drama."""
        return self.titles[0] if self.titles else None

    def why(self, field: str) -> Evidence | None:
        """Which piece a field was read from."""
        return next((each for each in self.evidence if each.field == field), None)


_TOGETHER = ("number", "last_number", "is_last", "part")
"""Fields that are one statement: a place that says the number says the rest of it too."""


def over(first: Naming, then: Naming) -> Naming:
    """Two namings as one: where both say something, ``first`` is believed."""
    numbered = first if first.number is not None or first.is_last else then
    numbers = {field: getattr(numbered, field) for field in _TOGETHER}
    if numbered.part is None and first.part is None:
        numbers["part"] = then.part
    return Naming(
        titles=tuple(dict.fromkeys((*first.titles, *then.titles))),
        year=_or(first.year, then.year),
        season=_or(first.season, then.season),
        episode_title=_or(first.episode_title, then.episode_title),
        broadcast=_or(first.broadcast, then.broadcast),
        season_name=_or(first.season_name, then.season_name),
        drama=_or(first.drama, then.drama),
        evidence=(*first.evidence, *then.evidence),
        **numbers,
    )


def _or(one: _Said | None, other: _Said | None) -> _Said | None:
    return other if one is None else one
