"""Which recording of the library is meant by a path, an id or words?"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from onara.errors import OnaraError
from onara.library.recording import Recording
from onara.spelling import key, tokens

_MOST_NAMED = 5
_LONGEST_ECHO = 60


@dataclass(frozen=True, slots=True)
class Song:
    """A song that a question found: the catalogue's id, and its name in words."""

    id: str
    name: str


FindSongs = Callable[[str], Sequence[Song]]
"""Songs that words may mean, the likeliest first; none where the catalogue knows none."""


class NotOwned(OnaraError):
    """No recording of the library is meant, or it is not plain which."""


def owned_recording(
    typed: str, recordings: Sequence[Recording], find: FindSongs | None = None
) -> Recording:
    """The one recording that is meant: by its id or file, by its title, or by words.

    ``find`` looks words up in the catalogue.  Of several recordings of a song it is the one that is
    no version of it (an instrumental, say).  Raises `NotOwned`.
    """
    text = typed.strip()
    if not recordings:
        raise NotOwned("the library is empty; a cue's music is a recording of it: onara add FOLDER")
    for found in (_exactly(text, recordings), _titled(text, recordings)):
        if found:
            return _one(text, found)
    songs = find(text) if find and text else ()
    for song in songs[:1]:
        of_song = [one for one in recordings if one.song and one.song.id == song.id]
        if of_song:
            return _one(text, of_song)
    if found := _having(text, recordings):
        return _one(text, found)
    if songs:
        raise NotOwned(
            f"{songs[0].name} is not in your library, and a cue's music is a recording of it; "
            "bring it in with: onara add FILE"
        )
    raise NotOwned(f"no recording of the library goes by “{_echo(text)}”; see: onara library")


def title_of(one: Recording) -> str:
    """Its title by its tags, else the name of its file."""
    return one.title


def _exactly(text: str, recordings: Sequence[Recording]) -> list[Recording]:
    path = Path(os.path.abspath(os.path.expanduser(text)))  # noqa: PTH100, PTH111 - keeps links
    return [one for one in recordings if one.recording == text or path in one.paths]


def _titled(text: str, recordings: Sequence[Recording]) -> list[Recording]:
    name = key(text)
    if not name:
        return []
    return [one for one in recordings if name in {key(each) for each in _names(one)}]


def _having(text: str, recordings: Sequence[Recording]) -> list[Recording]:
    """Those with all words in their title, performer, album or file name."""
    words = tokens(text)
    if not words:
        return []
    return [one for one in recordings if set(words) <= _words(one)]


def _words(one: Recording) -> set[str]:
    return {word for each in (*_names(one), one.tags.album or "") for word in tokens(each)}


def _names(one: Recording) -> list[str]:
    names = [title_of(one), *(path.stem for path in one.paths), *(path.name for path in one.paths)]
    if one.tags.artist:
        names.append(f"{one.tags.artist} {title_of(one)}")
    return names


def _one(text: str, found: Sequence[Recording]) -> Recording:
    plain = [one for one in found if one.song is None or one.song.version is None]
    meant = found if len(found) == 1 else plain
    if len(meant) == 1:
        return meant[0]
    told = ", ".join(f"{title_of(one)} ({one.recording})" for one in found[:_MOST_NAMED])
    more = f" and {len(found) - _MOST_NAMED} more" if len(found) > _MOST_NAMED else ""
    raise NotOwned(
        f"“{_echo(text)}” may be {len(found)} recordings, {told}{more}; give the id of one of them"
    )


def _echo(text: str) -> str:
    short = " ".join(text.split())
    return short if len(short) <= _LONGEST_ECHO else short[: _LONGEST_ECHO - 1] + "…"
