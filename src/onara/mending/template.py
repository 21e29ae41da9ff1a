"""How files shall be called: ``{drama}/[{part}/]{track} {title}``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from onara.errors import OnaraError

STANDARD: Final = "{drama}/[{part}/][{disc}-]{track} {title}"
FIELDS: Final = (
    *("drama", "part", "disc", "track", "title", "artist", "album", "albumartist"),
    *("composer", "genre", "year"),
)
FORMS: Final = ("native", "romanised", "english")


class UnusableTemplate(OnaraError):
    """A template that cannot be read; the sentence says at what."""


@dataclass(frozen=True, slots=True)
class Value:
    """What a field is for one file: as its tags have it, in its own script, that in Latin letters,
    and as it is called in English."""

    shown: str
    native: str = ""
    romanised: str = ""
    english: str = ""

    def form(self, form: str) -> str:
        """The value in a form, as its tags have it where there is none."""
        return (getattr(self, form) if form else "") or self.shown


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    form: str
    default: str | None


@dataclass(frozen=True, slots=True)
class _Optional:
    parts: tuple[_Part, ...]


_Part = str | _Field | _Optional


class _Missing(Exception):
    """A field without a value."""


class Template:
    """A template as it was typed.  Raises `UnusableTemplate`.

    ``{title}`` is a field (`FIELDS`), ``{title:romanised}`` a form of it (`FORMS`);
    ``{part|Single}`` has a text for files that lack the field.  What stands in ``[`` and ``]`` is
    left out where a field in it is lacking.  ``/`` stands between folders; a backslash before any
    of these signs makes it an ordinary one.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._parts, rest = _read(text, 0, within=False)
        assert rest == len(text)
        if not any(isinstance(each, _Field) for each in _all(self._parts)):
            raise UnusableTemplate(
                f"the template {text} has no field: every file would have the same name"
            )
        if text.startswith("/") or not text.rpartition("/")[2].strip():
            raise UnusableTemplate(f"the template {text} begins or ends with a slash")

    def fill(self, values: Mapping[str, Value]) -> tuple[str, ...]:
        """The names of the folders and of the file, as texts.

        Slashes in values are no slashes of the path.  Raises `KeyError` with the name of a field
        that is lacking, ``ValueError`` where nothing is left for the file.
        """
        try:
            filled = _filled(self._parts, values)
        except _Missing as missing:
            raise KeyError(str(missing)) from None
        *folders, name = (each.replace(_SLASH, "/").strip() for each in filled.split("/"))
        if not name:
            raise ValueError("the file has no name")
        return (*(folder for folder in folders if folder), name)


_SLASH = "\x00"
"""A slash of a value, while those of the template are looked for; no text of a tag has it."""


def _filled(parts: tuple[_Part, ...], values: Mapping[str, Value]) -> str:
    made = []
    for part in parts:
        if isinstance(part, str):
            made.append(part)
        elif isinstance(part, _Field):
            value = values.get(part.name)
            text = value.form(part.form) if value else part.default
            if not text:
                raise _Missing(part.name)
            made.append(text.replace(_SLASH, "").replace("/", _SLASH))
        else:
            try:
                made.append(_filled(part.parts, values))
            except _Missing:
                continue
    return "".join(made)


def _read(text: str, place: int, *, within: bool) -> tuple[tuple[_Part, ...], int]:
    """The parts from a place on, to the end or the ``]``, and where that is."""
    parts: list[_Part] = []
    while place < len(text):
        sign = text[place]
        if sign == "\\" and place + 1 < len(text):
            parts.append(text[place + 1].replace("/", _SLASH))
            place += 2
        elif sign == "{":
            end = text.find("}", place)
            if end < 0:
                raise UnusableTemplate(
                    f"the template {text} has an opening brace without its closing one"
                )
            parts.append(_field(text[place + 1 : end]))
            place = end + 1
        elif sign == "[":
            inner, place = _read(text, place + 1, within=True)
            parts.append(_Optional(inner))
        elif sign == "]" and within:
            return tuple(parts), place + 1
        elif sign in "}]":
            raise UnusableTemplate(f"the template {text} has a {sign} too many")
        else:
            parts.append(sign)
            place += 1
    if within:
        raise UnusableTemplate(f"the template {text} has a [ without its ]")
    return tuple(parts), place


def _field(text: str) -> _Field:
    named, bar, default = text.partition("|")
    name, _, form = named.strip().partition(":")
    if name not in FIELDS:
        raise UnusableTemplate(f"there is no field {name}; there are {', '.join(FIELDS)}")
    if form and form not in FORMS:
        raise UnusableTemplate(f"there is no form {form} of {name}; there are {', '.join(FORMS)}")
    return _Field(name, form, default if bar else None)


def _all(parts: tuple[_Part, ...]) -> list[_Part]:
    found: list[_Part] = []
    for part in parts:
        found += _all(part.parts) if isinstance(part, _Optional) else [part]
    return found
