"""APEv2: keys of any case with lists of texts; Monkey's Audio, WavPack, Musepack, some MP3."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mutagen.apev2 import BINARY, TEXT, APEValue

from onara.tagging.kept import kept
from onara.tagging.mapping import PAIRS, TABLE, joined_pair, named, paired
from onara.tagging.picture import Picture

_FRONT = "Cover Art (Front)"
_FIELDS = {
    names.ape.casefold(): field for field, names in TABLE.items() if field not in PAIRS.values()
}


class ApeFields:
    """The APEv2 tags of a file: ``tags`` is mutagen's table of them."""

    name = "apev2"

    def __init__(self, tags: Any, path: Path) -> None:
        self._tags = tags
        self._path = path

    def fields(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for key, value in self._tags.items():
            if value.kind == TEXT:
                found.setdefault(named(_FIELDS, key), []).extend(filter(None, value))
        return paired({field: tuple(texts) for field, texts in found.items() if texts})

    def artwork(self) -> int:
        return sum(
            value.kind == BINARY and key.casefold().startswith("cover art")
            for key, value in self._tags.items()
        )

    def change(self, changes: Mapping[str, tuple[str, ...]]) -> None:
        wanted = kept(self.name, self.fields() | dict(changes))
        for number, total in PAIRS.items():
            if {number, total} & set(changes):
                self._change(number, joined_pair(wanted[number], wanted[total]))
        for field in changes:
            if field not in PAIRS and field not in PAIRS.values():
                self._change(field, wanted[field])

    def cover(self, picture: Picture) -> None:
        name = b"cover.png" if picture.mime == "image/png" else b"cover.jpg"
        self._tags[_FRONT] = APEValue(name + b"\0" + picture.data, BINARY)

    def save(self, changes: Mapping[str, tuple[str, ...]]) -> None:  # noqa: ARG002
        self._tags.save(self._path)

    def _change(self, field: str, values: tuple[str, ...]) -> None:
        name = TABLE[field].ape if field in TABLE else field
        for key, value in list(self._tags.items()):
            if value.kind == TEXT and named(_FIELDS, key) == field:
                del self._tags[key]
                if key.casefold() == name.casefold():
                    name = key
        if values:
            self._tags[name] = list(values)
