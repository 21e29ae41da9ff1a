"""Which cover a thing has: of the catalogue, imported, or known to this home alone."""

from __future__ import annotations

from onara.imports import FILE_NAME, ArtistRecord, DramaRecord, Imported, Record, SongRecord
from onara.library import Recording
from onara.lists import ListError
from onara.pictures.cover import Subject
from onara.pictures.palettes import family_of_mood
from onara.pictures.subjects import subject_of
from onara.web.opened import Opened
from onara.web.problem import not_found

MOOD, UNKNOWN, OWNED, LIST = "mood", "unknown", "owned", "list"
"""Kinds of covers beside those of the catalogue: by mood, number of an unknown, recording, name."""
_NOTHING = "mist"


def tells_of_this_home(kind: str, id_: str) -> bool:
    """Whether a cover would tell what somebody owns, keeps in lists or has imported."""
    return kind in (UNKNOWN, OWNED, LIST) or ":" in id_


def subject(opened: Opened, kind: str, id_: str) -> Subject:
    """What the cover of a thing says; raises `Problem` (404) where there is none of that id."""
    known = opened.known
    if id_ in known.graph and known.graph.node(id_).kind == kind:
        return subject_of(known.catalogue, known.graph, known.graph.node(id_))
    if kind == MOOD:
        return Subject(MOOD, id_, id_, family=family_of_mood(id_))
    if kind == UNKNOWN and id_.isdecimal():
        return Subject(UNKNOWN, id_, f"? {int(id_)}", motif=_NOTHING, family="lonely")
    if kind == OWNED:
        return _owned(opened, id_)
    if kind == LIST:
        return _list(opened, id_)
    return _imported(opened, kind, id_)


def owned_recording(opened: Opened, id_: str) -> Recording:
    """The owned recording of that id; raises `Problem` (404) where there is none."""
    found = next((each for each in opened.recordings() if each.recording == id_), None)
    if found is None:
        raise not_found()
    return found


def _owned(opened: Opened, id_: str) -> Subject:
    found, graph = owned_recording(opened, id_), opened.graph
    if found.song and found.song.id in graph:
        return subject_of(opened.catalogue, graph, graph.node(found.song.id))
    tags = found.tags
    return Subject(OWNED, id_, found.title, tags.album or "", tags.artist or "")


def _list(opened: Opened, name: str) -> Subject:
    try:
        kept = opened.lists().get(name)
    except ListError:
        raise not_found() from None
    return Subject(LIST, kept.name, kept.name, motif="bojagi")


def _imported(opened: Opened, kind: str, id_: str) -> Subject:
    path = opened.home / FILE_NAME
    if ":" not in id_ or not path.exists():
        raise not_found()
    with Imported.open(path) as imported:
        record = imported.record(id_)
    if record is None:
        raise not_found()
    title, second = record.title_ko or record.title, record.title if record.title_ko else ""
    return Subject(kind, id_, title, second, _by(record), _year(record))


def _by(record: Record) -> str:
    if isinstance(record, SongRecord):
        return ", ".join(each.name for each in record.performers[:2] if each.name)
    return ""


def _year(record: Record) -> int | None:
    if isinstance(record, ArtistRecord):
        return None
    day = record.first if isinstance(record, DramaRecord) else record.released
    return int(day[:4]) if day else None
