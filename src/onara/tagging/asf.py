"""ASF (Windows Media): attributes with names, of several types."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mutagen.asf._attrs import ASFByteArrayAttribute

from onara.tagging.kept import kept
from onara.tagging.mapping import PAIRS, TABLE, joined_pair, named, paired
from onara.tagging.picture import Picture

# Types of attributes.
_BYTES, _BOOL, _GUID = 1, 2, 6

_PICTURE = "WM/Picture"
_FRONT = 3
_FIELDS = {names.asf.casefold(): field for field, names in TABLE.items() if field != "totaldiscs"}


class AsfFields:
    """The attributes of an open mutagen file."""

    name = "asf"

    def __init__(self, opened: Any, path: Path) -> None:
        self._opened = opened
        self._path = path

    def fields(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for key, value in self._opened.tags:
            if value.TYPE not in (_BYTES, _GUID):
                text = str(int(value.value)) if value.TYPE == _BOOL else str(value)
                found.setdefault(named(_FIELDS, key), []).append(text)
        return paired({field: tuple(filter(None, texts)) for field, texts in found.items()})

    def artwork(self) -> int:
        return sum(key == _PICTURE for key, _ in self._opened.tags)

    def change(self, changes: Mapping[str, tuple[str, ...]]) -> None:
        wanted = kept(self.name, self.fields() | dict(changes))
        number, total = "discnumber", "totaldiscs"
        if {number, total} & set(changes):
            pair = joined_pair(wanted.get(number, ()), wanted.get(total, ()))
            self._change(number, pair)
        for field in changes:
            if field not in (number, total):
                self._change(field, wanted[field])
        for field in set(PAIRS.values()) - set(changes) - {total}:
            if wanted.get(field, ()) != self.fields().get(field, ()):
                self._change(field, wanted[field])  # came with the number: "3/12"

    def cover(self, picture: Picture) -> None:
        tags = self._opened.tags
        others = [value for value in tags.get(_PICTURE, []) if value.value[:1] != bytes([_FRONT])]
        head = bytes([_FRONT]) + len(picture.data).to_bytes(4, "little")
        described = picture.mime.encode("utf-16-le") + b"\0\0" + b"\0\0"
        tags[_PICTURE] = [ASFByteArrayAttribute(head + described + picture.data), *others]

    def save(self, changes: Mapping[str, tuple[str, ...]]) -> None:  # noqa: ARG002
        self._opened.save(self._path)

    def _change(self, field: str, values: tuple[str, ...]) -> None:
        tags = self._opened.tags
        name = TABLE[field].asf if field in TABLE else field
        for key in {key for key, _ in tags if named(_FIELDS, key) == field}:
            del tags[key]
            if key.casefold() == name.casefold():
                name = key
        if values:
            tags[name] = list(values)
