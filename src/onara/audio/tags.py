"""What a file says about itself: title, performer, album."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tags:
    """Text tags in NFC; ``None`` where the file says nothing."""

    title: str | None = None
    artist: str | None = None
    album: str | None = None
    album_artist: str | None = None


def read_tags(*sources: Mapping[str, str]) -> Tags:
    """Tags from metadata tables, the first table that has a tag winning.

    Containers disagree on where tags live: ID3 and MP4 keep them on the file, Ogg on the stream.
    """
    merged: dict[str, str] = {}
    for source in sources:
        for key, value in source.items():
            merged.setdefault(key.casefold().replace("_", " "), value)

    def clean(*keys: str) -> str | None:
        for key in keys:
            text = unicodedata.normalize("NFC", merged.get(key, "")).replace("\0", " ").strip()
            if text:
                return text
        return None

    return Tags(
        title=clean("title"),
        artist=clean("artist", "author", "performer"),
        album=clean("album"),
        album_artist=clean("album artist", "albumartist"),
    )
