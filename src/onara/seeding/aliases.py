"""Names that the catalogue has of artists and recordings, and MusicBrainz as imported has not."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onara.catalogue import Catalogue
from onara.graph import Graph, Kind, Node, Relation
from onara.imports import MUSICBRAINZ, ArtistRecord, Imported, SongRecord
from onara.imports.records import names_of
from onara.spelling import key
from onara.wander.naming import names

_LOCALES = {
    "ko": "ko", "en": "en", "ja": "ja", "zh": "zh", "zh-Hans": "zh_Hans", "zh-Hant": "zh_Hant",
    "es": "es", "pt": "pt", "fr": "fr", "de": "de", "tr": "tr", "vi": "vi", "th": "th", "id": "id",
}  # fmt: skip
"""Language tags of the catalogue, as MusicBrainz's aliases have them."""


@dataclass(frozen=True, slots=True)
class Alias:
    """A name that a thing of MusicBrainz might get.

    ``locale`` is ``None`` where the name is of no one language; ``sort_name`` where it follows from
    the name; ``primary`` is proposed where the locale has no primary alias.  ``sources`` are those
    of the name, ``evidence`` says why this is the same thing.
    """

    kind: str
    mbid: str
    title: str
    name: str
    locale: str | None
    sort_name: str | None
    primary: bool
    sources: tuple[str, ...]
    evidence: str

    @property
    def address(self) -> str:
        """The page of MusicBrainz on which a person adds it."""
        return f"https://musicbrainz.org/{self.kind}/{self.mbid}/add-alias"


def missing_aliases(catalogue: Catalogue, graph: Graph, imported: Imported) -> list[Alias]:
    """All that is missing, artist by artist with their recordings.

    An imported artist is one of the catalogue where both have a name and a song of one title in
    common; a recording where artist and title are the same and no other recording is so.
    """
    found: list[Alias] = []
    for node in graph.nodes(Kind.ARTIST):
        songs = graph.subjects(node.id, Relation.PERFORMED_BY)
        for record, shared in _artist(node, songs, imported):
            first = next(iter(shared.values()))[0].title
            evidence = f"has the same name and the song {first}"
            found += _missing("artist", record, node, catalogue, evidence)
            for song_id, recordings in shared.items():
                if len(recordings) == 1:
                    song = graph.node(song_id)
                    by = f"by {record.title}, and of the same title"
                    found += _missing("recording", recordings[0], song, catalogue, by)
    return list(dict.fromkeys(found))


def _artist(
    node: Node, songs: Iterable[Node], imported: Imported
) -> Iterator[tuple[ArtistRecord, dict[str, list[SongRecord]]]]:
    """The one imported artist that is this one, with the recordings of each shared song."""
    wanted = {key(name) for name in node.names}
    ids = {hit.id for hit in imported.lookup(list(node.names)) if hit.kind == "artist"}
    matches = []
    for each in sorted(ids):
        record = imported.artist(each) if each.startswith(MUSICBRAINZ) else None
        if record is None or wanted.isdisjoint(map(key, names_of(record))):
            continue
        theirs = imported.songs_by(record.id)
        shared = {song.id: _same(song, theirs) for song in songs}
        if any(shared.values()):
            matches.append((record, {one: some for one, some in shared.items() if some}))
    if len(matches) == 1:
        yield matches[0]


def _same(song: Node, recordings: Iterable[SongRecord]) -> list[SongRecord]:
    titles = {key(name) for name in song.names}
    return [
        each
        for each in recordings
        if each.id.startswith(MUSICBRAINZ) and not titles.isdisjoint(map(key, names_of(each)))
    ]


def _missing(
    kind: str, record: ArtistRecord | SongRecord, node: Node, catalogue: Catalogue, evidence: str
) -> Iterator[Alias]:
    known = {key(name) for name in names_of(record)}
    primary = {name.locale for name in record.names if name.primary}
    for name in names(node, catalogue):
        if key(name.text) in known:
            continue
        known.add(key(name.text))
        locale = _LOCALES.get(name.language)
        is_main = name.text in (node.title, node.title_ko)
        first = is_main and locale is not None and locale not in primary
        primary |= {locale} if first else set()
        yield Alias(
            kind,
            record.id.removeprefix(MUSICBRAINZ),
            record.title,
            name.text,
            locale,
            _sort_name(kind, name.text),
            first,
            name.sources,
            evidence,
        )


def _sort_name(kind: str, name: str) -> str | None:
    """Titles and names that are not in Latin letters sort as they are; which part of a name in
    Latin letters is the family's, a person has to say."""
    return name if kind != "artist" or not re.search(r"[A-Za-z]", name) else None


COLUMNS = (
    *("kind", "mbid", "title", "name", "locale", "sort_name", "primary", "sources", "evidence"),
    "address",
)


def table(aliases: Iterable[Alias]) -> str:
    """The aliases as CSV, a row each; sources stand in one cell with spaces between them."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for each in aliases:
        cells = {name: getattr(each, name) for name in COLUMNS}
        cells["primary"] = "yes" if each.primary else ""
        cells["sources"] = " ".join(each.sources)
        rows.writerow([_harmless(cells[name] or "") for name in COLUMNS])
    return text.getvalue()


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t") else cell
