"""The owner's music: recordings, what is known of each, and where it sounds."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path as FilePath
from typing import Annotated, Literal, TypeAlias

from fastapi import APIRouter, Query

from onara.episodes.grouping import natural_order
from onara.library import Link, Recording
from onara.library.answer import DramaFacts, SongFacts
from onara.scanned.owned import title_of
from onara.spelling import key, tokens
from onara.wander.family import family
from onara.web.api.sound import RecordingId
from onara.web.deps import Open
from onara.web.opened import Opened
from onara.web.problem import not_found
from onara.web.sheets import readable

router = APIRouter(tags=["music"])
LONGEST_QUESTION = 200
Sort: TypeAlias = Literal["path", "title", "artist", "drama", "length"]


@dataclass(frozen=True, slots=True)
class RecordingShown:
    """A recording: ``title`` is its tag, else its file's name; ``version`` how it differs from its
    ``song`` as released; ``is_there``: a file of it is where it was.  What was
    imported has no ``files``, and no ``file_name``."""

    id: str
    title: str
    artist: str | None
    album: str | None
    duration_s: float
    files: int
    file_name: str | None
    is_there: bool
    version: str | None
    song: SongFacts | None
    drama: DramaFacts | None


@dataclass(frozen=True, slots=True)
class OwnedFile:
    """A file of a recording."""

    path: str
    is_there: bool


@dataclass(frozen=True, slots=True)
class Alike:
    """Another recording that has sound in common with one, and the evidence.

    ``share`` of the shorter, 0 to 1; ``delay_s``: second of the other minus second of the one;
    ``pieces``: with how many delays; ``coherence`` 0 to 1 and ``z``, medians over that share.
    """

    recording: RecordingShown
    kind: Literal["same take", "shared backing", "shared passage"]
    share: float
    delay_s: float
    pieces: int
    coherence: float
    z: float


@dataclass(frozen=True, slots=True)
class WholeRecording(RecordingShown):
    """All that is known of a recording: ``qualities`` are how it sounds, in words; ``family`` other
    owned recordings of the same work; ``alike`` those that have sound in common with it; ``cues``
    and ``episodes`` how often it was heard."""

    album_artist: str | None
    paths: tuple[OwnedFile, ...]
    qualities: tuple[str, ...]
    family: tuple[RecordingShown, ...]
    alike: tuple[Alike, ...]
    cues: int
    episodes: int
    has_artwork: bool


@dataclass(frozen=True, slots=True)
class Recordings:
    """Some of ``total`` recordings; the ``next`` ones come after that cursor."""

    total: int
    recordings: tuple[RecordingShown, ...]
    next: str | None


def recordings_of(
    opened: Opened,
    q: str = "",
    drama: str | None = None,
    song: str | None = None,
    sort: Sort = "path",
    cursor: str | None = None,
    limit: int = 50,
) -> Recordings:
    """Recordings with all words of ``q`` in their names, of a drama or song, in an order."""
    words = tokens(q)
    whole = key(q)
    found = [
        one
        for one in opened.recordings()
        if (drama is None or (one.drama is not None and one.drama.id == drama))
        and (song is None or (one.song is not None and one.song.id == song))
        and (not q.strip() or _has(one, words, whole))
    ]
    found.sort(key=_ORDERS[sort])
    start = int(cursor) if cursor and cursor.isdecimal() and len(cursor) < 10 else 0
    shown = tuple(shown_recording(one) for one in found[start : start + limit])
    more = start + limit < len(found)
    return Recordings(len(found), shown, str(start + limit) if more else None)


def recording_of(opened: Opened, id_: str) -> WholeRecording:
    """All that is known of a recording; raises a `Problem` where it is not owned."""
    owned = {one.recording: one for one in opened.recordings()}
    if id_ not in owned:
        raise not_found()
    one = owned[id_]
    with opened.scanner() as scanner:
        heard = [found for found in scanner.store.cues_with([id_]) if not found[1].rejected]
        links = scanner.library.links(id_)
    shown = shown_recording(one)
    return WholeRecording(
        **{field.name: getattr(shown, field.name) for field in fields(shown)},
        album_artist=one.tags.album_artist,
        paths=tuple(OwnedFile(readable(os.fspath(path)), _is_there(path)) for path in one.paths),
        qualities=opened.sounds().words(id_),
        family=tuple(_family(opened, one, owned.values())),
        alike=tuple(_alike(link, owned[link.other]) for link in links if link.other in owned),
        cues=len(heard),
        episodes=len({episode for episode, _ in heard}),
        has_artwork=_has_artwork(opened, one),
    )


def shown_recording(one: Recording) -> RecordingShown:
    """A recording in short."""
    return RecordingShown(
        id=one.recording,
        title=readable(title_of(one)),
        artist=one.tags.artist,
        album=one.tags.album,
        duration_s=round(one.duration_s, 3),
        files=len(one.paths),
        file_name=readable(one.paths[0].name) if one.paths else None,
        is_there=any(_is_there(path) for path in one.paths),
        version=one.song.version if one.song else None,
        song=one.song,
        drama=one.drama,
    )


@router.get("/recordings")
def recordings(
    opened: Open,
    q: Annotated[str, Query(max_length=LONGEST_QUESTION, examples=["stay with me"])] = "",
    drama: Annotated[str | None, Query(max_length=200)] = None,
    song: Annotated[str | None, Query(max_length=300)] = None,
    sort: Sort = "path",
    cursor: Annotated[str | None, Query(max_length=20)] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
) -> Recordings:
    """The recordings that are owned, some at a time."""
    return recordings_of(opened, q, drama, song, sort, cursor, limit)


@router.get("/recordings/{id}")
def recording(id: RecordingId, opened: Open) -> WholeRecording:
    """All that is known of a recording."""
    return recording_of(opened, id)


@router.delete("/recordings/{id}", status_code=204)
def remove(id: RecordingId, opened: Open) -> None:
    """Take a recording out of the library; its files stay."""
    if all(one.recording != id for one in opened.recordings()):
        raise not_found()
    with opened.library() as library:
        library.remove([id])
        count = len(library)
    opened.news.library(count)


def _family(opened: Opened, one: Recording, owned: Iterable[Recording]) -> list[RecordingShown]:
    """Other owned recordings of the work that a recording is of, in the order of its family."""
    if one.song is None or one.song.id not in opened.graph:
        return []
    members = [each.id for each in family(opened.catalogue, opened.graph, one.song.id)]
    members = members or [one.song.id]
    mine = [each for each in owned if each.song is not None and each.song.id in members]
    mine.sort(key=lambda each: members.index(each.song.id) if each.song else 0)
    return [shown_recording(each) for each in mine if each.recording != one.recording]


def _alike(link: Link, other: Recording) -> Alike:
    return Alike(
        recording=shown_recording(other),
        kind=link.kind,
        share=round(link.share, 3),
        delay_s=round(link.delay_s, 3),
        pieces=len(link.delays_s),
        coherence=round(link.coherence, 3),
        z=round(link.z, 1),
    )


def _has_artwork(opened: Opened, one: Recording) -> bool:
    there = [path for path in one.paths if _is_there(path)]
    if not there:
        return False
    return opened.playing.picture(opened.playing.file(there), 300) is not None


def _has(one: Recording, words: Sequence[str], whole: str) -> bool:
    """Whether all words are somewhere in the names of a recording, or it is called so."""
    names = [title_of(one), one.tags.artist or "", one.tags.album or "", *_linked(one)]
    names += [path.stem for path in one.paths]
    told = [key(name) for name in names]
    if whole and any(whole in name for name in told):
        return True
    joined = " ".join(told)
    return bool(words) and all(key(word) in joined for word in words)


def _linked(one: Recording) -> list[str]:
    names: list[str | None] = []
    if one.song is not None:
        names += [one.song.title, one.song.title_ko, *one.song.performers]
    if one.drama is not None:
        names += [one.drama.title, one.drama.title_ko]
    return [name for name in names if name]


def _order(text: str | None) -> tuple[bool, object]:
    """Names in the order of people, those without one last."""
    return not text, natural_order(text or "")


_ORDERS: dict[str, Callable[[Recording], tuple[object, ...]]] = {
    "path": lambda one: _order(os.fspath(one.paths[0]) if one.paths else None),
    "title": lambda one: (_order(one.song.title if one.song else title_of(one)),),
    "artist": lambda one: (_order(one.tags.artist), _order(title_of(one))),
    "drama": lambda one: (_order(one.drama.title if one.drama else None), _order(title_of(one))),
    "length": lambda one: (one.duration_s,),
}


def _is_there(path: FilePath) -> bool:
    return os.path.exists(path)  # noqa: PTH110 - a folder may be closed to us
