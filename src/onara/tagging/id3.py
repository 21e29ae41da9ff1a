"""ID3v2 frames, in the version that the file has.

Written after "ID3 tag version 2.3.0" and "2.4.0" (Nilsson, id3.org, 1999 and 2000).  In 2.3 there
is no UTF-8, a date is a year and a day, people are in one list, and several values are one text
with "/" between them.  Frames that are not changed stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mutagen import id3
from mutagen.apev2 import APENoHeaderError, APEv2
from mutagen.id3 import ID3

from onara.tagging.ape import ApeFields
from onara.tagging.id3v1 import Id3v1, find_id3v1
from onara.tagging.kept import kept, written_as
from onara.tagging.mapping import PAIRS, TABLE, UFID_OWNER, joined_pair, named, paired
from onara.tagging.picture import Picture

_FRONT = 3
_LATIN_1, _UTF_16, _UTF_8 = 0, 1, 3
_FRAMES = {
    names.id3: field
    for field, names in TABLE.items()
    if ":" not in names.id3 and names.id3 not in ("TRCK", "TPOS", "COMM", "USLT", "UFID", "TDRC")
}
_FREE = {
    names.id3[5:].casefold(): field
    for field, names in TABLE.items()
    if names.id3.startswith("TXXX:")
}
_ROLES = {names.id3[5:]: field for field, names in TABLE.items() if names.id3.startswith("TIPL:")}
_ROLE_OF = {field: role for role, field in _ROLES.items()}
_PEOPLE = ("TIPL", "TMCL", "IPLS")
_NUMBERS = {"TRCK": "tracknumber", "TPOS": "discnumber"}
_ALSO_READ = {"GRP1": "grouping", "XSOT": "titlesort", "XSOP": "artistsort", "XSOA": "albumsort"}
_OF_VERSION_1 = frozenset({"title", "artist", "album", "date", "comment", "tracknumber"})


class Id3Fields:
    """The ID3 tags of an open mutagen file."""

    def __init__(self, opened: Any, path: Path) -> None:
        self._opened = opened
        self._path = path
        self._has_tag = opened.tags is not None
        if not self._has_tag:
            opened.add_tags()
        self._tags: ID3 = opened.tags
        self._v1: Id3v1 | None = None
        if type(self._tags) is ID3:  # those in chunks have no other tag behind them
            with path.open("rb") as file:
                self._v1 = find_id3v1(file)

    @property
    def name(self) -> str:
        if not self._has_tag:
            return "id3v1" if self._v1 else "id3v2.4"
        return f"id3v2.{self._tags.version[1]}"

    @property
    def _is_old(self) -> bool:
        """Version 2.3 is to be written."""
        return written_as(self.name) == "id3v2.3"

    def fields(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for frame in self._tags.values():
            for field, texts in _of_frame(frame):
                found.setdefault(field, []).extend(texts)
        date = self._date()
        if date:
            found["date"] = [date]
        result = {field: tuple(filter(None, texts)) for field, texts in found.items()}
        for field, values in (self._v1.fields() if self._v1 else {}).items():
            if not result.get(field):
                result[field] = values
        return paired(result)

    def artwork(self) -> int:
        return len(self._tags.getall("APIC"))

    def change(self, changes: Mapping[str, tuple[str, ...]]) -> None:
        if not self._has_tag and self._v1:
            changes = self._v1.fields() | dict(changes)
        current = self.fields()
        wanted = kept(self.name, current | dict(changes))
        for number, total in PAIRS.items():
            if {number, total} & set(changes):
                frame = TABLE[number].id3
                self._tags.delall(frame)
                self._add_text(frame, joined_pair(wanted[number], wanted[total]))
        for field in changes:
            if field not in PAIRS and field not in PAIRS.values():
                self._change(field, wanted[field])
        if self._v1:
            changed = {field: wanted[field] for field in _OF_VERSION_1 & set(changes)}
            self._v1 = self._v1.changed(changed)

    def cover(self, picture: Picture) -> None:
        kept = [frame for frame in self._tags.getall("APIC") if frame.type != _FRONT]
        self._tags.delall("APIC")
        front = id3.APIC(
            encoding=_LATIN_1, mime=picture.mime, type=_FRONT, desc="", data=picture.data
        )
        for frame in [front, *kept]:
            self._tags.add(frame)

    def save(self, changes: Mapping[str, tuple[str, ...]]) -> None:
        how: dict[str, Any] = {"v2_version": 3 if self._is_old else 4, "v23_sep": None}
        if type(self._tags) is ID3:
            how["v1"] = 0
        self._tags.save(self._path, **how)
        if self._v1:
            with self._path.open("ab") as file:
                file.write(self._v1.raw)
        if type(self._tags) is ID3:
            _change_ape_beside(self._path, changes)

    def _date(self) -> str | None:
        stamp = _first(self._tags, "TDRC")
        if stamp:
            return stamp.replace(" ", "T")
        year, day = _first(self._tags, "TYER"), _first(self._tags, "TDAT")
        if year and day and len(day) == 4 and day.isdecimal():
            return f"{year}-{day[2:]}-{day[:2]}"
        return year

    def _change(self, field: str, values: tuple[str, ...]) -> None:
        if field == "date":
            self._change_date(values)
        elif field == "originaldate":
            self._tags.delall("TDOR")
            self._tags.delall("TORY")
            self._add_text("TORY" if self._is_old else "TDOR", values)
        elif field in _ROLE_OF or field.startswith("performer:"):
            self._change_people(field, values)
        elif field == "musicbrainz_recordingid":
            self._tags.delall(f"UFID:{UFID_OWNER}")
            if values:
                self._tags.add(
                    id3.UFID(owner=UFID_OWNER, data=values[0].encode("ascii", "replace"))
                )
        elif field.partition(":")[0] == "comment":
            self._change_worded("COMM", field.partition(":")[2], values)
        elif field.partition(":")[0] == "lyrics":
            self._change_worded("USLT", field.partition(":")[2], values)
        else:
            self._change_text(field, values)

    def _change_date(self, values: tuple[str, ...]) -> None:
        for frame in ("TDRC", "TYER", "TDAT", "TIME"):
            self._tags.delall(frame)
        if values and self._is_old:
            year, *day = values[0].split("-")
            self._add_text("TYER", (year,))
            if day:
                self._add_text("TDAT", (day[1] + day[0],))
        else:
            self._add_text("TDRC", values)

    def _change_people(self, field: str, values: tuple[str, ...]) -> None:
        role = _ROLE_OF.get(field) or field.partition(":")[2]
        for name in _PEOPLE:
            for frame in self._tags.getall(name):
                frame.people = [pair for pair in frame.people if pair[0] != role]
                if not frame.people:
                    self._tags.delall(name)
        if not values:
            return
        name = "IPLS" if self._is_old else ("TIPL" if field in _ROLE_OF else "TMCL")
        there = self._tags.getall(name)
        people = [pair for frame in there for pair in frame.people]
        people += [[role, value] for value in values]
        encoding = self._encoding("".join(role + person for role, person in people))
        self._tags.setall(name, [getattr(id3, name)(encoding=encoding, people=people)])

    def _change_worded(self, name: str, about: str, values: tuple[str, ...]) -> None:
        """Comments and lyrics have a language and a description; those of this description go."""
        there = [frame for frame in self._tags.getall(name) if frame.desc == about]
        language = there[0].lang if there else "XXX"
        for frame in there:
            del self._tags[frame.HashKey]
        if values:
            text = values[0] if name == "USLT" else list(values)
            encoding = self._encoding("".join(values) + about)
            frame = getattr(id3, name)(encoding=encoding, lang=language, desc=about, text=text)
            self._tags.add(frame)

    def _change_text(self, field: str, values: tuple[str, ...]) -> None:
        name = TABLE[field].id3 if field in TABLE else f"TXXX:{field}"
        written = name
        for key, frame in list(self._tags.items()):
            if any(found == field for found, _ in _of_frame(frame)):
                del self._tags[key]
                if name.startswith("TXXX:") and key.startswith("TXXX:"):
                    written = key  # as the file spells it
        self._add_text(written, values)

    def _add_text(self, name: str, values: tuple[str, ...]) -> None:
        if not values:
            return
        frame, _, about = name.partition(":")
        described = {"desc": about} if about else {}
        self._tags.add(
            getattr(id3, frame)(
                encoding=self._encoding("".join(values) + about), text=list(values), **described
            )
        )

    def _encoding(self, text: str) -> int:
        if text.isascii():
            return _LATIN_1
        return _UTF_16 if self._is_old else _UTF_8


def _of_frame(frame: Any) -> list[tuple[str, list[str]]]:
    """The fields that a frame holds, but for dates of releases."""
    name = frame.FrameID
    if name == "TCON":
        return [("genre", list(frame.genres))]
    if name in _FRAMES or name in _NUMBERS or name in _ALSO_READ or name == "TORY":
        field = _FRAMES.get(name) or _NUMBERS.get(name) or _ALSO_READ.get(name) or "originaldate"
        return [(field, [str(text) for text in frame.text])]
    if name == "TXXX":
        return [(named(_FREE, frame.desc), list(frame.text))]
    if name == "COMM":
        return [(f"comment:{frame.desc}" if frame.desc else "comment", list(frame.text))]
    if name == "USLT":
        return [(f"lyrics:{frame.desc}" if frame.desc else "lyrics", [frame.text])]
    if name in _PEOPLE:
        return [
            (_ROLES.get(pair[0]) or f"performer:{pair[0]}", [pair[1]])
            for pair in frame.people
            if len(pair) == 2
        ]
    if name == "UFID" and frame.owner == UFID_OWNER:
        return [("musicbrainz_recordingid", [frame.data.decode("ascii", "replace")])]
    return []


def _first(tags: ID3, name: str) -> str | None:
    for frame in tags.getall(name):
        for text in frame.text:
            if str(text):
                return str(text)
    return None


def _change_ape_beside(path: Path, changes: Mapping[str, tuple[str, ...]]) -> None:
    """Some programs put APEv2 behind ID3 and read that first: what it says too is changed."""
    try:
        tags = APEv2(path)
    except APENoHeaderError:
        return
    beside = ApeFields(tags, path)
    said = {field: values for field, values in changes.items() if field in beside.fields()}
    if said:
        beside.change(said)
        beside.save(said)
