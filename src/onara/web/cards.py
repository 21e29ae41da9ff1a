"""Cards as a page shows them: with addresses, pictures and what can be played of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, unquote

from onara.clock import clock
from onara.graph import Graph, Kind
from onara.lists import (
    BOOKMARKS,
    FOUNDING_LIST,
    Entry,
    FanList,
    Missing,
    Own,
    OwnKind,
    Playlist,
    PlaylistTrack,
    own,
    playlist,
)
from onara.lists.playlist import songs_of
from onara.sharing import Card, Cards, Named
from onara.sharing.cards import OWN_LIST
from onara.web import paths
from onara.web.opened import Opened
from onara.web.visitor import Visitor

_FOLDERS = {
    **{"music": "music/", "unknown": "unknown/", "clip": "clip/"},
    **dict.fromkeys(("episode", "cue", "moment"), "episode/"),
}
_PAGES = {"lists": "own-list", "music": "music", "unknown": "unknown", "hear": "clip"}
"""First parts of the paths of pages, and the kinds of what they are about."""
_ALWAYS_THERE = {BOOKMARKS: "lists.bookmarks", FOUNDING_LIST: "lists.founding"}
_AT = re.compile(r"t=(\d{1,6}(?:\.\d{1,3})?)")


@dataclass(frozen=True, slots=True)
class Sound:
    """What a browser can play: an address below the base path, from and to which second."""

    src: str
    start_s: float | None
    end_s: float | None
    title: str
    note: str


@dataclass(frozen=True, slots=True)
class Row:
    """An entry of a list: its card, its page, and what of it can be played.

    ``missing`` are the songs of it that are not owned, ``reasons`` why, by their ids.
    """

    card: Card
    path: str | None
    cover: tuple[str, str] | None
    sounds: tuple[Sound, ...]
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class ShownList:
    """A list with all that a page shows of it."""

    kept: FanList
    rows: tuple[Row, ...]
    made: Playlist

    @property
    def covers(self) -> tuple[tuple[str, str], ...]:
        """The covers of its mosaic (see `cover_of`): four, or one."""
        return mosaic(row.cover for row in self.rows)


def mosaic(covers: Iterable[tuple[str, str] | None]) -> tuple[tuple[str, str], ...]:
    """The first four of these covers, or one where there are fewer."""
    found = tuple(dict.fromkeys(each for each in covers if each))
    return found[:4] if len(found) >= 4 else found[:1]


def cards_of(opened: Opened) -> Cards:
    """What makes cards of this home folder; to be closed."""
    return Cards(opened.home, opened.catalogue, opened.graph, opened.recordings)


def entry_id(kind: str, id_: str) -> str:
    """The id by which a thing stands in a list: buttons say kind and id apart.

    >>> entry_id("cue", "2b41#cue-3"), entry_id("song", "signal/blooming")
    ('episode/2b41#cue-3', 'signal/blooming')
    """
    folder = _FOLDERS.get(kind)
    return id_ if folder is None or id_.startswith(folder) else f"{folder}{id_}"


def of_path(path: str) -> tuple[str, str] | None:
    """Kind and id of what a page of this server is about, ``None`` where it is about none."""
    page, _, fragment = path.partition("#")
    kind, _, rest = unquote(page.partition("?")[0]).strip("/").partition("/")
    if not rest:
        return None
    if kind == "episodes":
        at = _AT.search(fragment)
        return ("moment", f"episode/{rest}#t-{at[1]}") if at else ("episode", f"episode/{rest}")
    if kind in _PAGES:
        made = _PAGES[kind]
        return made, entry_id(made, rest)
    return (kind, rest) if kind in paths.THINGS else None


def page_of(card: Card) -> str | None:
    """The page about what a card tells of."""
    mine = own(card.id)
    if card.kind == OWN_LIST:
        return paths.own_list(card.id)
    if card.kind == "clip":
        return f"/hear/{quote(card.id.removeprefix('clip/'), safe='')}"
    if mine is not None:
        return _page_of_own(mine, card.second)
    return paths.thing(card.kind, card.id) if card.kind in paths.THINGS else None


def _page_of_own(mine: Own, second: float | None) -> str:
    if mine.kind is OwnKind.MUSIC:
        return paths.owned(mine.id)
    if mine.kind is OwnKind.UNKNOWN:
        return paths.unknown(mine.id)
    return paths.episode(mine.id, second)


def cover_of(card: Card) -> tuple[str, str] | None:
    """Kind and id of what has the cover for it: its song, else itself, else its drama."""
    if card.song is not None:
        return "song", card.song
    if card.kind in set(Kind):
        return card.kind, card.id
    mine = own(card.id)
    if mine is not None and mine.kind is OwnKind.MUSIC:
        return "owned", mine.id
    if mine is not None and mine.kind is OwnKind.UNKNOWN:
        return "unknown", mine.id
    if card.drama is not None and card.drama.id is not None:
        return "drama", card.drama.id
    return next((found for each in card.entries if (found := cover_of(each))), None)


def title_of(card: Card, visitor: Visitor) -> Named:
    """A title to show: where a thing has no name of its own, what it is."""
    if card.kind == OWN_LIST:
        return Named(list_name(card.title, visitor))
    if card.title:
        return Named(card.title, card.title_ko)
    if card.kind == "unknown":
        return Named(visitor.say("lists.unknown", number=card.id.removeprefix("unknown/")))
    if card.drama is not None and card.kind == "moment":
        return card.drama
    return Named(visitor.say("lists.unnamed"))


def list_name(name: str, visitor: Visitor) -> str:
    """The name of a list as it is shown: the two that are always there have none of a person's."""
    return visitor.say(_ALWAYS_THERE[name]) if name in _ALWAYS_THERE else name


