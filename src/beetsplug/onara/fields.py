"""What a track or album of beets has from Onara, and where it lies in the tags of a file."""

from __future__ import annotations

from collections.abc import Mapping

from beets.library import Album, Item
from mediafile import (
    ASFStorageStyle,
    ListMediaField,
    ListStorageStyle,
    MediaField,
    MediaFile,
    MP3DescStorageStyle,
    MP3ListDescStorageStyle,
    MP4ListStorageStyle,
    MP4StorageStyle,
    StorageStyle,
)

from onara.tagging.mapping import TABLE

Value = str | int | list[str]

FIELDS = (
    *("onara_song", "onara_drama", "onara_drama_en", "onara_drama_ko"),
    *("onara_role", "onara_part", "onara_version", "onara_work"),
)
"""Of tracks, and by the same names in the tags of their files."""
OF_ALBUMS = ("onara_drama", "onara_drama_en", "onara_drama_ko", "onara_part")
"""What an album has where all of its tracks have the same."""


def fields_of(item: Item) -> dict[str, Value]:
    """Onara's fields that a track has itself."""
    found = {name: item.get(name, with_album=False) for name in FIELDS}
    return {name: value for name, value in found.items() if value}


def put(fields: Mapping[str, Value], item: Item) -> bool:
    """Give a track these fields and no others of Onara's; says whether that changed any."""
    before = fields_of(item)
    for name in FIELDS:
        if name in fields:
            item[name] = fields[name]
        elif name in before:
            del item[name]
    return dict(fields) != before


def unite(album: Album) -> None:
    """Give an album what all of its tracks have alike, and take from it what they have not."""
    items = list(album.items())
    for name in OF_ALBUMS:
        values = {item.get(name, with_album=False) for item in items}
        if len(values) == 1 and (value := values.pop()):
            album[name] = value
        elif name in album:
            del album[name]
    album.store(inherit=False)


def media_field(name: str) -> MediaField:
    """Where a field lies in each container, as Onara itself writes it."""
    names = TABLE[name]
    _, _, described = names.id3.partition(":")
    if name == "onara_role":
        return ListMediaField(
            MP3ListDescStorageStyle(described, split_v23=True),
            MP4ListStorageStyle(names.mp4),
            ListStorageStyle(names.vorbis),
            ASFStorageStyle(names.asf),
        )
    return MediaField(
        MP3DescStorageStyle(described),
        MP4StorageStyle(names.mp4),
        StorageStyle(names.vorbis),
        ASFStorageStyle(names.asf),
        out_type=int if name == "onara_part" else str,
    )


def tags_of(file: MediaFile) -> dict[str, Value]:
    """What the tags of a file say, by the names of the fields."""
    found = {name: getattr(file, name) for name in FIELDS}
    return {name: value for name, value in found.items() if value}


def write_tags(file: MediaFile, fields: Mapping[str, Value]) -> bool:
    """Write these tags and no others; says whether the file had others.

    Raises `mediafile.UnreadableFileError`.
    """
    if tags_of(file) == fields:
        return False
    file.update(dict.fromkeys(FIELDS) | dict(fields))
    file.save()
    return True
