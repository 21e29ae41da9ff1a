"""What is said of a thing, kind by kind, each statement with its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onara.catalogue import Catalogue, Drama, Release, Song
from onara.catalogue.model import Remake
from onara.catalogue.statement import Aired, Person, Statement
from onara.catalogue.world import RelatedWork
from onara.graph import Kind, Node
from onara.wander.naming import biography
from onara.wander.tree import Fact


def facts(catalogue: Catalogue, node: Node) -> tuple[Fact, ...]:
    """The facts of a page; nothing that is only believed is among them."""
    if node.kind is Kind.SONG:
        return tuple(_of_song(catalogue.song(node.id)))
    if node.kind in (Kind.ARTIST, Kind.PERSON):
        return tuple(_of_person(catalogue, node))
    if node.kind is Kind.SOUNDTRACK:
        return tuple(_of_soundtrack(catalogue.drama(node.id.partition("/")[0])))
    if node.kind is Kind.RELEASE:
        return tuple(_of_release(release(catalogue, node)))
    if node.kind is Kind.DRAMA and any(drama.id == node.id for drama in catalogue.dramas):
        return tuple(_of_drama(catalogue.drama(node.id)))
    works = (work for work in catalogue.world.works if work.id == node.id)
    return tuple(fact for work in works for fact in _of_work(work))


def release(catalogue: Catalogue, node: Node) -> Release:
    """The release that a node of that kind stands for."""
    drama, _, number = node.id.split("/")
    return catalogue.drama(drama).soundtrack.releases[int(number) - 1]


def said(label: str, statements: Iterable[Statement], sources: tuple[str, ...]) -> Iterator[Fact]:
    """Statements as facts; one without sources has those of what it is said of."""
    for each in statements:
        yield Fact(label, each.text, each.ko, each.episode, each.sources or sources)


def _plain(
    label: str, value: object, sources: tuple[str, ...], value_ko: str | None = None
) -> Iterator[Fact]:
    if value:
        yield Fact(label, str(value), value_ko, sources=sources)


def _people(label: str, people: Iterable[Person], sources: tuple[str, ...]) -> Iterator[Fact]:
    told = [
        (_told(p.name, p.role), _told(p.name_ko or p.name, p.role_ko or p.role)) for p in people
    ]
    english, korean = (", ".join(each) for each in zip(*told, strict=True)) if told else ("", "")
    yield from _plain(label, english, sources, korean)


def _told(name: str, more: str | None) -> str:
    return f"{name} ({more})" if more else name


def _aired(aired: Aired | None) -> str | None:
    if aired is None:
        return None
    days = f"{aired.first} to {aired.last}" if aired.last else aired.first
    return "; ".join(filter(None, [days, aired.slot, aired.about]))


def _aired_ko(aired: Aired | None) -> str | None:
    if aired is None:
        return None
    days = f"{aired.first} ~ {aired.last}" if aired.last else aired.first
    said = (aired.slot_ko or aired.slot, aired.about_ko or aired.about)
    return "; ".join(filter(None, [days, *said]))


def _of_song(song: Song) -> Iterator[Fact]:
    yield from _plain("released", song.released, song.sources)
    yield from _plain("part", song.part, song.sources)
    yield from _plain("moods", ", ".join(song.moods), song.sources)
    yield from _plain("quoted by the founding list", song.quoted_line, song.sources)
    yield from said("award or chart", song.honours, song.sources)
    yield from said("note", song.notes, song.sources)


def _of_drama(drama: Drama) -> Iterator[Fact]:
    sources = drama.sources
    yield from _plain("network", drama.network, sources)
    yield from _plain("aired", _aired(drama.aired), sources, _aired_ko(drama.aired))
    yield from _plain("episodes", drama.episodes, sources)
    yield from _plain("specials", drama.specials, sources)
    yield from _plain("seasons", drama.seasons, sources)
    yield from _plain("episodes of all seasons", drama.episodes_all_seasons, sources)
    yield from _plain("genres", ", ".join(drama.genres), sources)
    if drama.based_on:
        based = drama.based_on
        text = ", ".join(filter(None, [based.kind, based.title, based.by, based.years]))
        korean = [based.title_ko or based.title, based.by_ko or based.by, based.years]
        text_ko = based.kind_ko and ", ".join(filter(None, [based.kind_ko, *korean]))
        yield Fact("based on", text, text_ko, sources=based.sources or sources)
    for remake in drama.remade_as:
        text, text_ko = _remake(remake), _remake_ko(remake)
        yield Fact("remade as", text, text_ko, sources=remake.sources or sources)
        yield from said("remade as", remake.notes, remake.sources or sources)
    yield from said("related", drama.related_adaptations, sources)
    for relation in drama.relations:
        text = f"{relation.kind}: {_told(relation.work, relation.by)}"
        work = _told(relation.work_ko or relation.work, relation.by_ko or relation.by)
        text_ko = f"{relation.kind_ko}: {work}" if relation.kind_ko else None
        yield Fact("related", text, text_ko, sources=relation.sources or sources)
        yield from said("related", relation.notes, relation.sources or sources)
    yield from said("plot", drama.plot, sources)
    yield from said("known for", drama.facts, sources)
    yield from said("the founding list says", drama.founding_list_remarks, sources)


def _remake(remake: Remake) -> str:
    year = remake.date or remake.year
    place = ", ".join(remake.countries)
    parts = [remake.title, remake.kind, place, str(year) if year else None, _aired(remake.aired)]
    return ", ".join(filter(None, [*parts, remake.network, remake.platform, remake.by]))


def _remake_ko(remake: Remake) -> str | None:
    if remake.kind_ko is None:
        return None
    year = remake.date or remake.year
    place = ", ".join(remake.countries_ko or remake.countries)
    aired = _aired_ko(remake.aired)
    title = remake.title_ko or remake.title
    parts = [title, remake.kind_ko, place, str(year) if year else None, aired]
    return ", ".join(filter(None, [*parts, remake.network, remake.platform, remake.by]))


def _of_soundtrack(drama: Drama) -> Iterator[Fact]:
    soundtrack = drama.soundtrack
    yield from _people("labels", soundtrack.labels, soundtrack.sources)
    yield from said("note", soundtrack.notes, soundtrack.sources)


def _of_release(found: Release) -> Iterator[Fact]:
    yield from _plain("part", found.part, found.sources)
    yield from _plain("released", found.date, found.sources)
    yield from _plain("released, by other sources", found.other_date, found.sources)
    yield from _plain("tracks", found.tracks, found.sources)
    yield from _people("label", filter(None, [found.label]), found.sources)
    yield from _people("distributor", filter(None, [found.distributor]), found.sources)
    yield from said("note", found.notes, found.sources)


def _of_person(catalogue: Catalogue, node: Node) -> Iterator[Fact]:
    entry = biography(node, catalogue)
    if entry is not None:
        yield from _plain("works as", ", ".join(entry.jobs), entry.sources)
        yield from said("known for", entry.facts, entry.sources)


def _of_work(work: RelatedWork) -> Iterator[Fact]:
    yield from _plain("kind", work.kind, work.sources, work.kind_ko)
    yield from _plain("year", work.year, work.sources)
    yield from _plain("network", work.network, work.sources)
    yield from _plain("aired", _aired(work.aired), work.sources, _aired_ko(work.aired))
    yield from _plain("episodes", work.episodes, work.sources)
    yield from said("music", work.music, work.sources)
    yield from said("note", work.notes, work.sources)