def place_of(card: Card, visitor: Visitor) -> str:
    """Episode and time, ``""`` where there is none."""
    told = []
    if card.episode is not None:
        many_seasons = card.season is not None and card.season > 1
        key = "lists.season_episode" if many_seasons else "lists.episode"
        told.append(visitor.say(key, season=card.season, episode=card.episode))
    if card.second is not None:
        told.append(clock(card.second))
    return " · ".join(told)


def shown_list(opened: Opened, kept: FanList) -> ShownList:
    """A list as its page shows it."""
    graph = opened.graph
    made = playlist(kept, graph, opened.recordings())
    by_id = {each.song: each for each in made.entries}
    with cards_of(opened) as cards:
        rows = tuple(_row(cards, entry, graph, by_id) for entry in kept.entries)
    return ShownList(kept, rows, made)


def _row(
    cards: Cards, entry: Entry, graph: Graph, by_id: Mapping[str, PlaylistTrack | Missing]
) -> Row:
    card = cards.of_entry(entry)
    mine = own(entry.id) if entry.id not in graph else None
    if mine is not None and mine.kind is not OwnKind.MUSIC:
        sound = _of_own(mine, card) if card.kind != "gone" else None
        return Row(card, page_of(card), cover_of(card), (sound,) if sound else (), ())
    songs = songs_of(FanList("", (entry,)), graph)
    found: Sequence[PlaylistTrack | Missing] = [by_id[each] for each in songs]
    return Row(
        card,
        page_of(card),
        cover_of(card),
        tuple(_of_track(each) for each in found if isinstance(each, PlaylistTrack)),
        tuple(each for each in found if isinstance(each, Missing)),
    )


def _of_track(track: PlaylistTrack) -> Sound:
    src = f"/api/v1/recordings/{quote(track.recording, safe='')}/audio"
    return Sound(src, None, None, track.title, track.performer)


def _of_own(mine: Own, card: Card) -> Sound:
    note = " ".join(filter(None, (card.drama.title if card.drama else "", str(card.episode or ""))))
    if mine.kind is OwnKind.UNKNOWN:
        return Sound(f"/api/v1/unknowns/{mine.id}/audio", None, None, card.title, note)
    src = f"/api/v1/episodes/{quote(mine.id, safe='')}/audio"
    return Sound(src, card.second, card.end_s, card.title, note)
