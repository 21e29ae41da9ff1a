"""More of an imported record's kind, among all that was imported and in the catalogue, and why.

A million songs cost no more than a thousand: what is shared is found by indexes, and only the best
are read.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable

from onara.catalogue import Catalogue
from onara.graph import Graph, Kind, Relation
from onara.imports import (
    ArtistRecord,
    DramaRecord,
    Imported,
    Record,
    SongRecord,
    SoundtrackRecord,
)
from onara.imports.records import kind_of
from onara.wander.imported_kinship import MOST_SONGS, ImportedKinship
from onara.wander.kinship import ERA_YEARS
from onara.wander.like import WEIGHTS, Near, like
from onara.wording import Language, Saying, Voice, voice_of

_MOST_LINKED = 500
"""Songs that are weighed of each thing shared: what more than that share says next to nothing."""
_READ = 3
"""Times as many records are read as are wanted: those of the same years come forward."""
_ERA = 0.3
"""What the same years count, in the measure of the catalogue's own likeness."""
_REASONS = 4

_Shared = dict[Saying, float]
"""Reasons, with what each counts."""


def imported_like(
    imported: Imported,
    catalogue: Catalogue,
    graph: Graph,
    record: Record,
    limit: int = 10,
    *,
    language: Language = "en",
) -> list[Near]:
    """What is most like an imported record, the likest first; raises `onara.errors.LibraryError`.

    Songs are like songs, dramas like dramas, artists like artists; a soundtrack is answered with
    songs like those on it.
    """
    kinship, voice = ImportedKinship(imported, graph), voice_of(language)
    if isinstance(record, SongRecord):
        near = _songs(imported, graph, kinship, [record], limit, voice)
    elif isinstance(record, SoundtrackRecord):
        songs = imported.songs_of(record.id, MOST_SONGS)
        near = _songs(imported, graph, kinship, songs, limit, voice)
    else:
        near = _others(imported, graph, kinship, record, limit, voice)
        known = {each.id for each in near}
        for node in kinship.of_this_name(record):
            # What the catalogue has of this name is like what that is like.
            same = like(graph, catalogue, node.id, limit, language=language)
            near += [each for each in same if each.id not in known]
    return sorted(near, key=lambda each: (-each.score, each.id))[:limit]


def _songs(
    imported: Imported,
    graph: Graph,
    kinship: ImportedKinship,
    seeds: list[SongRecord],
    limit: int,
    voice: Voice,
) -> list[Near]:
    wanted = Counter(linked for seed in seeds for linked in {*kinship.of_song(seed)})
    rows: dict[int, _Shared] = defaultdict(dict)
    nodes: dict[str, _Shared] = defaultdict(dict)
    total = imported.largest_number() + len(graph.nodes(Kind.SONG))
    for linked, times in wanted.items():
        bearing = {
            row for id in linked.ids for row in imported.linked(id, linked.role, _MOST_LINKED)
        }
        known = {
            node.id
            for each in linked.nodes
            for node in graph.subjects(each, linked.relation)
            if node.kind is Kind.SONG
        }
        value = times / len(seeds) * _value(linked.sort, total, len(bearing) + len(known))
        for row in bearing:
            rows[row][linked.reason] = value
        for id in known:
            nodes[id][linked.reason] = value
    own, years = {seed.id for seed in seeds}, _years(seeds)
    best = sorted(rows, key=lambda row: (-sum(rows[row].values()), row))
    near = [_of_node(graph, id, shared, voice) for id, shared in nodes.items()]
    for row in best[: _READ * limit + len(own)]:
        # A drama's soundtracks are linked to it as its songs are.
        near += [
            _of_record(each, rows[row], years, voice)
            for each in imported.at([row])
            if isinstance(each, SongRecord) and each.id not in own
        ]
    return near


def _others(
    imported: Imported,
    graph: Graph,
    kinship: ImportedKinship,
    record: DramaRecord | ArtistRecord,
    limit: int,
    voice: Voice,
) -> list[Near]:
    if isinstance(record, DramaRecord):
        sharers = kinship.of_drama(record)
    else:
        sharers = kinship.of_artist(record)
    shared: dict[str, _Shared] = defaultdict(dict)
    total = imported.largest_number()
    for each in sharers:
        for id in each.ids:
            shared[id][each.reason] = _value(each.sort, total, len(each.ids))
    # The catalogue's own of this name is the same thing, and no neighbour.
    for same in (record.id, *(node.id for node in kinship.of_this_name(record))):
        shared.pop(same, None)
    best = sorted(shared, key=lambda id: (-sum(shared[id].values()), id))
    near = []
    for id in best[: _READ * limit]:
        if id in graph:
            near.append(_of_node(graph, id, shared[id], voice))
        elif (other := imported.record(id)) is not None and type(other) is type(record):
            near.append(_of_record(other, shared[id], _years([record]), voice))
    return near


def _value(sort: str, total: int, sharing: int) -> float:
    """What sharing something counts: its weight times the logarithm of how rare it is (idf)."""
    return WEIGHTS[sort] * math.log(1 + total / max(sharing, 1))


def _years(records: Iterable[Record]) -> set[int]:
    return {year for record in records if (year := _year(record))}


def _year(record: Record) -> int | None:
    if isinstance(record, ArtistRecord):
        return None
    day = record.first if isinstance(record, DramaRecord) else record.released
    return int(day[:4]) if day else None


def _of_record(record: Record, shared: _Shared, years: set[int], voice: Voice) -> Near:
    score, reasons, year = sum(shared.values()), _strongest(shared, voice), _year(record)
    if year and any(abs(year - other) <= ERA_YEARS for other in years):
        score += _ERA
        reasons = (*reasons, voice.say("kinship.era", year=year))
    song = record if isinstance(record, SongRecord) else None
    return Near(
        kind=kind_of(record),
        id=record.id,
        title=record.title,
        title_ko=record.title_ko,
        performers=tuple(each.name for each in song.performers if each.name) if song else (),
        drama=song.drama or song.soundtrack if song else None,
        score=round(score, 3),
        reasons=reasons,
    )


def _of_node(graph: Graph, node_id: str, shared: _Shared, voice: Voice) -> Near:
    node = graph.node(node_id)
    dramas = graph.objects(node_id, Relation.USED_IN)
    return Near(
        kind=str(node.kind),
        id=node.id,
        title=node.title,
        title_ko=node.title_ko,
        performers=tuple(each.title for each in graph.objects(node_id, Relation.PERFORMED_BY)),
        drama=dramas[0].title if dramas else None,
        score=round(sum(shared.values()), 3),
        reasons=_strongest(shared, voice),
    )


def _strongest(shared: _Shared, voice: Voice) -> tuple[str, ...]:
    said = {voice.tell(reason): value for reason, value in shared.items()}
    return tuple(sorted(said, key=lambda reason: (-said[reason], reason))[:_REASONS])
