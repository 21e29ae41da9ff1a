"""The names behind a cue: recordings of the library with what tags and catalogue say of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, cached_property
from importlib.metadata import version
from typing import Protocol

from onara.catalogue import Catalogue, Song
from onara.library.recording import Recording
from onara.recurrence import Role
from onara.scan.excerpts import UNKNOWN
from onara.sheet import (
    Cue,
    CueSheet,
    Episode,
    Line,
    Music,
    Scanned,
    SheetStore,
    Unknown,
    Usage,
)
from onara.sheet.usage import About
from onara.subtitles import Said, around

AROUND_S = 5.0
"""Lines that are said this close to a cue belong to it."""
_INSTRUMENTAL = "instrumental"
_TELLING = 2
"""So many recordings of one drama tell that an episode is of that drama."""


@dataclass(frozen=True, slots=True, eq=False)
class _Known:
    recording: Recording
    song: Song | None


class Owned(Protocol):
    """What has the recordings that are owned: a `Library`."""

    def recordings(self) -> Sequence[Recording]: ...


class Names:
    """Names for what was heard.  What is owned and the catalogue are read once."""

    def __init__(self, owned: Owned, catalogue: Catalogue, store: SheetStore) -> None:
        self._owned = owned
        self._catalogue = catalogue
        self._store = store

    @cached_property
    def _recordings(self) -> Mapping[str, Recording]:
        return {one.recording: one for one in self._owned.recordings()}

    @cached_property
    def _unknowns(self) -> Mapping[int, Unknown]:
        return {one.number: one for one in self._store.unknowns()}

    def title(self, recording: str) -> str:
        """The shortest name of a recording, or of an unknown's excerpt, for a line of progress."""
        if recording.startswith(UNKNOWN):
            unknown = self._unknowns.get(int(recording.removeprefix(UNKNOWN)))
            return unknown.title if unknown else recording
        known = self._known(recording)
        if known is None:
            return recording
        song = known.song
        return song.title if song else known.recording.title

    def music(self, cue: Cue) -> Music:
        """What sounds in a cue."""
        if cue.recording is None:
            return Music(self._unknown_title(cue))
        known = self._known(cue.recording)
        if known is None:
            return Music(None)
        recording, song = known.recording, known.song
        tags, path = recording.tags, next(iter(recording.paths), None)
        if song is None:
            performers = (tags.artist,) if tags.artist else ()
            return Music(
                recording.title,
                performers=performers,
                album=tags.album,
                duration_s=recording.duration_s,
                path=path,
            )
        facts = recording.song
        return Music(
            title=song.title,
            title_ko=song.title_ko,
            performers=tuple(person.name for person in song.performers),
            composers=_credited(song, "music"),
            lyricists=_credited(song, "lyrics"),
            arrangers=_credited(song, "arrangement"),
            album=tags.album,
            role=facts.role if facts else None,
            song=song.id,
            duration_s=recording.duration_s,
            path=path,
        )

    def about(self, cue: Cue, drama: str | None, role: Role | None = None) -> About:
        """What is known of a cue's music that tells its use: roles count in their own drama.

        ``role`` is what its place in several episodes makes it.
        """
        place = (Usage(role.usage), role.why) if role else None
        known = self._known(cue.recording) if cue.recording else None
        if known is None:
            return About(place=place)
        song, facts = known.song, known.recording.song
        if song is None:
            return About(sung_why="the file is linked to no song", place=place)
        sung, why = _is_sung(song, facts.version if facts else None)
        roles = song.roles if drama in (None, song.drama_id) else ()
        return About(roles=roles, is_sung=sung, sung_why=why, place=place)

    def doubts(self, episode: Episode, cues: Iterable[Cue]) -> list[str]:
        """A sentence where all linked music of an episode is of one other drama than it is taken
        for: the wrong one may have been given.

        One recording alone is no sign: dramas play each other's songs.
        """
        heard = {cue.recording for cue in cues if cue.recording is not None and not cue.rejected}
        known = [self._recordings[name] for name in sorted(heard) if name in self._recordings]
        linked = [one.drama for one in known if one.drama is not None]
        ids = {one.id for one in linked}
        if episode.drama is None or len(ids) != 1 or len(linked) < _TELLING:
            return []
        if episode.drama in ids:
            return []
        told = f"its music is of {linked[0].title}; is it an episode of {episode.drama_title}?"
        return [f"{episode.path}: {told}"]

    def sheet(self, scanned: Scanned, only: Collection[str] | None = None) -> CueSheet:
        """A scanned episode as a cue sheet; ``only``: with the cues of these ids alone."""
        id_ = scanned.episode.id
        cues = [cue for cue in self._store.cues(id_) if only is None or cue.id in only]
        said = _Said(self._store, id_, is_all=only is None)
        made = [Line(cue, self.music(cue), said.around(cue)) for cue in cues]
        return CueSheet(
            scanned.episode,
            tuple(made),
            datetime.fromtimestamp(scanned.scanned, UTC),
            _program(),
            scanned.reviewer,
        )

    def _unknown_title(self, cue: Cue) -> str | None:
        if cue.unknown is None:
            return None
        unknown = self._unknowns.get(int(cue.unknown))
        return unknown.title if unknown else None

    def _known(self, recording: str) -> _Known | None:
        found = self._recordings.get(recording)
        if found is None:
            return None
        song = None
        if found.song is not None:
            try:
                song = self._catalogue.song(found.song.id)
            except KeyError:
                song = None
        return _Known(found, song)


def _credited(song: Song, role: str) -> tuple[str, ...]:
    return tuple(person.name for person in song.credits.get(role, ()))


def _is_sung(song: Song, version_: str | None) -> tuple[bool | None, str]:
    if version_ == _INSTRUMENTAL or _INSTRUMENTAL in song.roles:
        return False, "the file or the catalogue says it is instrumental"
    if "score" in song.roles:
        return False, "the catalogue has it as score"
    if song.performers:
        singers = ", ".join(person.name for person in song.performers)
        return True, f"the catalogue has {singers} as its singer"
    return None, "the catalogue names no singer"


@cache
def _program() -> str:
    return f"Onara {version('onara')}"


class _Said:
    """What is said around the cues of an episode: all lines are read at once, or those of each."""

    def __init__(self, store: SheetStore, episode: str, *, is_all: bool) -> None:
        self._store, self._episode = store, episode
        self._all = store.lines(episode) if is_all else None
        self._starts = [line.start_s for line in self._all or ()]
        self._longest = max((line.end_s - line.start_s for line in self._all or ()), default=0.0)

    def around(self, cue: Cue) -> tuple[str, ...]:
        first, last = cue.start_s - AROUND_S, cue.end_s + AROUND_S
        if self._all is None:
            near = self._store.lines(self._episode, first, last)
        else:
            begin = bisect_left(self._starts, first - self._longest)
            near = self._all[begin : bisect_right(self._starts, last)]
        said = [Said(one.start_s, one.end_s, one.text, one.language) for one in near]
        return tuple(one.text for one in around(said, cue.start_s, cue.end_s, AROUND_S))
