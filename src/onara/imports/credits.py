"""Who is credited in MusicBrainz: credit lines with their join phrases, and the artists in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onara.imports.records import ArtistRecord, Credit, Name, Partial
from onara.imports.shape import Object, has_hangul, part, parts, text

SOURCE = "musicbrainz"
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def id_of(document: Object) -> str:
    """The id of an entity, as Onara writes it."""
    return f"{SOURCE}:{text(document, 'id').lower()}"


def date(value: str) -> str | None:
    """A date as exact as it is given; unknown parts are left out (``2016-??-??`` is 2016)."""
    found = _DATE.match(value)
    return found[0] if found else None


def korean(title: str, document: Object) -> str | None:
    """The name in Hangul: the title itself, or the alias for the locale ``ko``."""
    if has_hangul(title):
        return title
    found = [
        (alias.get("primary") is not True, name)
        for alias in parts(document, "aliases")
        if text(alias, "locale") == "ko" and has_hangul(name := text(alias, "name"))
    ]
    return min(found)[1] if found else None


def credits(document: Object) -> tuple[Credit, ...]:
    """The credit line; names as credited there, and what is printed between them."""
    found = []
    for credit in parts(document, "artist-credit"):
        artist = part(credit, "artist")
        name = text(credit, "name") or text(artist, "name")
        if name:
            join = credit.get("joinphrase")
            # A join phrase is mostly spaces at its ends, which cleaning would take away.
            between = join[:40] if isinstance(join, str) and join.isprintable() else ""
            found.append(Credit(name, id_of(artist) if _has_id(artist) else None, between))
    return tuple(found)


def credited(document: Object) -> Iterator[Partial]:
    """The artists of a credit line, as far as it tells of them."""
    for credit in parts(document, "artist-credit"):
        artist = part(credit, "artist")
        name = text(artist, "name")
        if not name or not _has_id(artist):
            continue
        names = artist_names(artist)
        spelled = text(credit, "name")
        if spelled and spelled not in {name, *(each.text for each in names)}:
            names = (*names, Name(spelled))
        form = text(artist, "type").lower() or None
        yield Partial(ArtistRecord(id_of(artist), SOURCE, name, korean(name, artist), names, form))


def aliases(document: Object) -> tuple[Name, ...]:
    """Aliases with their locale, primary flag and sort name."""
    found = []
    for alias in parts(document, "aliases"):
        name, sort = text(alias, "name"), text(alias, "sort-name")
        if name:
            locale = text(alias, "locale").replace("_", "-") or None
            further = sort if sort != name else None
            found.append(Name(name, locale, alias.get("primary") is True, further))
    return tuple(found)


def artist_names(artist: Object) -> tuple[Name, ...]:
    """Aliases of an artist, and the sort name, which for Korean artists is the romanised one."""
    name, sort = text(artist, "name"), text(artist, "sort-name")
    own = (Name(sort),) if sort and sort != name else ()
    return aliases(artist) + own


def _has_id(artist: Object) -> bool:
    return isinstance(artist.get("id"), str)
