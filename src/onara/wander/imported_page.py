"""The full page of an imported record: the same tree as that of a thing of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from onara.graph import Graph
from onara.imports import (
    Appearance,
    ArtistRecord,
    DramaRecord,
    Imported,
    Record,
    SongRecord,
    SoundtrackRecord,
)
from onara.imports import Name as ImportedName
from onara.imports.links import PERFORMANCE, THEME_MUSIC
from onara.imports.records import clean, kind_of, role_phrase
from onara.wander.imported_links import (
    MOST_SONGS,
    credits_of,
    imported_links,
    link_to,
    role_of,
)
from onara.wander.korean import in_korean
from onara.wander.naming import language_of
from onara.wander.tree import Fact, Name, Page, Relative, Track, Use
from onara.wording import Language

_MOST_DOCUMENTS = 3
_ALL_LANGUAGES = "mul"


def imported_page(
    imported: Imported, graph: Graph, record: Record, *, language: Language = "en"
) -> Page:
    """All that is known of an imported record; raises `onara.errors.LibraryError`.

    ``graph`` is the catalogue's, for what bears the same name there; ``language`` is that of labels
    and relations.
    """
    sources = (*record.sources, _arrival(imported, record))
    found = Page(
        kind=kind_of(record),
        id=record.id,
        title=record.title,
        title_ko=record.title_ko,
        names=tuple(_names(record)),
        facts=tuple(
            Fact(label, text, sources=sources)
            for label, text in dict.fromkeys(_facts(imported, record))
            if text
        ),
        uses=tuple(_uses(imported, record)) if isinstance(record, SongRecord) else (),
        family=tuple(_family(imported, record)) if isinstance(record, SongRecord) else (),
        heard=(),
        tracks=_tracks(imported, record),
        links=imported_links(imported, graph, record),
        conflicts=(),
        sources=sources,
    )
    return in_korean(found) if language == "ko" else found


def _names(record: Record) -> Iterator[Name]:
    """Every name once, the ones to show first; a name for sorting says that it is one."""
    seen: set[str] = set()
    own = [ImportedName(text) for text in (record.title, record.title_ko) if text]
    sorts = [ImportedName(each.sort) for each in record.names if each.sort]
    for name in (*own, *record.names, *sorts):
        if name.text not in seen:
            seen.add(name.text)
            locale = None if name.locale == _ALL_LANGUAGES else name.locale
            about = "for sorting" if name in sorts else None
            yield Name(name.text, locale or language_of(name.text), about)


def _facts(imported: Imported, record: Record) -> Iterator[tuple[str, str]]:
    """Statements as (label, text), also of whatever has no page that could be linked."""
    if isinstance(record, SongRecord):
        yield "released", record.released or ""
        yield "part", str(record.part or "")
        for place in record.appearances:
            if place.drama and not place.drama_id:
                yield "drama", place.drama
            if place.soundtrack and not _has_page(imported, place.soundtrack_id):
                yield "release", place.soundtrack
    elif isinstance(record, ArtistRecord):
        yield "kind", record.form or ""
        if len(imported.songs_by(record.id, MOST_SONGS + 1)) > MOST_SONGS:
            yield "songs", f"more than {MOST_SONGS}, of which so many are shown"
    elif isinstance(record, DramaRecord):
        yield "network", ", ".join(each.name or each.id or "" for each in record.networks)
        yield "aired", " to ".join(filter(None, [record.first, record.last]))
        yield "episodes", str(record.episodes or "")
    else:
        yield "released", record.released or ""
        yield "part", str(record.part or "")
        if not _has_page(imported, record.drama_id):
            yield "drama", record.drama or ""
    for words, credits in credits_of(record).items():
        strangers = [each for each in credits if not _has_page(imported, each.id)]
        yield words, ", ".join(each.name or each.id or "" for each in strangers)
    for relation in record.relations:
        if not _has_page(imported, relation.target) or relation.kind == PERFORMANCE:
            title = relation.title or relation.target
            label = "recording of the work" if relation.kind == PERFORMANCE else relation.kind
            attributes = f" ({', '.join(relation.attributes)})" if relation.attributes else ""
            yield label, f"{title}{attributes}"


def _has_page(imported: Imported, id: str | None) -> bool:
    return id is not None and imported.arrival(id) is not None


def _uses(imported: Imported, song: SongRecord) -> Iterator[Use]:
    for place in song.appearances:
        drama = imported.drama(place.drama_id) if place.drama_id else None
        if drama is not None:
            yield _use(song, drama, tuple(map(role_phrase, place.roles)), place)
    for drama in imported.dramas_with(song.id):
        if drama.id not in {place.drama_id for place in song.appearances}:
            yield _use(song, drama, (THEME_MUSIC,), Appearance())


def _use(song: SongRecord, drama: DramaRecord, roles: tuple[str, ...], place: Appearance) -> Use:
    return Use(link_to(song), link_to(drama), roles, place.part, place.released, ())


def _family(imported: Imported, song: SongRecord) -> Iterator[Relative]:
    """The recordings of the same work, where there are others."""
    for work in (each.target for each in song.relations if each.kind == PERFORMANCE):
        recordings = imported.recordings_of(work, MOST_SONGS)
        for each in recordings if len(recordings) > 1 else ():
            manner = next(r.attributes for r in each.relations if r.target == work)
            yield Relative(
                kind="song",
                id=each.id,
                title=each.title,
                title_ko=each.title_ko,
                performers=_performers(each),
                how=", ".join(manner) or "recording",
                of=None,
                depth=0,
                year=each.released[:4] if each.released else None,
                drama=each.drama,
                notes=(),
                sources=each.sources,
                is_this=each.id == song.id,
            )


def _tracks(imported: Imported, record: Record) -> tuple[Track, ...]:
    if not isinstance(record, DramaRecord | SoundtrackRecord):
        return ()
    songs = imported.songs_of(record.id, MOST_SONGS)
    return tuple(sorted((_track(song, record) for song in songs), key=_place))


def _track(song: SongRecord, where: DramaRecord | SoundtrackRecord) -> Track:
    own = [each for each in song.appearances if where.id in (each.drama_id, each.soundtrack_id)]
    place = own[0] if own else next(iter(song.appearances), Appearance())
    return Track(
        id=song.id,
        part=place.part,
        title=song.title,
        title_ko=song.title_ko,
        performers=_performers(song),
        role=role_of(song, where.id),
        released=place.released,
        is_disputed=False,
        sources=song.sources,
    )


def _place(track: Track) -> tuple[bool, int, str, str]:
    """Numbered parts in their order, then the others by their days."""
    is_numbered = isinstance(track.part, int)
    number = track.part if isinstance(track.part, int) else 0
    return (not is_numbered, number, track.released or "~", track.title)


def _performers(song: SongRecord) -> tuple[str, ...]:
    return tuple(each.name for each in song.performers if each.name)


def _arrival(imported: Imported, record: Record) -> str:
    """The import as a source: ``imported as csv:songs on 2026-11-22 from /home/me/songs.csv``."""
    arrival = imported.arrival(record.id)
    day = f" on {arrival.day}" if arrival and arrival.day else ""
    documents = arrival.documents if arrival else ()
    table = record.source.partition("csv:")[2]
    own = [each for each in documents if table and clean(PurePath(each).stem) == table]
    named = own or list(documents)
    more = f" and {len(named) - _MOST_DOCUMENTS} more" if len(named) > _MOST_DOCUMENTS else ""
    places = f" from {', '.join(named[:_MOST_DOCUMENTS])}{more}" if named else ""
    return f"imported as {record.source}{day}{places}"
