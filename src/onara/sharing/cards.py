"""Cards are made: which song, drama, episode and second does an id of a list stand for?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from onara.catalogue import Catalogue
from onara.catalogue.roles import ROLES
from onara.errors import OnaraError
from onara.graph import Graph, Kind, Relation
from onara.imports import FILE_NAME, Imported, SongRecord
from onara.imports.records import kind_of
from onara.library import Recording
from onara.lists import Entry, FanList, Own, OwnKind, own
from onara.sharing.card import MOST_ENTRIES, Card, Named
from onara.sheet import Cue, Episode, SheetStore

_IMPORTED = ("musicbrainz:", "wikidata:", "csv:")
OWN_LIST = "own-list"


class NothingThere(OnaraError):
    """No thing has the id that was given."""


class Cards(AbstractContextManager["Cards"]):
    """Makes cards of one home folder; what it needs is opened when it is needed.

    ``recordings`` is called where an id is one of the library.
    """

    def __init__(
        self,
        home: Path,
        catalogue: Catalogue,
        graph: Graph,
        recordings: Callable[[], Iterable[Recording]],
    ) -> None:
        self._home = home
        self._catalogue = catalogue
        self._graph = graph
        self._read = recordings

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for name in ("_store", "_imported"):
            held = self.__dict__.pop(name, None)
            if held is not None:
                held.close()

    def card(self, id_: str) -> Card:
        """What is told of a thing; raises `NothingThere`."""
        if id_ in self._graph:
            return self._node(id_)
        mine = own(id_)
        if mine is not None:
            return self._own(mine)
        if id_.startswith(_IMPORTED):
            return self._record(id_)
        raise NothingThere(f"nothing has the id {id_}")

    def of_entry(self, entry: Entry) -> Card:
        """What is told of an entry; one whose thing is gone keeps the title of the list."""
        try:
            made = self.card(entry.id)
        except NothingThere:
            made = Card("gone", entry.id, entry.title or entry.id)
        return replace(made, note=entry.note)

    def of_list(self, kept: FanList) -> Card:
        """What is told of a list, with its things."""
        entries = tuple(self.of_entry(each) for each in kept.entries[:MOST_ENTRIES])
        return Card(
            OWN_LIST,
            kept.name,
            kept.name,
            note=kept.note,
            count=len(kept.entries),
            entries=entries,
        )

    def title(self, card: Card) -> str:
        """A card in one line, for the file of a list."""
        by = ", ".join(each.title for each in card.by)
        drama = card.drama.title if card.drama else ""
        place = f"{drama} {card.episode or ''}".strip() if card.episode else drama
        at = f"{card.second:.0f} s" if card.second is not None else ""
        named = f"{card.title} – {by}" if by and card.title else card.title or by
        return ", ".join(filter(None, (named, place, at))) or card.id

    def _node(self, id_: str) -> Card:
        node = self._graph.node(id_)
        by = tuple(
            Named(each.title, each.title_ko, each.id)
            for each in self._graph.objects(id_, Relation.PERFORMED_BY)
        )
        made = Card(str(node.kind), id_, node.title, node.title_ko, by)
        if node.kind is Kind.SONG:
            return self._with_song(made, id_)
        if node.kind is Kind.DRAMA:
            aired = self._catalogue.drama(id_).aired
            return replace(made, year=_year(aired.first if aired else None))
        dramas = self._graph.objects(id_, Relation.SOUNDTRACK_OF)
        return replace(made, drama=self._drama(dramas[0].id) if dramas else None)

    def _with_song(self, card: Card, song_id: str) -> Card:
        song = self._catalogue.song(song_id)
        aired = self._catalogue.drama(song.drama_id).aired
        return replace(
            card,
            song=song_id,
            role=min(song.roles, key=lambda role: ROLES[role].rank, default=None),
            drama=card.drama or self._drama(song.drama_id),
            year=_year(song.released) or _year(aired.first if aired else None),
        )

    def _drama(self, id_: str) -> Named:
        node = self._graph.node(id_)
        return Named(node.title, node.title_ko, id_)

    def _own(self, mine: Own) -> Card:
        if mine.kind is OwnKind.MUSIC:
            return self._recording(mine.id, str(mine))
        if mine.kind is OwnKind.UNKNOWN:
            unknown = self._store.unknown(int(mine.id))
            if unknown is None:
                raise NothingThere(f"there is no unknown {mine.id}")
            return Card("unknown", str(mine), unknown.name or "")
        scanned = self._store.episode(mine.id)
        if scanned is None:
            raise NothingThere(f"no scanned episode has the id {mine.id}")
        made = _of_episode(str(mine), scanned.episode)
        if mine.kind is OwnKind.EPISODE:
            return made
        return self._moment(made, mine)

    def _moment(self, made: Card, mine: Own) -> Card:
        """The card of an episode at a cue or second: what sounds there gives it its title."""
        cue = self._cue(mine)
        start = mine.second if cue is None or mine.second is not None else cue.start_s
        end = cue.end_s if cue is not None and mine.second is None else None
        made = replace(made, kind=str(mine.kind), title="", title_ko=None, second=start, end_s=end)
        if cue is None:
            return made
        if cue.recording is not None:
            sounds = self._recording(cue.recording, str(mine))
            return replace(
                made,
                title=sounds.title,
                title_ko=sounds.title_ko,
                by=sounds.by,
                song=sounds.song,
                role=sounds.role if made.drama and sounds.drama == made.drama else None,
                year=sounds.year,
            )
        piece = self._store.unknown(int(cue.unknown)) if cue.unknown else None
        return replace(made, title=piece.name or "" if piece else "")

    def _cue(self, mine: Own) -> Cue | None:
        cues = [cue for cue in self._store.cues(mine.id) if not cue.rejected]
        if mine.cue is not None:
            found = next((cue for cue in cues if cue.id == mine.cue), None)
            if found is None:
                raise NothingThere(f"the episode {mine.id} has no cue {mine.cue}")
            return found
        at = mine.second or 0.0
        sounding = [cue for cue in cues if cue.start_s <= at < cue.end_s]
        # Of several at a time, the one that is known, and began last.
        return max(sounding, key=lambda cue: (cue.is_known, cue.start_s), default=None)

    def _recording(self, name: str, id_: str) -> Card:
        held = self._recordings.get(name)
        if held is None:
            raise NothingThere(f"the library has no recording {name}")
        if held.song is not None and held.song.id in self._graph:
            return replace(self._node(held.song.id), kind="music", id=id_)
        title = held.title
        by = (Named(held.tags.artist),) if held.tags.artist else ()
        return Card("music", id_, title, by=by)

    def _record(self, id_: str) -> Card:
        found = self._imported.record(id_) if self._imported is not None else None
        if found is None:
            raise NothingThere(f"nothing has the id {id_}")
        made = Card(str(kind_of(found)), id_, found.title, found.title_ko)
        if not isinstance(found, SongRecord):
            return made
        drama = found.drama or found.soundtrack
        return replace(
            made,
            by=tuple(Named(each.name) for each in found.performers if each.name),
            drama=Named(drama) if drama else None,
            year=_year(found.released),
        )

    @cached_property
    def _recordings(self) -> Mapping[str, Recording]:
        return {each.recording: each for each in self._read()}

    @cached_property
    def _store(self) -> SheetStore:
        return SheetStore(self._home)

    @cached_property
    def _imported(self) -> Imported | None:
        path = self._home / FILE_NAME
        return Imported.open(path) if path.exists() else None


def _of_episode(id_: str, episode: Episode) -> Card:
    named = episode.drama_title or episode.title or episode.path.stem
    drama = None
    if episode.drama_title:
        drama = Named(episode.drama_title, episode.drama_title_ko, episode.drama)
    return Card(
        "episode",
        id_,
        named,
        episode.drama_title_ko if episode.drama_title else None,
        drama=drama,
        season=episode.season,
        episode=episode.number,
    )


def _year(date: str | None) -> int | None:
    year = (date or "")[:4]
    return int(year) if year.isdecimal() and len(year) == 4 else None
