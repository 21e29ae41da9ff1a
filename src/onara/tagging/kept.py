"""What a container makes of a field: what reading gives back once it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mutagen.id3 import ID3TimeStamp

from onara.tagging.mapping import PAIRS, TABLE, paired

_Values = tuple[str, ...]

_PEOPLE = frozenset(field for field, names in TABLE.items() if names.id3.startswith("TIPL:"))
_LARGEST = 0xFFFF
"""Numbers in MP4 have 16 bits."""


def written_as(container: str) -> str:
    """The container that a file has once it was written to: nothing writes ID3v2.2 any more, and
    what ID3v1 has no room for goes into ID3v2.4."""
    return {"id3v2.2": "id3v2.3", "id3v1": "id3v2.4"}.get(container, container)


def kept(container: str, fields: Mapping[str, _Values]) -> dict[str, _Values]:
    """The fields as `read` gives them once they are written to a file of this container
    (``FileTags.container``).

    Most are as they were.  ID3v2.3 joins several values with "/" and knows of a date only the year
    or the whole day, of the first release only the year; MP4 has numbers as numbers; "3/12" is
    number and total everywhere, and a total without a number is kept by Vorbis and MP4 only.
    """
    result = {field: tuple(filter(None, values)) for field, values in paired(fields).items()}
    _LIMITS.get(written_as(container), _as_it_is)(result)
    return result


def number(values: _Values) -> int:
    """The number that MP4 can hold, 0 for none."""
    text = values[0].strip() if values else ""
    return min(int(text), _LARGEST) if text.isdecimal() else 0


def _as_it_is(fields: dict[str, _Values]) -> None:
    """Vorbis comments keep everything."""


def _id3v24(fields: dict[str, _Values]) -> None:
    _joined_pairs(fields, PAIRS)
    for field, values in fields.items():
        if field == "musicbrainz_recordingid":
            fields[field] = values[:1]
        elif field.partition(":")[0] == "lyrics" and len(values) > 1:
            fields[field] = ("\n".join(values),)
        elif field in ("date", "originaldate"):
            text = str(ID3TimeStamp(values[0]).text) if values else ""
            fields[field] = (text.replace(" ", "T"),) if text else ()


def _id3v23(fields: dict[str, _Values]) -> None:
    _id3v24(fields)
    for field, values in fields.items():
        if field in ("date", "originaldate"):
            fields[field] = _year_or_day(values, is_year=field == "originaldate")
        elif len(values) > 1 and field not in _PEOPLE and not field.startswith("performer:"):
            fields[field] = ("/".join(values),)


def _year_or_day(values: _Values, *, is_year: bool) -> _Values:
    day = str(ID3TimeStamp(values[0]).text)[:10] if values else ""
    if is_year or len(day) < 10:
        day = day[:4]
    return (day,) if day else ()


def _apev2(fields: dict[str, _Values]) -> None:
    _joined_pairs(fields, PAIRS)


def _asf(fields: dict[str, _Values]) -> None:
    _joined_pairs(fields, {"discnumber": PAIRS["discnumber"]})


def _mp4(fields: dict[str, _Values]) -> None:
    for field in (*PAIRS, *PAIRS.values(), "bpm"):
        if field in fields:
            value = number(fields[field])
            fields[field] = (str(value),) if value else ()
    if fields.get("compilation"):
        fields["compilation"] = ("0" if fields["compilation"][0] == "0" else "1",)


def _joined_pairs(fields: dict[str, _Values], pairs: Mapping[str, str]) -> None:
    """Number and total are one text: there is one of each, and no total alone."""
    for name, total in pairs.items():
        if name in fields or total in fields:
            fields[name] = fields.get(name, ())[:1]
            fields[total] = fields.get(total, ())[:1] if fields[name] else ()


_LIMITS: Mapping[str, Callable[[dict[str, _Values]], None]] = {
    "id3v2.3": _id3v23,
    "id3v2.4": _id3v24,
    "apev2": _apev2,
    "asf": _asf,
    "mp4": _mp4,
}
