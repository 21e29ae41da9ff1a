"""A list as a file for players: M3U8, XSPF or JSPF by the ending of its name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from onara.durable import replace_file
from onara.lists import jspf, m3u, xspf
from onara.lists.fan_list import ListError
from onara.lists.location import elsewhere
from onara.lists.playlist import Missing, Playlist, PlaylistTrack

ENDINGS = (".m3u8", ".m3u", ".xspf", ".jspf")
"""What can be written and read; ``.m3u`` is written as UTF-8 too, as players read it today."""
_WRITERS = {".m3u8": m3u.write, ".m3u": m3u.write, ".xspf": xspf.write, ".jspf": jspf.write}


def ending_of(path: Path) -> str:
    """The ending of a playlist's name; raises `ListError` where it is none that is known."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise ListError(f"{path}: a playlist is named {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}")
    return ending


def export(
    made: Playlist,
    path: Path,
    *,
    relative: bool = False,
    moved: Iterable[tuple[str, str]] = (),
    for_listenbrainz: bool = False,
) -> Playlist:
    """Write a playlist, atomically; returns what is in the file and what is missing from it.

    ``moved``: folders of this machine and what they are called on the one that plays the list;
    ``for_listenbrainz``: a JSPF of nothing but the tracks that ListenBrainz takes.  Raises
    `ListError` for an unknown ending, or where nothing lies in a folder that is moved, and
    `LibraryError` where it cannot be written.
    """
    ending = ending_of(path)
    if for_listenbrainz and ending != ".jspf":
        raise ListError(f"{path}: a playlist for ListenBrainz is named .jspf")
    if for_listenbrainz:
        made = jspf.for_listenbrainz(made)
        text = jspf.write_for_listenbrainz(made)
    else:
        made = _elsewhere(made, list(moved))
        made, text = written(made, ending, path.absolute().parent if relative else None)
    replace_file(path.absolute(), [text.encode()])
    return made


def written(made: Playlist, ending: str, folder: Path | None = None) -> tuple[Playlist, str]:
    """What is in the file of a playlist, and its text; ``ending`` is one of `ENDINGS`.

    Paths are relative to ``folder`` where it is given.
    """
    if ending in (".m3u", ".m3u8"):
        made = _without_unwritable(made)
    return made, _WRITERS[ending](made, folder)


def _without_unwritable(made: Playlist) -> Playlist:
    """A playlist whose paths can all stand on a line of text."""
    return replace(made, entries=tuple(_writable(each) for each in made.entries))


def _writable(entry: PlaylistTrack | Missing) -> PlaylistTrack | Missing:
    reason = m3u.unwritable(entry) if isinstance(entry, PlaylistTrack) else None
    return Missing(entry.song, entry.title, entry.performer, reason) if reason else entry


def _elsewhere(made: Playlist, moved: Sequence[tuple[str, str]]) -> Playlist:
    """A playlist with the paths of another machine; of two folders that fit, the deeper counts."""
    deepest = sorted(moved, key=lambda each: len(Path(each[0]).parts), reverse=True)
    used = set()

    def there(track: PlaylistTrack) -> PlaylistTrack:
        for folder, to in deepest:
            path = elsewhere(track.path, folder, to)
            if path is not None:
                used.add(folder)
                return replace(track, path=path)
        return track

    entries = tuple(
        there(each) if isinstance(each, PlaylistTrack) else each for each in made.entries
    )
    for folder, _ in moved if made.tracks else ():
        if folder not in used:
            raise ListError(f"nothing of this list lies in {folder}")
    return replace(made, entries=entries)
