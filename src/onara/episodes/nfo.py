"""NFO files of Kodi and Jellyfin: what a media server knows of an episode or a drama.

The elements are those of Kodi's "NFO files/TV shows".  An address may stand behind the XML, several
episodes in one file are several roots, and what people write by hand has ampersands and any
encoding.  Files come from strangers: document types and entities are refused before anything is
parsed, so that nothing unfolds and nothing else is opened.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from onara.errors import UnusableInput
from onara.spelling.encoding import read_text

LARGEST_FILE = 1024 * 1024
"""Bytes.  With a hundred actors and their pictures an NFO file has a twentieth of it."""

ROOTS = ("episodedetails", "tvshow", "season")
"""Elements that say something of an episode; films have others."""

MOST_ROOTS = 64
"""Root elements that are read of a file; one for each episode that the media file holds."""

_LONGEST = 300
_MOST_NUMBER = 9999
_DECLARES = re.compile(r"<!\s*(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST)", re.I)
_OPENING = re.compile(rf"<({'|'.join(ROOTS)})(?=[\s/>])", re.I)
_BARE_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-f]{1,6});)", re.I)
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Nfo:
    """One root element; what it does not say is ``None``.

    ``kind`` is its name; ``show_title`` the drama, ``original_title`` its name in Korean as a rule;
    ``ids`` are by service: tvdb, tmdb, imdb, wikidata.
    """

    kind: str
    title: str | None = None
    show_title: str | None = None
    original_title: str | None = None
    year: int | None = None
    season: int | None = None
    number: int | None = None
    aired: str | None = None
    ids: Mapping[str, str] = field(default_factory=dict)


def read_nfo(path: Path) -> tuple[Nfo, ...]:
    """What an NFO file says, root by root; nothing where it is no XML of these kinds.

    Raises `UnusableInput` for a file that cannot be read, is too large, declares a document type or
    entities, or is not well-formed.
    """
    text = read_text(path, LARGEST_FILE, "is too large for an NFO file")
    if _DECLARES.search(text):
        raise UnusableInput(path, "declares a document type or entities, which NFO files need not")
    try:
        return tuple(_nfo(ElementTree.fromstring(root)) for root in _roots(text))
    except (ElementTree.ParseError, RecursionError, MemoryError) as error:
        raise UnusableInput(path, f"is not well-formed XML ({error})") from None


def _roots(text: str) -> Iterator[str]:
    """The root elements in a text, each as a document of its own."""
    lower = text.lower()
    if len(lower) != len(text):  # a letter that is longer in small type would shift what is found
        lower = text
    at = 0
    for _ in range(MOST_ROOTS):
        opening = _OPENING.search(text, at)
        if opening is None:
            return
        at = text.find(">", opening.end()) + 1
        if not at:
            raise ElementTree.ParseError(f"<{opening[1]}> is not closed")
        if text[at - 2] != "/":
            closing = f"</{opening[1].lower()}>"
            end = lower.find(closing, at)
            if end < 0:
                raise ElementTree.ParseError(f"<{opening[1]}> is not closed")
            at = end + len(closing)
        document = text[opening.start() : at]
        yield _BARE_AMPERSAND.sub("&amp;", _UNPRINTABLE.sub("", document))


def _nfo(root: ElementTree.Element) -> Nfo:
    values: dict[str, str] = {}
    ids: dict[str, str] = {}
    for child in root:
        name = str(child.tag).lower()
        value = _text(child.text)
        if name == "uniqueid" and value:
            ids.setdefault((child.get("type") or "unknown").lower(), value)
        elif name.endswith("id") and name[:-2] in ("tvdb", "tmdb", "imdb", "imdb_", "wikidata"):
            if value:
                ids.setdefault(name[:-2].rstrip("_"), value)
        elif value:
            values.setdefault(name, value)
    aired = _day(values.get("aired")) or _day(values.get("premiered"))
    return Nfo(
        kind=root.tag.lower(),
        title=values.get("title"),
        show_title=values.get("showtitle"),
        original_title=values.get("originaltitle"),
        year=_number(values.get("year")) or (int(aired[:4]) if aired else None),
        season=_number(values.get("season") or values.get("seasonnumber")),
        number=_number(values.get("episode")),
        aired=aired,
        ids=ids,
    )


def _text(text: str | None) -> str:
    return " ".join(unicodedata.normalize("NFC", text or "").split())[:_LONGEST]


def _number(text: str | None) -> int | None:
    """A number of at most four digits; Kodi writes -1 for what it does not know."""
    if text is None or not re.fullmatch(r"[0-9]{1,9}", text):
        return None
    return int(text) if int(text) <= _MOST_NUMBER else None


def _day(text: str | None) -> str | None:
    try:
        return date.fromisoformat((text or "")[:10]).isoformat()
    except ValueError:
        return None
