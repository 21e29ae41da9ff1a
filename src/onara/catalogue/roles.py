"""The roles a song can have in a drama, and how each is said in an answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Role(NamedTuple):
    """``phrase`` reads well before "of <drama title>"; a lower ``rank`` tells more."""

    phrase: str
    rank: int


# Ranks are steps, not an order of taste: within one step the catalogue's own order decides, since
# an editor writes the role first that a song is best known for.
ROLES: dict[str, Role] = {
    "opening": Role("opening theme", 0),
    "ending": Role("ending theme", 0),
    "main theme": Role("main theme", 0),
    "title song": Role("title song", 0),
    "title track": Role("title track", 1),
    "love theme": Role("love theme", 1),
    "character theme": Role("character theme", 1),
    "character song": Role("character song", 1),
    "episode theme": Role("episode theme", 2),
    "theme": Role("theme", 2),
    "theme of a remake": Role("theme of a remake", 2),
    "band performance": Role("band performance", 3),
    "sung in the story": Role("song sung in the story", 3),
    "sung by cast": Role("song sung by the cast", 3),
    "episode ending": Role("closing song of an episode", 4),
    "trailer": Role("trailer song", 4),
    "period song": Role("period song", 4),
    "score": Role("score", 5),
    "comic": Role("comic insert song", 5),
    "insert": Role("insert song", 6),
    "instrumental": Role("instrumental piece", 7),
    "duet": Role("duet", 7),
    "remake": Role("remake on the soundtrack", 7),
    "version": Role("version on the soundtrack", 7),
    "comic elsewhere": Role("song", 8),
}


def most_telling(roles: Iterable[str]) -> str:
    """The phrase of the role that tells most, ``"song"`` where none is known."""
    best = min((ROLES[role] for role in roles), key=lambda role: role.rank, default=None)
    return best.phrase if best else "song"
