"""What the pages and the API of wandering share: the years, the map, and names in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from onara.graph import Node
from onara.pictures import shared_songs as drawing
from onara.spelling import initials
from onara.wander import Year, remembered_of
from onara.wander import lane as years_of
from onara.wander.shared_songs import Place, SharedSongs, shared_songs
from onara.web import paths
from onara.web.opened import Opened
from onara.web.problem import not_found
from onara.web.visitor import Visitor
from onara.wording import Language

CONSONANTS = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
OTHER = "#"
RAIL = (*CONSONANTS, *LATIN, OTHER)
"""What names begin with, in the order of a shelf: 가나다, then A to Z, then the rest."""
_PLAIN = dict(zip("ㄲㄸㅃㅆㅉ", "ㄱㄷㅂㅅㅈ", strict=True))


def years(
    opened: Opened,
    language: Language,
    first: int | None = None,
    last: int | None = None,
    id_: str | None = None,
    list_: str | None = None,
) -> tuple[Year, ...]:
    """The years from ``first`` to ``last``, of all, of a thing or of an own list.

    Raises `Problem` (404) where there is no such thing, `ListError` where there is no such list.
    """
    only: frozenset[str] | None = None
    if list_ is not None:
        only = frozenset(opened.lists().get(list_).ids)
    elif id_ is not None:
        if id_ not in opened.graph:
            raise not_found()
        only = remembered_of(opened.graph, id_)
    found = opened.remembered(
        ("lane", only, language),
        lambda known: years_of(known.catalogue, known.graph, only=only, language=language),
    )
    return tuple(
        each
        for each in found
        if (first is None or each.year >= first) and (last is None or each.year <= last)
    )


@dataclass(frozen=True, slots=True)
class SongMap:
    """The map of shared songs with its layout, in units of the picture."""

    shared: SharedSongs
    dramas: tuple[drawing.Spot, ...]
    people: tuple[drawing.Spot, ...]
    points: drawing.Points
    width: int = drawing.WIDTH
    height: int = drawing.HEIGHT


def song_map(opened: Opened, visitor: Visitor) -> SongMap:
    """The map with names as a visitor reads them; laid out once for each layer of names."""

    def made(visitor: Visitor = visitor) -> SongMap:
        known = opened.known
        shared = shared_songs(known.catalogue, known.graph)
        dramas = tuple(_spot(visitor, each) for each in shared.dramas)
        people = tuple(_spot(visitor, each) for each in shared.people)
        ties = tuple((tie.person, tie.drama, len(tie.songs)) for tie in shared.ties)
        return SongMap(shared, dramas, people, drawing.placed(dramas, people, ties))

    return opened.remembered(("map", visitor.layer, visitor.language), lambda _: made())


def _spot(visitor: Visitor, place: Place) -> drawing.Spot:
    shown = visitor.name(place.title, place.title_ko)
    return drawing.Spot(
        id=place.id,
        name=shown.text,
        lang=shown.lang,
        href=paths.thing(place.kind, place.id),
        label=visitor.say("wander.map_spot", name=shown.text, count=place.songs),
        songs=place.songs,
        picture=paths.cover(place.kind, place.id) if place.kind == "drama" else None,
    )


@cache
def letter_of(name: str) -> str:
    """What a name begins with on the rail.

    >>> letter_of("까만 밤"), letter_of("Sweet Night"), letter_of("99s")
    ('ㄱ', 'S', '#')
    """
    for sign in name:
        consonant = initials(sign)[:1]
        if consonant:
            return _PLAIN.get(consonant, consonant) if consonant in _KNOWN else OTHER
        if sign.isalnum():
            upper = sign.upper()
            return upper if upper in LATIN else OTHER
    return OTHER


_KNOWN = {*CONSONANTS, *_PLAIN}


@dataclass(frozen=True, slots=True)
class Shelved:
    """A node with the name that it is shelved by."""

    node: Node
    name: str
    letter: str


def shelf(visitor: Visitor, nodes: Iterable[Node]) -> list[Shelved]:
    """Nodes in the order of their names as a visitor reads them."""
    shelved = []
    for node in nodes:
        name = visitor.name(node.title, node.title_ko).text
        shelved.append(Shelved(node, name, letter_of(name)))
    order = {letter: place for place, letter in enumerate(RAIL)}
    return sorted(shelved, key=lambda each: (order[each.letter], each.name.casefold()))
