"""Which recordings are of one work, and which originals are one recording.

A version of a version belongs to the same work; so do two remakes of one original, even where the
files of two dramas each describe it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onara.catalogue import Catalogue, Song
from onara.catalogue.model import Original
from onara.spelling import key


class Families:
    """The works and originals of a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._songs = {song.id: song for song in catalogue.songs}
        self._originals = _originals(catalogue.songs)
        self._joined: dict[str, str] = {}
        for song in catalogue.songs:
            for other in self._same_work(song):
                self._join(song.id, other)

    def head(self, song: Song) -> Song:
        """The song that stands for the work: the one that no other was made from."""
        return self._songs[self._root(song.id)]

    def original(self, song: Song) -> str:
        """The id of the recording that a remake covers: a catalogue song, or one beside them."""
        assert song.cover_of is not None
        known = (self._originals.get(name) for name in _names(song, song.cover_of))
        return next((each for each in known if each and each != song.id), f"{song.id}/original")

    def _same_work(self, song: Song) -> Iterator[str]:
        if song.version_of:
            yield song.version_of
        yield from (version.song for version in song.versions if version.song)
        if song.cover_of:
            owner = self.original(song).removesuffix("/original")
            if owner != song.id:
                yield owner

    def _root(self, song_id: str) -> str:
        while song_id in self._joined:
            song_id = self._joined[song_id]
        return song_id

    def _join(self, one: str, other: str) -> None:
        first, second = self._root(one), self._root(other)
        if first == second:
            return
        # What is itself a version does not stand for the work.
        keep, give = (second, first) if self._songs[first].version_of else (first, second)
        if not self._songs[keep].version_of and not self._songs[give].version_of:
            keep, give = sorted((first, second), key=list(self._songs).index)
        self._joined[give] = keep


def _originals(songs: Iterable[Song]) -> dict[str, str]:
    """Recording ids by title and performer: those of catalogue songs, then those covered."""
    found: dict[str, str] = {}
    for song in songs:
        for title in song.titles:
            for person in song.performers:
                for name in (person.name, person.name_ko):
                    if name and song.cover_of is None:
                        found.setdefault(_name(title, name), song.id)
    for song in songs:
        if song.cover_of:
            for name in _names(song, song.cover_of):
                found.setdefault(name, f"{song.id}/original")
    return found


def _names(song: Song, original: Original) -> list[str]:
    """A covered recording by each of its titles and each of its performers' names."""
    titles = [original.title, original.title_ko] if original.title_ko else [original.title]
    given = [title for title in titles if title] or [song.title]
    names = [name for p in original.artists for name in (p.name, p.name_ko) if name]
    return [_name(title, name) for title in given for name in names]


def _name(title: str, performer: str) -> str:
    return f"{key(title)} by {key(performer)}"
