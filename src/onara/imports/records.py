"""What an import brings: songs, artists, dramas and soundtracks of other catalogues.

All of them are immutable, all text is NFC.  An id is that of the other catalogue behind its name,
``musicbrainz:<MBID>``, ``wikidata:Q123`` or ``csv:...``.  A date is the text ``YYYY``, ``YYYY-MM``
or ``YYYY-MM-DD``.  ``source`` is the import that brought the record (what ``remove`` takes),
``sources`` are addresses or descriptions of where its statements were seen.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Literal

from onara.catalogue.roles import ROLES

Kind = Literal["song", "artist", "drama", "soundtrack"]
KINDS: tuple[Kind, ...] = ("song", "artist", "drama", "soundtrack")

LONGEST_TEXT = 500
"""Characters that are kept of a name: the longest real titles have some 200, and a name of
megabytes is damage or mischief."""
MUSICBRAINZ = "musicbrainz:"
"""Before its own id in the ids of what came from there."""
_UNPRINTABLE = ("Cc", "Cs", "Zl", "Zp")
"""Unicode categories: controls, halves of surrogate pairs, separators of lines and paragraphs."""


def clean(text: object) -> str:
    """A text as it is kept: NFC, without control signs, on one line, at most `LONGEST_TEXT` long.

    Whatever is no text is empty.
    """
    if not isinstance(text, str):
        return ""
    # Composed text is at most three times shorter (a syllable of three letters).
    plain = unicodedata.normalize("NFC", text[: 4 * LONGEST_TEXT])
    if not plain.isprintable():
        plain = "".join(" " if unicodedata.category(c) in _UNPRINTABLE else c for c in plain)
    return " ".join(plain.split())[:LONGEST_TEXT].rstrip()


@dataclass(frozen=True, slots=True)
class Name:
    """A further name; ``locale`` is a language tag, ``primary`` marks the one of its locale."""

    text: str
    locale: str | None = None
    primary: bool = False
    sort: str | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody as credited; ``join`` is what is printed before the next name: ``" & "``.

    ``name`` is empty where the other catalogue gives only the id.
    """

    name: str
    id: str | None = None
    join: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """How a record is related to another; ``attributes`` are such as ``cover`` or ``live``."""

    kind: str
    target: str
    title: str | None = None
    attributes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Appearance:
    """A song on one release of a soundtrack, or in one drama; ``part`` as in "OST Part 3"."""

    drama: str | None = None
    drama_id: str | None = None
    soundtrack: str | None = None
    soundtrack_id: str | None = None
    part: int | str | None = None
    released: str | None = None
    roles: tuple[str, ...] = ()


_NOWHERE = Appearance()


@dataclass(frozen=True, slots=True)
class _Named:
    """What every record has: ``title`` is the name to show, ``names`` are further ones."""

    id: str
    source: str
    title: str
    title_ko: str | None = None
    names: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class SongRecord(_Named):
    """One recording of a song; ``appearances`` has the earliest first."""

    performers: tuple[Credit, ...] = ()
    appearances: tuple[Appearance, ...] = ()
    composers: tuple[Credit, ...] = ()
    lyricists: tuple[Credit, ...] = ()
    relations: tuple[Relation, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def _first(self) -> Appearance:
        return self.appearances[0] if self.appearances else _NOWHERE

    @property
    def drama(self) -> str | None:
        """The drama's title, where a table or a soundtrack's title names it."""
        return self._first.drama

    @property
    def drama_id(self) -> str | None:
        """The drama's id."""
        return self._first.drama_id

    @property
    def soundtrack(self) -> str | None:
        """The title of the first soundtrack that the song came out on."""
        return self._first.soundtrack

    @property
    def soundtrack_id(self) -> str | None:
        """That soundtrack's id."""
        return self._first.soundtrack_id

    @property
    def part(self) -> int | str | None:
        """The number or name of the part that the song came out on."""
        return self._first.part

    @property
    def released(self) -> str | None:
        """The day of its first release."""
        return self._first.released

    @property
    def roles(self) -> tuple[str, ...]:
        """What dramas use it for."""
        return tuple(dict.fromkeys(role for each in self.appearances for role in each.roles))

    @property
    def credit_line(self) -> str:
        """The performers as they are printed."""
        return "".join(each.name + each.join for each in self.performers).strip()


@dataclass(frozen=True, slots=True)
class ArtistRecord(_Named):
    """A person or group; ``form`` is ``person``, ``group``, ``character``, ... where known."""

    form: str | None = None
    relations: tuple[Relation, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DramaRecord(_Named):
    """A drama; ``people`` are (role, credit) pairs such as director, writer, cast, composer."""

    networks: tuple[Credit, ...] = ()
    first: str | None = None
    last: str | None = None
    episodes: int | None = None
    people: tuple[tuple[str, Credit], ...] = ()
    relations: tuple[Relation, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SoundtrackRecord(_Named):
    """A release group or album; ``drama`` is the title that its own title names."""

    performers: tuple[Credit, ...] = ()
    drama: str | None = None
    drama_id: str | None = None
    part: int | str | None = None
    released: str | None = None
    relations: tuple[Relation, ...] = ()
    sources: tuple[str, ...] = ()


Record = SongRecord | ArtistRecord | DramaRecord | SoundtrackRecord

_KIND_OF: dict[type, Kind] = {
    SongRecord: "song",
    ArtistRecord: "artist",
    DramaRecord: "drama",
    SoundtrackRecord: "soundtrack",
}


def role_phrase(role: str) -> str:
    """A role as it is said; one that the catalogue does not know stays as it came."""
    return ROLES[role].phrase if role in ROLES else role


def kind_of(record: Record) -> Kind:
    """What a record is of."""
    return _KIND_OF[type(record)]


def names_of(record: Record) -> tuple[str, ...]:
    """Every name to find a record by, the one to show first; sort names are names too.

    A soundtrack is also found by the drama that its title names.
    """
    drama = record.drama if isinstance(record, SoundtrackRecord) else None
    own = [record.title, record.title_ko, drama]
    for name in record.names:
        own += [name.text, name.sort]
    return tuple(dict.fromkeys(text for text in own if text))


@dataclass(frozen=True, slots=True)
class Partial:
    """What a document about something else says: it completes a record and replaces nothing.

    With ``create`` it becomes a record itself where there is none yet, otherwise it is dropped
    there: lines of a dump about millions of recordings complete the few that are known.  With
    ``of_work`` it completes, whatever its own id, all songs that are performances of that work.
    """

    record: Record
    create: bool = True
    of_work: str | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """What a reader could not use: ``place`` is where (``line 12``), ``reason`` why.

    ``fault`` is false where nothing is wrong and it is only of no use here: an album that is no
    soundtrack.
    """

    reason: str
    place: str = ""
    fault: bool = True


Entry = Record | Partial | Skipped
"""What readers give."""
