"""Which song of a server is the piece of music that is wanted, and how is that known?

By the file, by ids, by tags, in this order: each of these is certain or says nothing.  Where tags
leave a doubt, the sound decides, where somebody may listen.  What stays uncertain is not matched.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from onara.catalogue import FileFacts, Linker
from onara.lists.location import names_in, spellings, tail
from onara.servers.agreeing import (
    album_is,
    any_same,
    is_alike,
    performers_agree,
    says_nothing,
)
from onara.servers.listening import Heard, Verdict
from onara.servers.song import ServerSong
from onara.servers.wanted import Wanted
from onara.spelling import composed

NEAR_S = 2.0
"""Servers cut or round to whole seconds, and decoders differ in what they leave out at the ends."""
_SAME_ID_NEAR_S = 5.0
"""One recording may be a little longer on one release than on another; more is a wrong tag."""
_SAME_TAIL = 3
"""Names of a path from its end that are enough: drama, part, file."""
_MOST_HEARD = 3
"""Songs that are listened to for one that is wanted, the likeliest first."""
_TITLE, _ALIKE, _PERFORMER, _ALBUM, _NAMELESS, _ID = 3, 2, 2, 1, 1, 3
"""What speaks for listening to a song as long as the one that is wanted."""

Listen = Callable[[ServerSong, str], Verdict]
"""Whether a song of the server is a recording of the library, by its sound."""


class How(StrEnum):
    """By what a song is known."""

    PATH = "path"
    ID = "id"
    TAGS = "tags"
    SOUND = "sound"


@dataclass(frozen=True, slots=True)
class Found:
    """What became of one that is wanted: the server's song and how it is known, or why there is
    none; ``doubtful`` are the songs that it may be."""

    wanted: Wanted
    song: ServerSong | None = None
    how: How | None = None
    evidence: str = ""
    doubtful: tuple[ServerSong, ...] = ()

    @property
    def status(self) -> str:
        """``matched``, ``uncertain`` or ``missing``."""
        return "matched" if self.song else "uncertain" if self.doubtful else "missing"


class Matcher:
    """Finds what is wanted among the songs of a server; ``listen`` is for where tags do not do."""

    def __init__(
        self, songs: Iterable[ServerSong], linker: Linker, listen: Listen | None = None
    ) -> None:
        self._linker, self._listen = linker, listen
        self._links: dict[str, tuple[str, str | None] | None] = {}
        self._by_name: dict[str, list[ServerSong]] = defaultdict(list)
        self._by_size: dict[int, list[ServerSong]] = defaultdict(list)
        self._by_id: dict[str, list[ServerSong]] = defaultdict(list)
        self._timeless: list[ServerSong] = []
        timed = []
        for song in sorted(songs, key=lambda each: (each.path, each.id)):
            for name in tail(song.path, 1):
                self._by_name[name.casefold()].append(song)
            if song.size:
                self._by_size[song.size].append(song)
            for id_ in {song.mbid, *song.isrcs} - {""}:
                self._by_id[id_].append(song)
            if song.duration_s is None:
                self._timeless.append(song)
            else:
                timed.append((song.duration_s, song))
        timed.sort(key=lambda each: each[0])
        self._lengths = [length for length, _ in timed]
        self._timed = [song for _, song in timed]

    def find(self, wanted: Wanted) -> Found:
        """The song that is wanted.  Raises `ServerError` where the server breaks off listening."""
        if wanted.why_not:
            return Found(wanted, evidence=wanted.why_not)
        for look in (self._by_file, self._by_ids):
            if found := look(wanted):
                return found
        tagged = self._tagged(wanted)
        if len(tagged) == 1:
            return Found(wanted, tagged[0], How.TAGS, self._agreed(wanted, tagged[0]))
        if wanted.recording is None and tagged:
            # Nothing here tells them apart: each is the song as it was released.
            return Found(wanted, tagged[0], How.TAGS, self._agreed(wanted, tagged[0]))
        return self._heard(wanted, tagged or self._near(wanted), is_plain=bool(tagged))

    def _by_file(self, wanted: Wanted) -> Found | None:
        best: tuple[int, ServerSong] | None = None
        evidence = ""
        for path, size in wanted.files:
            ours = next(spellings(path))
            (name,) = tail(ours, 1)
            for song in self._by_name.get(name.casefold(), ()):
                if not _is_near(song, wanted, NEAR_S):
                    continue
                shared = _shared_tail(ours, song.path)
                is_same_size = song.size == size
                if not is_same_size and shared < _SAME_TAIL:
                    continue
                if best is None or shared > best[0]:
                    best = shared, song
                    evidence = "the same file by name and size" if is_same_size else ""
                    evidence = evidence or "the same path, " + "/".join(tail(song.path, shared))
            for song in self._by_size.get(size, ()) if best is None else ():
                # Some servers make the path of the tags, and do not tell the real one.
                if _is_near(song, wanted, NEAR_S) and any_same([song.title], wanted.titles):
                    best, evidence = (0, song), "the same file by title and size"
        return Found(wanted, best[1], How.PATH, evidence) if best else None

    def _by_ids(self, wanted: Wanted) -> Found | None:
        ids = wanted.identifiers
        for id_, said in (
            *(((ids.recording, "MusicBrainz id"),) if ids.recording else ()),
            *((isrc, "ISRC") for isrc in ids.isrcs),
        ):
            same = [
                song for song in self._by_id.get(id_, ()) if _is_near(song, wanted, _SAME_ID_NEAR_S)
            ]
            if same:
                # All of them are the recording; that on its album is the one that is meant.
                of_album = [song for song in same if album_is(song.album, wanted.albums)]
                return Found(wanted, (of_album or same)[0], How.ID, f"{said} {id_}")
        return None

    def _tagged(self, wanted: Wanted) -> list[ServerSong]:
        """Songs whose tags say for certain that they are what is wanted."""
        found = [song for song in self._as_long(wanted) if self._is_tagged(song, wanted)]
        of_album = [song for song in found if album_is(song.album, wanted.albums[:1])]
        return of_album if len(of_album) == 1 and wanted.recording else found

    def _is_tagged(self, song: ServerSong, wanted: Wanted) -> bool:
        is_titled = any_same([song.title], wanted.titles)
        agree = performers_agree(song.artists, wanted.performers) if is_titled else False
        if agree is None:
            agree = album_is(song.album, wanted.albums)
        if agree and wanted.recording is None:
            agree = self._linked(song) in (None, (wanted.song, wanted.version))
        elif not agree and wanted.song and (is_titled or is_alike(song.title, wanted.titles)):
            agree = self._linked(song) == (wanted.song, wanted.version)
        return bool(agree)

    def _linked(self, song: ServerSong) -> tuple[str, str | None] | None:
        """The song and version that the catalogue knows it for, where that is certain."""
        if song.id not in self._links:
            path = Path(song.path or f"{song.title}.mp3".replace("/", " "))
            artist = song.artists[0] if song.artists else None
            facts = FileFacts(path, song.title or None, artist, song.album or None)
            link = self._linker.link(facts)
            self._links[song.id] = (link.song_id, link.version) if link else None
        return self._links[song.id]

    def _agreed(self, wanted: Wanted, song: ServerSong) -> str:
        agreed = [
            *(["title"] if any_same([song.title], wanted.titles) else ["title in the catalogue"]),
            *(["performer"] if performers_agree(song.artists, wanted.performers) else []),
            *(["album"] if album_is(song.album, wanted.albums) else []),
        ]
        if wanted.duration_s is None:
            return f"{_listed(agreed)}; it is not in your library, so nothing was compared with it"
        return _listed([*agreed, *(["length"] if song.duration_s is not None else [])])

    def _as_long(self, wanted: Wanted) -> Sequence[ServerSong]:
        """The songs that are as long as what is wanted, or whose length nobody knows."""
        if wanted.duration_s is None:
            return [*self._timed, *self._timeless]
        first = bisect_left(self._lengths, wanted.duration_s - NEAR_S - 1)
        last = bisect_right(self._lengths, wanted.duration_s + NEAR_S)
        return [*self._timed[first:last], *self._timeless]

    def _near(self, wanted: Wanted) -> list[ServerSong]:
        """Songs that may be what is wanted, the likeliest first."""
        scored = []
        as_long = self._as_long(wanted) if wanted.duration_s is not None else []
        ids = {wanted.identifiers.recording or "", *wanted.identifiers.isrcs}
        odd = [song for id_ in ids for song in self._by_id.get(id_, ())]
        for song in {each.id: each for each in (*odd, *as_long)}.values():
            points = _ID * any(song is each for each in odd)
            if any_same([song.title], wanted.titles):
                points += _TITLE
            elif is_alike(song.title, wanted.titles):
                points += _ALIKE
            elif says_nothing(song.title):
                points += _NAMELESS
            points += _PERFORMER * bool(performers_agree(song.artists, wanted.performers))
            points += _ALBUM * album_is(song.album, wanted.albums)
            if points:
                scored.append((-points, song.path, song))
        scored.sort(key=lambda each: each[:2])
        return [song for _, _, song in scored[:_MOST_HEARD]]

    def _heard(self, wanted: Wanted, songs: list[ServerSong], *, is_plain: bool) -> Found:
        """What listening to some songs says of them; ``is_plain``: each is right by its tags."""
        if not songs:
            return Found(wanted, evidence="not on the server")
        doubtful = []
        for song in songs[:_MOST_HEARD]:
            if self._listen is None or wanted.recording is None:
                # Without listening only what bears its name is worth a word.
                if is_plain or any_same([song.title], wanted.titles):
                    doubtful.append(song)
                continue
            verdict = self._listen(song, wanted.recording)
            if verdict.heard is Heard.SAME:
                return Found(wanted, song, How.SOUND, verdict.words)
            if verdict.heard is Heard.UNKNOWN and (
                is_plain or any_same([song.title], wanted.titles)
            ):
                doubtful.append(song)
        if not doubtful:
            return Found(wanted, evidence="not on the server")
        names = "; ".join(f"{song.name} ({song.album})" for song in doubtful)
        several = f"{len(doubtful)} songs may be it" if len(doubtful) > 1 else "it may be"
        return Found(wanted, evidence=f"{several}: {names}", doubtful=tuple(doubtful))


def _is_near(song: ServerSong, wanted: Wanted, seconds: float) -> bool:
    if song.duration_s is None or wanted.duration_s is None:
        return True
    return -seconds - 1 <= song.duration_s - wanted.duration_s <= seconds


def _shared_tail(one: str, other: str) -> int:
    """How many names from the end two paths have in common."""
    shared = 0
    for left, right in zip(reversed(names_in(one)), reversed(names_in(other)), strict=False):
        if composed(left).casefold() != composed(right).casefold():
            break
        shared += 1
    return shared


def _listed(words: Sequence[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
