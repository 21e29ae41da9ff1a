"""Answers to questions as a page and a program need them: with addresses, and linked names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onara.ask import Result
from onara.ask.moments import MOMENT
from onara.catalogue.statement import Statement
from onara.graph import Kind, Node, Relation
from onara.sheet import SheetStore
from onara.web import paths, things
from onara.web.narrowing import year_of
from onara.web.opened import Opened
from onara.web.visitor import Shown as Name
from onara.web.visitor import Visitor

_PEOPLE = (Kind.ARTIST, Kind.PERSON)
_PLAIN_COVER = ("mood", "quiet")
"""For what has no cover of its own."""


@dataclass(frozen=True, slots=True)
class Linked:
    """Something that a result mentions: ``path`` is its page, ``None`` where it has none, and
    ``shown`` its name as the visitor wants to read it."""

    kind: str
    id: str
    title: str
    title_ko: str | None
    path: str | None
    shown: Name


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the owner's lyrics; ``audio`` is where its ``recording`` is played from, and
    ``second`` when it is sung there."""

    line: str
    second: float | None
    recording: str | None
    audio: str | None


@dataclass(frozen=True, slots=True)
class Spot:
    """A second of a scanned episode: ``number`` is the episode's in its drama."""

    episode: str
    second: float
    drama: str | None
    number: int | None


@dataclass(frozen=True, slots=True)
class Reason:
    """Something that speaks for a result; ``episode`` is the one up to which its ``drama`` should
    have been watched before it is read, ``None`` where it gives nothing away."""

    text: str
    drama: str | None = None
    episode: int | None = None


@dataclass(frozen=True, slots=True)
class FoundThing:
    """One thing that may be meant.

    ``path`` is the address of its page below the server's, ``None`` where it has none; ``cover`` a
    picture for it; ``shown`` its name as the visitor wants to read names.  ``role`` is
    what a song is in its drama, in words; ``year`` when it came out or aired; ``recordings`` how
    many are known of a singer; ``owned`` a recording of it in the library.  ``score`` (0 to 1) is
    the share of the question that it explains, and ``why`` says reason by reason what speaks for
    it.
    """

    kind: str
    id: str
    path: str | None
    cover: str
    title: str
    title_ko: str | None
    shown: Name
    drama: Linked | None
    performers: tuple[Linked, ...]
    role: str | None
    year: int | None
    network: str | None
    moods: tuple[str, ...]
    recordings: int
    owned: str | None
    score: float
    why: tuple[Reason, ...]
    line: Line | None = None
    moment: Spot | None = None


