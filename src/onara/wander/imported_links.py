"""What an imported record is connected with, relation by relation in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onara.graph import Graph, Kind, Relation
from onara.imports import (
    ArtistRecord,
    Credit,
    DramaRecord,
    Imported,
    Record,
    SongRecord,
    SoundtrackRecord,
)
from onara.imports.links import PERFORMANCE, SOUNDTRACK_RELEASE
from onara.imports.records import kind_of, names_of, role_phrase
from onara.spelling import key
from onara.wander import neighbours
from onara.wander.tree import Link, Links
from onara.wording import Voice, voice_of

_VOICES = (voice_of("en"), voice_of("ko"))
MOST_SONGS = 300
"""Songs of one singer, drama or soundtrack on its page: a label's sampler has tens of thousands."""

_PEOPLE = {
    "director": ("directed by", "directed"),
    "writer": ("written by", "wrote"),
    "cast": ("cast", "acts in"),
    "composer": ("music by", "composed for"),
    "producer": ("produced by", "produced"),
}
"""How a drama names somebody of each role, and how that one's own page names the drama."""
_SAME_KINDS = {
    "song": (Kind.SONG,),
    "drama": (Kind.DRAMA,),
    "artist": (Kind.ARTIST, Kind.PERSON),
    "soundtrack": (Kind.SOUNDTRACK, Kind.RELEASE),
}


def link_to(record: Record, detail: str | None = None, detail_ko: str | None = None) -> Link:
    """A link to a record's page."""
    kind, title_ko = kind_of(record), record.title_ko
    return Link(kind, record.id, record.title, title_ko, detail, record.sources, detail_ko)


def credits_of(record: Record) -> dict[str, tuple[Credit, ...]]:
    """Everybody whom a record credits, by what for, in the words of a page."""
    if isinstance(record, SongRecord):
        return {
            "performed by": record.performers,
            "music by": record.composers,
            "words by": record.lyricists,
        }
    if isinstance(record, SoundtrackRecord):
        return {"performed by": record.performers}
    found: dict[str, tuple[Credit, ...]] = {}
    if isinstance(record, DramaRecord):
        for role, credit in record.people:
            words = _PEOPLE.get(role, (role, role))[0]
            found[words] = (*found.get(words, ()), credit)
    return found


def role_of(song: SongRecord, place: str | None = None) -> str:
    """What a song is: in the drama or on the soundtrack of that id, or wherever it is heard."""
    told = [each for each in song.appearances if place in (each.drama_id, each.soundtrack_id)]
    roles = [role for each in told for role in each.roles] if place else song.roles
    return ", ".join(dict.fromkeys(map(role_phrase, roles))) or "song"


def imported_links(imported: Imported, graph: Graph, record: Record) -> tuple[Links, ...]:
    """Everything that has a page and that a record is connected with; no group is empty."""
    groups: dict[str, dict[str, Link]] = {}
    for words, link in _all(imported, record):
        if link.id != record.id:
            groups.setdefault(words, {}).setdefault(link.id, link)
    of_this_name = {each.id: each for each in _of_this_name(graph, record)}
    if of_this_name:
        groups["of this name in the catalogue"] = of_this_name
    return tuple(Links(words, tuple(found.values())) for words, found in groups.items())


def _all(imported: Imported, record: Record) -> Iterator[tuple[str, Link]]:
    for words, credits in credits_of(record).items():
        for credit in credits:
            if credit.id and (person := imported.record(credit.id)):
                yield words, link_to(person)
    if isinstance(record, SongRecord):
        yield from _of_song(imported, record)
    elif isinstance(record, ArtistRecord):
        yield from _of_artist(imported, record)
    elif isinstance(record, DramaRecord):
        for disc in imported.soundtracks_of(record.id, MOST_SONGS):
            yield "soundtrack", link_to(disc, placed(disc.part, disc.released))
    elif record.drama_id and (drama := imported.record(record.drama_id)):
        yield "soundtrack of", link_to(drama)
    for relation in record.relations:
        if relation.kind not in (PERFORMANCE, SOUNDTRACK_RELEASE):
            target = imported.record(relation.target)
            if target is not None:
                yield relation.kind, link_to(target, ", ".join(relation.attributes) or None)


def _of_song(imported: Imported, song: SongRecord) -> Iterator[tuple[str, Link]]:
    for place in song.appearances:
        if place.soundtrack_id and (disc := imported.record(place.soundtrack_id)):
            yield "on the releases", link_to(disc, placed(place.part, place.released))


def _of_artist(imported: Imported, artist: ArtistRecord) -> Iterator[tuple[str, Link]]:
    sung = imported.songs_by(artist.id, MOST_SONGS)
    for song in sung:
        where = song.drama or song.soundtrack
        told = [_use(song, where, each) for each in _VOICES] if where else []
        yield "performs", link_to(song, *told)
    heard: dict[str, list[str]] = {}
    for song in sung:
        for drama_id in dict.fromkeys(each.drama_id for each in song.appearances if each.drama_id):
            heard.setdefault(drama_id, []).append(song.title)
    for drama_id, titles in heard.items():
        if (drama := imported.record(drama_id)) is not None:
            yield "sings in the dramas", link_to(drama, ", ".join(titles))
    for made in imported.made_by(artist.id, MOST_SONGS):
        if isinstance(made, SongRecord):
            if _is_among(artist, made.composers):
                yield "composed", link_to(made, made.drama)
            if _is_among(artist, made.lyricists):
                yield "wrote the words of", link_to(made, made.drama)
        elif isinstance(made, DramaRecord):
            for role, credit in made.people:
                if credit.id == artist.id:
                    yield _PEOPLE.get(role, (role, role))[1], link_to(made)


def _use(song: SongRecord, where: str, voice: Voice) -> str:
    """What a song is, and where: ``insert song of Winter``."""
    role = voice.words("roles", role_of(song).split(", "))
    return voice.say("relations.role_of", role=role, drama=where)


def _is_among(artist: ArtistRecord, credits: Iterable[Credit]) -> bool:
    return any(credit.id == artist.id for credit in credits)


def placed(part: int | str | None, released: str | None) -> str | None:
    """Which part of a soundtrack, and when: ``part 9, 2017-01-07``."""
    number = f"part {part}" if isinstance(part, int) else part
    return ", ".join(filter(None, [number, released])) or None


def _of_this_name(graph: Graph, record: Record) -> Iterator[Link]:
    """What of the catalogue bears the record's name; a song only where a singer's agrees too."""
    keys = {key(name) for name in names_of(record)} - {""}
    singers = {key(credit.name) for credit in credits_of(record).get("performed by", ())} - {""}
    for node in graph.nodes(*_SAME_KINDS[kind_of(record)]):
        if keys.isdisjoint(map(key, node.names)):
            continue
        sung_by = graph.objects(node.id, Relation.PERFORMED_BY)
        if node.kind is not Kind.SONG or any(
            not singers.isdisjoint(map(key, singer.names)) for singer in sung_by
        ):
            yield neighbours.link(node)
