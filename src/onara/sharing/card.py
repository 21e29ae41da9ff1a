"""A card: a song, moment, cue, list in the words that stand on a page about it.

It has names only, never a path of a file and never the media.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Named:
    """A thing by its names; ``id`` is the catalogue's, ``None`` where it has none."""

    title: str
    title_ko: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """What is told of a thing.

    ``kind`` is that of a node of the catalogue, or ``music`` (an owned recording), ``episode``,
    ``cue``, ``moment``, ``unknown``, ``own-list``, ``clip``; ``id`` as it stands in a list.
    ``title`` is empty where the thing has no name of its own (a moment without music, music that
    nobody has named).  ``by`` are its performers, ``role`` what the song is in its drama (see
    `onara.catalogue.roles`), ``song`` the catalogue's id of the song that sounds; ``second`` and
    ``end_s`` are seconds of the episode.  Of a list ``entries`` are its things, at most
    `MOST_ENTRIES`, and ``count`` how many there are.
    """

    kind: str
    id: str
    title: str
    title_ko: str | None = None
    by: tuple[Named, ...] = ()
    role: str | None = None
    song: str | None = None
    drama: Named | None = None
    year: int | None = None
    season: int | None = None
    episode: int | None = None
    second: float | None = None
    end_s: float | None = None
    note: str | None = None
    count: int | None = None
    entries: tuple[Card, ...] = ()

    def as_plain(self) -> dict[str, Any]:
        """As values of JSON, without what is not known."""
        told = asdict(self)
        told["entries"] = [each.as_plain() for each in self.entries]
        return {name: value for name, value in told.items() if value not in (None, (), [])}


MOST_ENTRIES = 200
"""Of a list that is shared: more nobody reads on one page."""


def card_of(told: Mapping[str, Any]) -> Card:
    """The card of `Card.as_plain`; raises `KeyError`, `TypeError` or `ValueError` for others."""
    values = dict(told)
    values["by"] = tuple(Named(**each) for each in values.get("by", ()))
    values["entries"] = tuple(card_of(each) for each in values.get("entries", ()))
    if values.get("drama") is not None:
        values["drama"] = Named(**values["drama"])
    return Card(**values)
