"""Which list a person means: one of their own, or one that follows from what is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onara.cli.frame import complain
from onara.cli.home import Known
from onara.cli.meant import one_of
from onara.cli.piece import recordings_meant
from onara.cli.words import shown
from onara.graph import Kind, Node, Relation
from onara.lists import Entry, FanList, ListError, Lists, NoSuchList, Own, OwnKind
from onara.wander import lookup

if TYPE_CHECKING:
    from onara.library.recording import Recording
    from onara.scan import Scanner
    from onara.sheet import Scanned

_OF_SONGS = (Kind.DRAMA, Kind.SOUNDTRACK, Kind.RELEASE, Kind.ARTIST, Kind.PERSON, Kind.LIST)
_LONGEST_ECHO = 60


@dataclass(frozen=True, slots=True)
class MeantList:
    """A list, and what it is a list of, by which it is known again when it has changed."""

    kept: FanList
    which: str


def list_meant(
    typed: str, found: Known, scanner: Scanner, *, heard: bool, as_json: bool
) -> MeantList | None:
    """The list of that name; else all songs of a drama or singer, all versions of a song, or all
    that is heard in scanned episodes ("goblin 7").

    ``heard``: only the last.  ``None`` where it is not plain what is meant, and that has been said;
    raises `ListError` where nothing is meant.
    """
    from onara.scanned.choosing import NoEpisode, choose

    if not heard:
        try:
            kept = Lists(found.home, found.graph).get(typed)
            return MeantList(kept, f"list {kept.name}")
        except NoSuchList:
            pass
        recordings = scanner.library.recordings()
        nodes = lookup(found.catalogue, found.graph, typed)
        if nodes:
            node = nodes[0] if len(nodes) == 1 else one_of(found, typed, as_json=as_json)
            return _of_node(node, found, recordings) if node else None
        if owned := recordings_meant(typed, recordings):
            title, which = owned[0].title, f"versions of {owned[0].recording}"
            return MeantList(_versions(title, [_own(one) for one in owned]), which)
    try:
        return _heard(choose(typed, scanner), scanner)
    except NoEpisode as error:
        short = " ".join(typed.split())[:_LONGEST_ECHO]
        no_list = "" if heard else "no list, drama, singer or song is called so, and "
        raise ListError(f"“{short}”: {no_list}{error}") from None


def _of_node(node: Node, found: Known, recordings: Sequence[Recording]) -> MeantList | None:
    if node.kind in (Kind.SONG, Kind.WORK):
        return _of_song(node, found, recordings)
    if node.kind not in _OF_SONGS:
        complain(f"“{shown(node.title)}” is a {node.kind}; name a list, a drama, a song, a singer")
        return None
    name = f"{node.title} OST" if node.kind is Kind.DRAMA else node.title
    return MeantList(FanList(name, (Entry(node.id, node.title),)), f"songs of {node.id}")


def _of_song(node: Node, found: Known, recordings: Sequence[Recording]) -> MeantList:
    """The recordings of a song, and of those that were made from it or that it was made from."""
    graph = found.graph
    works = graph.objects(node.id, Relation.RECORDING_OF) if node.kind is Kind.SONG else [node]
    others = [each for work in works for each in graph.subjects(work.id, Relation.RECORDING_OF)]
    songs = dict.fromkeys([node, *others] if node.kind is Kind.SONG else others)
    entries = []
    for song in songs:
        if song.kind is Kind.SONG:
            owned = [one for one in recordings if one.song and one.song.id == song.id]
            owned.sort(key=lambda one: one.song is not None and one.song.version is not None)
            entries += [_own(one) for one in owned] or [Entry(song.id, song.title)]
    return MeantList(_versions(node.title, entries), f"versions of {node.id}")


def _heard(chosen: Sequence[Scanned], scanner: Scanner) -> MeantList:
    """All music that is heard in episodes, in the order in which it is first heard."""
    from onara.export import names

    sheets = names.in_order([scanner.names().sheet(one) for one in chosen])
    entries: dict[str, Entry] = {}
    for sheet in sheets:
        for line in names.lines(sheet):
            called = names.full_title(line, "en")
            if line.cue.recording:
                id_ = str(Own(OwnKind.MUSIC, line.cue.recording))
            elif line.music.song:
                id_ = line.music.song
            elif line.cue.unknown and line.cue.unknown.isdecimal():
                id_ = str(Own(OwnKind.UNKNOWN, line.cue.unknown))
            else:
                continue
            entries.setdefault(id_, Entry(id_, called))
    episode = sheets[0].episode
    programme = names.programme(episode, "en")
    if len(sheets) == 1:
        called = " ".join(filter(None, (programme, names.short_name(episode))))
        which = f"heard in {episode.id}"
    else:
        seasons = {sheet.episode.season for sheet in sheets}
        season = seasons.pop() if len(seasons) == 1 else None
        called = programme if season in (None, 1) else f"{programme} season {season}"
        which = f"heard in {episode.drama or programme} season {season}"
    return MeantList(FanList(f"{called} – songs heard", tuple(entries.values())), which)


def _versions(title: str, entries: list[Entry]) -> FanList:
    return FanList(f"{title} – versions", tuple(entries))


def _own(one: Recording) -> Entry:
    by = f" – {one.tags.artist}" if one.tags.artist else ""
    return Entry(str(Own(OwnKind.MUSIC, one.recording)), f"{one.title}{by}")
