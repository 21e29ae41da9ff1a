"""MP4: atoms with texts, numbers in pairs, a flag, and free-form fields with names."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mutagen.mp4 import AtomDataType, MP4Cover, MP4FreeForm

from onara.tagging.kept import kept, number
from onara.tagging.mapping import ITUNES, PAIRS, TABLE, named
from onara.tagging.picture import Picture

_NUMBERS = {"trkn": "tracknumber", "disk": "discnumber"}
_ATOMS = {
    names.mp4: field
    for field, names in TABLE.items()
    if not names.mp4.startswith("----") and names.mp4 not in _NUMBERS
}
_FREE = {
    names.mp4[len(ITUNES) :].casefold(): field
    for field, names in TABLE.items()
    if names.mp4.startswith("----")
}
_CODES = {AtomDataType.UTF8: "utf-8", AtomDataType.UTF16: "utf-16-be"}


class Mp4Fields:
    """The atoms of an open mutagen file."""

    name = "mp4"

    def __init__(self, opened: Any, path: Path) -> None:
        self._opened = opened
        self._path = path
        if opened.tags is None:
            opened.add_tags()

    def fields(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for key, values in self._opened.tags.items():
            if key in _NUMBERS:
                one, total = values[0] if values else (0, 0)
                found[_NUMBERS[key]] = [str(one)] if one else []
                found[PAIRS[_NUMBERS[key]]] = [str(total)] if total else []
            elif key == "cpil":
                found["compilation"] = ["1" if values else "0"]
            elif key in _ATOMS:
                found.setdefault(_ATOMS[key], []).extend(map(str, values))
            elif key.startswith(ITUNES):
                field = named(_FREE, key[len(ITUNES) :])
                found.setdefault(field, []).extend(map(_free_text, values))
        return {field: tuple(filter(None, texts)) for field, texts in found.items()}

    def artwork(self) -> int:
        return len(self._opened.tags.get("covr", ()))

    def change(self, changes: Mapping[str, tuple[str, ...]]) -> None:
        wanted = kept(self.name, self.fields() | dict(changes))
        tags = self._opened.tags
        for one, total in PAIRS.items():
            if {one, total} & set(changes):
                pair = (number(wanted.get(one, ())), number(wanted.get(total, ())))
                tags.pop(TABLE[one].mp4, None)
                if any(pair):
                    tags[TABLE[one].mp4] = [pair]
        for field in changes:
            if field not in PAIRS and field not in PAIRS.values():
                self._change(field, wanted[field])

    def cover(self, picture: Picture) -> None:
        png = picture.mime == "image/png"
        form = MP4Cover.FORMAT_PNG if png else MP4Cover.FORMAT_JPEG
        others = self._opened.tags.get("covr", [])[1:]
        self._opened.tags["covr"] = [MP4Cover(picture.data, form), *others]

    def save(self, changes: Mapping[str, tuple[str, ...]]) -> None:  # noqa: ARG002
        self._opened.save(self._path)

    def _change(self, field: str, values: tuple[str, ...]) -> None:
        tags = self._opened.tags
        name = TABLE[field].mp4 if field in TABLE else ITUNES + field
        for key in list(tags):
            is_free = key.startswith(ITUNES)
            if (named(_FREE, key[len(ITUNES) :]) if is_free else _ATOMS.get(key)) == field:
                del tags[key]
                if is_free and name.startswith(ITUNES):
                    name = key
        if not values:
            return
        if name == "cpil":
            tags[name] = values[0] != "0"
        elif name == "tmpo":
            tags[name] = [number(values)]
        elif name.startswith(ITUNES):
            tags[name] = [MP4FreeForm(value.encode("utf-8"), AtomDataType.UTF8) for value in values]
        else:
            tags[name] = list(values)


def _free_text(value: Any) -> str:
    form = getattr(value, "dataformat", AtomDataType.UTF8)
    code = _CODES.get(form)
    return bytes(value).decode(code, "replace") if code else ""
