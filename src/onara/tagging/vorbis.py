"""Vorbis comments: any number of NAME=text, in Ogg and FLAC."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mutagen import flac

from onara.tagging.kept import kept
from onara.tagging.mapping import TABLE, named, paired
from onara.tagging.picture import Picture

_FRONT = 3
_BLOCK = "metadata_block_picture"
_PICTURES = (_BLOCK, "coverart", "coverartmime")
_FIELDS = {names.vorbis.casefold(): field for field, names in TABLE.items()}


class VorbisFields:
    """The comments of an open mutagen file."""

    name = "vorbis"

    def __init__(self, opened: Any, path: Path) -> None:
        self._opened = opened
        self._path = path
        if opened.tags is None:
            opened.add_tags()

    def fields(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for key, text in self._opened.tags:
            if text and key.casefold() not in _PICTURES:
                found.setdefault(named(_FIELDS, key), []).append(text)
        return paired({field: tuple(texts) for field, texts in found.items()})

    def artwork(self) -> int:
        return len(getattr(self._opened, "pictures", ())) + sum(
            key.casefold() in (_BLOCK, "coverart") for key, _ in self._opened.tags
        )

    def change(self, changes: Mapping[str, tuple[str, ...]]) -> None:
        current = self.fields()
        wanted = kept(self.name, current | dict(changes))
        touched = {field for field, values in wanted.items() if values != current.get(field, ())}
        tags = self._opened.tags
        for field in touched | set(changes):
            name = TABLE[field].vorbis if field in TABLE else field.upper()
            for key in {key for key, _ in tags if named(_FIELDS, key) == field}:
                del tags[key]
            if wanted[field]:
                tags[name] = list(wanted[field])

    def cover(self, picture: Picture) -> None:
        front = flac.Picture()
        front.type, front.mime, front.data = _FRONT, picture.mime, picture.data
        if isinstance(self._opened, flac.FLAC):
            kept = [other for other in self._opened.pictures if other.type != _FRONT]
            self._opened.clear_pictures()
            for one in [front, *kept]:
                self._opened.add_picture(one)
            return
        tags = self._opened.tags
        others = [block for block in tags.get(_BLOCK, []) if not _is_front(block)]
        tags[_BLOCK] = [base64.b64encode(front.write()).decode("ascii"), *others]

    def save(self, changes: Mapping[str, tuple[str, ...]]) -> None:  # noqa: ARG002
        self._opened.save(self._path)


def _is_front(block: str) -> bool:
    try:
        return bool(flac.Picture(base64.b64decode(block)).type == _FRONT)
    except (binascii.Error, flac.error):
        return False
