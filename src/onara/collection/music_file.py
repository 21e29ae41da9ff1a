"""One file of the folder, as it was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from onara.spelling import Repair
from onara.tagging import FileTags


@dataclass(frozen=True, slots=True)
class MusicFile:
    """``tags`` are as they stand in the file, ``texts`` the same fields decoded rightly and in NFC;
    ``repairs`` says of those that were decoded wrongly how, by what stands there.

    ``tags`` is ``None`` where they cannot be read: then nothing is proposed for the file.
    ``recording`` is the library's name for its sound and ``duration_s`` the length of that in
    seconds, where it was listened to.
    """

    path: Path
    tags: FileTags | None
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    repairs: Mapping[str, Repair] = field(default_factory=dict)
    recording: str | None = None
    duration_s: float | None = None

    def first(self, field: str) -> str | None:
        """The first value of a field, decoded rightly."""
        values = self.texts.get(field, ())
        return values[0] if values else None

    def line(self, field: str) -> str | None:
        """All values of a field, as they are read out."""
        return ", ".join(self.texts.get(field, ())) or None
