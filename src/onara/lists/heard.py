"""An entry of a playlist that was read, before it is known which song it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Named:
    """What a playlist says of one entry; ``song`` is a catalogue id where Onara wrote it."""

    song: str | None
    title: str
    performer: str
    path: Path | None

    @property
    def name(self) -> str:
        """How to name it to a person."""
        told = f"{self.performer} - {self.title}" if self.performer else self.title
        return told or self.song or (self.path.name if self.path else "an entry without a name")


def placed(song: str, position: int) -> str:
    """A missing song with its place in the list, counted from 1, for the meta data of a file."""
    return f"{position} {song}"


def put_back(found: list[Named], missing: Iterable[str]) -> list[Named]:
    """The entries with the missing ones, as `placed` wrote them, where they belong."""
    whole = list(found)
    for each in missing:
        position, _, song = each.partition(" ")
        if position.isdecimal() and song:
            whole.insert(int(position[:9]) - 1, Named(song, "", "", None))
    return whole