class Shown:
    """Turns results into what is shown of them."""

    def __init__(self, opened: Opened, visitor: Visitor) -> None:
        self._opened = opened
        self._known = opened.known
        self._dramas = {drama.id: drama for drama in self._known.catalogue.dramas}
        self._visitor = visitor
        self._version = opened.covers_version
        self._owned: Mapping[str, str] = opened.remembered(
            ("owned songs", opened.library_sign),
            lambda _: {song: one.recording for song, one in things.owned_songs(opened).items()},
        )

    def thing(self, result: Result) -> FoundThing:
        """A result with its addresses."""
        graph, id_ = self._known.graph, result.id
        is_ours, sung = id_ in graph, result.sung
        song = self._known.catalogue.song(id_) if is_ours and result.kind == Kind.SONG else None
        sings = is_ours and result.kind in _PEOPLE
        return FoundThing(
            kind=result.kind,
            id=id_,
            path=self._path(result),
            cover=self._cover(result),
            title=result.title,
            title_ko=result.title_ko,
            shown=self._visitor.name(result.title, result.title_ko),
            drama=self._linked(graph.node(song.drama_id)) if song else self._drama(result),
            performers=self._performers(result),
            role=result.role,
            year=year_of(self._known, result),
            network=self._network(result),
            moods=song.moods if song else (),
            recordings=len(graph.subjects(id_, Relation.PERFORMED_BY)) if sings else 0,
            owned=self._owned.get(id_) or (sung.recording if sung else None),
            score=result.score,
            why=tuple(self._reasons(result)),
            line=self._line(result),
            moment=self._moment(result),
        )

    def _reasons(self, result: Result) -> Iterator[Reason]:
        drama, told = self._told_of(result)
        for part in filter(None, result.why.split("; ")):
            of = (each.episode for each in told if any(text in part for text in _parts(each)))
            last = max((things.last_episode(self._opened, drama, e) or 0 for e in of), default=0)
            yield Reason(part, drama, last) if last else Reason(part)

    def _told_of(self, result: Result) -> tuple[str | None, list[Statement]]:
        """What is said of single episodes, and of which drama."""
        if result.kind == MOMENT or result.id not in self._known.graph:
            return None, []
        if result.kind == Kind.SONG:
            song = self._known.catalogue.song(result.id)
            drama_id, told = song.drama_id, (*song.scenes, *song.notes, *song.honours)
        elif result.kind == Kind.DRAMA and result.id in self._dramas:
            drama = self._dramas[result.id]
            drama_id = drama.id
            told = (*drama.plot, *drama.facts, *drama.founding_list_remarks)
        else:
            return None, []
        return drama_id, [each for each in told if each.episode is not None]

    def _path(self, result: Result) -> str | None:
        if result.kind == MOMENT:
            return paths.episode(*_place(result))
        if result.id in self._known.graph:
            return paths.thing(result.kind, result.id)
        if result.sung is None:
            return paths.thing(result.kind, result.id)  # an imported record
        return paths.owned(result.sung.recording) if result.sung.recording else None

    def _drama(self, result: Result) -> Linked | None:
        if not result.drama:
            return None
        same = (
            node
            for node in self._known.graph.nodes(Kind.DRAMA)
            if result.kind == MOMENT and result.drama in (node.title, node.title_ko, node.id)
        )
        known = next(same, None)
        return self._linked(known) if known else self._named("drama", result.drama)

    def _performers(self, result: Result) -> tuple[Linked, ...]:
        if result.id in self._known.graph:
            nodes = self._known.graph.objects(result.id, Relation.PERFORMED_BY)
            return tuple(map(self._linked, nodes))
        return tuple(self._named("artist", name) for name in result.performers)

    def _linked(self, node: Node) -> Linked:
        path = paths.thing(node.kind, node.id)
        shown = self._visitor.name(node.title, node.title_ko)
        return Linked(str(node.kind), node.id, node.title, node.title_ko, path, shown)

    def _named(self, kind: str, name: str) -> Linked:
        """Somebody or something of whom no more than the name is known."""
        return Linked(kind, "", name, None, None, self._visitor.name(name))

    def _cover(self, result: Result) -> str:
        kind, id_ = result.kind, result.id
        if result.kind == MOMENT:
            drama = self._drama(result)
            kind, id_ = ("drama", drama.id) if drama and drama.id else _PLAIN_COVER
        elif result.sung and result.id not in self._known.graph:
            recording = result.sung.recording
            kind, id_ = ("owned", recording) if recording else _PLAIN_COVER
        return paths.cover(kind, id_, version=self._version)

    def _network(self, result: Result) -> str | None:
        if result.kind != Kind.DRAMA:
            return None
        try:
            return self._known.catalogue.drama(result.id).network
        except KeyError:
            return None

    def _line(self, result: Result) -> Line | None:
        sung = result.sung
        if sung is None:
            return None
        audio = paths.audio_of(sung.recording) if sung.recording else None
        return Line(sung.line, sung.second, sung.recording, audio)

    def _moment(self, result: Result) -> Spot | None:
        if result.kind != MOMENT:
            return None
        episode, second = _place(result)
        with SheetStore(self._opened.home) as store:
            scanned = store.episode(episode)
        if scanned is None:
            return Spot(episode, second, None, None)
        return Spot(episode, second, scanned.episode.drama, scanned.episode.number)


def _parts(statement: Statement) -> Iterator[str]:
    """A statement as it stands among reasons, which semicolons part."""
    for text in statement.texts:
        yield from text.split("; ")


def _place(result: Result) -> tuple[str, float]:
    episode, _, second = result.id.rpartition("@")
    return episode, float(second)
