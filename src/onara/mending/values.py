"""What the fields of a template are for one file: its tags, and what the catalogue knows of it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from onara.catalogue import Drama, Song
from onara.collection.native import credit_line, drama_title, native_title, sort_line
from onara.imports.soundtrack_title import drama_of, is_marked, part_of
from onara.mending.template import Value
from onara.spelling import composed, romanised

Fields = Mapping[str, tuple[str, ...]]
_NUMBER = re.compile(r"\s*(\d{1,4})")
_YEAR = re.compile(r"\s*(\d{4})")
_HANGUL = re.compile(r"[가-힣]")


def values_of(
    fields: Fields,
    song: Song | None = None,
    drama: Drama | None = None,
    version: str | None = None,
) -> Mapping[str, Value]:
    """The values by the names of `onara.mending.template.FIELDS`; those that are lacking are left
    out.

    ``fields`` are the tags as they will be; ``song`` and ``drama`` what the catalogue is certain
    of, ``version`` how the file differs from the song: its title is another then.
    """
    values = {
        name: _text(", ".join(fields[name]))
        for name in ("title", "artist", "album", "albumartist", "composer", "genre")
        if any(text.strip() for text in fields.get(name, ()))
    }
    if song is not None and version is None:
        values |= _of_song(song, {name: value.shown for name, value in values.items()})
    if (named := _drama(fields, drama)) is not None:
        values["drama"] = named
    if part := _part(fields):
        values["part"] = Value(part)
    return values | _numbers(fields)


def _of_song(song: Song, shown: Mapping[str, str]) -> dict[str, Value]:
    native = native_title(song)
    latin = song.title_romanised if native == song.title_ko else None
    found = {}
    if "title" in shown:
        found["title"] = _known(shown["title"], native, latin, song.title)
    if "artist" in shown and song.performers:
        line = sort_line(song)
        found["artist"] = _known(shown["artist"], credit_line(song), line, line)
    return found


def _drama(fields: Fields, known: Drama | None) -> Value | None:
    """As the tags call it, as the catalogue does, or as the album says."""
    named = _first(fields, "onara_drama")
    if known is not None:
        native = drama_title(known)
        return _known(named or native, native, known.title_romanised, known.title)
    album = _first(fields, "album")
    by_album = drama_of(album) if is_marked(album) else None
    return _text(named or by_album or "") if named or by_album else None


def _part(fields: Fields) -> str | None:
    own = _first(fields, "onara_part")
    part = (int(own) if own.isdecimal() else own) or part_of(_first(fields, "album"))
    return f"Part {part}" if isinstance(part, int) else part


def _first(fields: Fields, name: str) -> str:
    return next(iter(fields.get(name, ())), "").strip()


def _numbers(fields: Fields) -> dict[str, Value]:
    values = {}
    if (track := _number(fields, "tracknumber")) is not None:
        digits = max(2, len(str(_of(fields, "tracknumber", "totaltracks") or 0)))
        values["track"] = Value(f"{track:0{digits}}")
    disc = _number(fields, "discnumber")
    if disc and (disc > 1 or (_of(fields, "discnumber", "totaldiscs") or 0) > 1):
        values["disc"] = Value(str(disc))
    dates = (*fields.get("date", ()), *fields.get("originaldate", ()))
    if year := next((found for date in dates if (found := _YEAR.match(date))), None):
        values["year"] = Value(year[1])
    return values


def _number(fields: Fields, name: str) -> int | None:
    found = _NUMBER.match(next(iter(fields.get(name, ())), ""))
    return int(found[1]) if found else None


def _of(fields: Fields, name: str, total: str) -> int | None:
    """Of how many: a field of its own, or what follows the slash of "3/12"."""
    if (own := _number(fields, total)) is not None:
        return own
    found = _NUMBER.match(next(iter(fields.get(name, ())), "").partition("/")[2])
    return int(found[1]) if found else None


def _text(text: str) -> Value:
    return _known(text, text if _HANGUL.search(composed(text)) else None, None, "")


def _known(shown: str, native: str | None, latin: str | None, english: str) -> Value:
    """A value whose romanisation, where nobody gave one, is made by the sound."""
    native = composed(native or shown)
    if not latin:
        latin = _capital(romanised(native)) if _HANGUL.search(native) else native
    return Value(shown, native, latin, english)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
