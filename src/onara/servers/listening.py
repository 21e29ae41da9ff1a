"""Is a song of the server that recording of the library?  Ask its sound, as little as does.

The beginning of the file is fetched, enough for a minute and a half, and compared with the
recording as recordings of a library are compared with each other (`families`): the same take
throughout, or not.  An instrumental is told from its song.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from onara.durable import write_error
from onara.errors import UnusableInput
from onara.index import Index
from onara.library import compared
from onara.servers.client import Client, Media
from onara.servers.problem import CallFailed
from onara.servers.song import ServerSong

LISTEN_S = 90.0
"""Of a song: past the interlude in which its instrumental sounds the same."""
LEAST_S = 20.0
"""Less of a longer song is too little to tell."""
LARGEST = 64 << 20
"""Bytes of one file at most: a few kinds have their table of contents at the end."""
_SPARE = 2 << 20
"""Bytes for pictures, which lie before the sound."""
_UNTOLD = 16 << 20
"""Bytes that are fetched where the server says no size or length."""


class Heard(StrEnum):
    """What listening says."""

    SAME = "same"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What listening says, and why in words."""

    heard: Heard
    words: str


class Listener:
    """Listens to songs of a server, each once; ``index`` has the recordings of the library."""

    def __init__(self, client: Client, index: Index) -> None:
        self._client, self._index = client, index
        self._told: dict[tuple[str, str], Verdict] = {}
        self.bytes = 0

    def __call__(self, song: ServerSong, recording: str) -> Verdict:
        """Whether the song is the recording.

        Raises `ServerError` where the server cannot be asked any more, `LibraryError` where there
        is no room to listen.
        """
        known = self._told.get((song.id, recording))
        if known is None:
            known = self._told[song.id, recording] = self._verdict(song, recording)
        return known

    def _verdict(self, song: ServerSong, recording: str) -> Verdict:
        said = ""
        for call, more in (("download", ()), ("stream", (("format", "raw"),))):
            try:
                with self._client.media(call, ("id", song.id), *more) as media:
                    return self._compared(song, media, recording)
            except CallFailed as error:
                said = str(error)
        return Verdict(Heard.UNKNOWN, said)

    def _compared(self, song: ServerSong, media: Media, recording: str) -> Verdict:
        said = "its sound cannot be read"
        with tempfile.TemporaryDirectory(prefix="onara-") as folder:
            file = Path(folder) / "song"
            for is_whole in self._fetched(song, media, file):
                try:
                    told = compared(file, self._index, recording, longest_s=LISTEN_S)
                except UnusableInput as error:
                    said = f"its sound {error.reason}"
                    continue
                if told.seconds < min(LEAST_S, (song.duration_s or LEAST_S) / 2) and not is_whole:
                    continue
                if told.link is None:
                    return Verdict(Heard.OTHER, "another sound")
                words = f"{told.link.kind}, {told.link.share:.0%} of {told.seconds:.0f} s"
                words += f", coherence {told.link.coherence:.2f}"
                return Verdict(Heard.SAME if told.is_same_take else Heard.OTHER, words)
        return Verdict(Heard.UNKNOWN, said)

    def _fetched(self, song: ServerSong, media: Media, file: Path) -> Iterator[bool]:
        """Fetch more and more of a file; whether it is whole."""
        size = 0
        for wanted in (_enough(song), LARGEST):
            part = media.read(max(0, wanted - size))
            try:
                with file.open("ab") as out:
                    out.write(part)
            except OSError as error:
                raise write_error(file, error) from error
            size += len(part)
            self.bytes += len(part)
            is_whole = size < wanted
            yield is_whole
            if is_whole:
                return


def _enough(song: ServerSong) -> int:
    """Bytes from the start of a file that hold what is listened to."""
    if not song.size or not song.duration_s:
        return _UNTOLD
    share = min(1.0, (LISTEN_S + 5) / song.duration_s)
    return min(LARGEST, int(song.size * share) + _SPARE)
