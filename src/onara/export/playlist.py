"""The songs that are heard, each once in the order in which they are first heard, as a playlist.

The writers are those of `onara.lists`, so that a playlist of an episode reads like one of a list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from onara.export import names
from onara.export.language import Language, Words
from onara.sheet import CueSheet, Line

if TYPE_CHECKING:
    from onara.lists import Missing, Playlist, PlaylistTrack

_HEARD = Words("songs heard", "들린 노래")
_NOT_OWNED = Words("not in the library", "라이브러리에 없음")


def heard(sheets: Sequence[CueSheet], language: Language) -> Playlist:
    """The playlist; a song without a file of its own is named as missing, unknown music left out.

    Of two recordings of one song the one that is heard first is taken.
    """
    from onara.lists import Playlist

    ordered = names.in_order(sheets)
    entries: dict[str, PlaylistTrack | Missing] = {}
    for sheet in ordered:
        for line in names.lines(sheet):
            if names.is_identified(line):
                entries.setdefault(
                    line.music.song or line.cue.recording or "", _entry(line, language)
                )
    first = ordered[0].episode
    where = names.short_name(first) if len(ordered) == 1 else ""
    called = " ".join(filter(None, (names.programme(first, language), where)))
    return Playlist(f"{called} – {_HEARD.of(language)}", None, tuple(entries.values()))


def write_m3u(sheets: Sequence[CueSheet], language: Language) -> bytes:
    """M3U8; a file whose name cannot stand on a line is named as missing."""
    from onara.lists import Missing, PlaylistTrack, m3u

    made = heard(sheets, language)
    entries = []
    for each in made.entries:
        reason = m3u.unwritable(each) if isinstance(each, PlaylistTrack) else None
        entries.append(Missing(each.song, each.title, each.performer, reason) if reason else each)
    return m3u.write(replace(made, entries=tuple(entries)), None).encode()


def write_xspf(sheets: Sequence[CueSheet], language: Language) -> bytes:
    """XSPF 1."""
    from onara.lists import xspf

    return xspf.write(heard(sheets, language), None).encode()


def write_jspf(sheets: Sequence[CueSheet], language: Language) -> bytes:
    """JSPF, with the MusicBrainz ids of the files' tags."""
    from onara.lists import jspf
    from onara.lists.identified import identified

    return jspf.write(identified(heard(sheets, language)), None).encode()


def _entry(line: Line, language: Language) -> PlaylistTrack | Missing:
    from onara.lists import Missing, PlaylistTrack

    music = line.music
    song, called = music.song or "", names.title(line, language)
    by = ", ".join(names.one_line(each) for each in music.performers)
    if music.path is None:
        return Missing(song, called, by, _NOT_OWNED.of(language))
    album = names.one_line(music.album or "")
    return PlaylistTrack(song, called, by, album, music.duration_s or 0.0, music.path.absolute())
