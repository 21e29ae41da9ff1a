"""What the tags of a media file say, in one vocabulary whatever the container."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FileTags:
    """All text fields of a file by Picard's names of them, as they stand in the file.

    ``fields`` has no empty values; texts are neither repaired nor normalised.  ``container`` is the
    way that they are written ("id3v2.2", "id3v2.3", "id3v2.4", "vorbis", "mp4", "apev2",
    "asf"; "id3v1" where there is nothing more), of a file without tags how they would be.
    ``artwork`` is how many pictures are embedded.
    """

    container: str
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    artwork: int = 0

    def first(self, name: str) -> str | None:
        """The first value of a field."""
        values = self.fields.get(name, ())
        return values[0] if values else None
