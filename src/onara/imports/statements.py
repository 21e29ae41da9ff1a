"""The statements of a Wikidata entity: values of its properties, with rank and references.

The form is that of the Wikibase data model in JSON (doc.wikimedia.org/Wikibase, "JSON format").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onara.imports.records import clean
from onara.imports.shape import Object, part, parts, text

SOURCE = "wikidata"
READ = (
    "P31", "P449", "P57", "P58", "P161", "P162", "P175", "P86", "P676", "P406", "P942", "P577",
    "P580", "P582", "P179", "P144", "P1476", "P1113", "P463", "P361",
)  # fmt: skip
"""Properties whose values, and so whose references, are used."""
_MOST_SOURCES = 60
_TIME = re.compile(r"\+(\d{4})-(\d{2})-(\d{2})T")
_YEAR, _MONTH = 9, 10
"""Precisions of the time type; finer ones are days."""


def item_ids(entity: Object, property: str) -> list[str]:
    """The items that are values of a property."""
    found = []
    for value in _values(entity, property):
        if isinstance(value, dict):
            id = value.get("id") or f"Q{value.get('numeric-id')}"
            if isinstance(id, str) and re.fullmatch(r"Q\d+", id):
                found.append(id)
    return list(dict.fromkeys(found))


def date(entity: Object, property: str) -> str | None:
    """The first value that is a time, as exact as its precision says: a day, month or year."""
    for value in _values(entity, property):
        precision = value.get("precision") if isinstance(value, dict) else None
        found = _TIME.match(text(value, "time"))
        if found and isinstance(precision, int) and precision >= _YEAR:
            year, month, day = found.groups()
            exact = {_YEAR: year, _MONTH: f"{year}-{month}"}
            return exact.get(precision, f"{year}-{month}-{day}")
    return None


def number(entity: Object, property: str) -> int | None:
    """The first value that is a whole quantity."""
    for value in _values(entity, property):
        amount = text(value, "amount")
        if re.fullmatch(r"[+-]?\d{1,9}", amount):
            return int(amount)
    return None


def titles(entity: Object) -> list[tuple[str, str]]:
    """The titles in their original languages (P1476), as (language, title)."""
    found = [(text(value, "language"), text(value, "text")) for value in _values(entity, "P1476")]
    return [(language, title) for language, title in found if title]


def sources(entity: Object) -> tuple[str, ...]:
    """References of the statements that are read: ``P449 https://...`` or ``P449 Q123``."""
    found: dict[str, None] = {}
    for property in READ:
        for statement in _best(entity, property):
            for reference in parts(statement, "references"):
                for place in _references(part(reference, "snaks")):
                    found[f"{property} {place}"] = None
    return tuple(found)[:_MOST_SOURCES]


def _references(snaks: Object) -> Iterator[str]:
    """Addresses (P854) and the works that state it (P248)."""
    for snak in parts(snaks, "P854"):
        address = clean(part(snak, "datavalue").get("value"))
        if address.startswith(("http://", "https://")):
            yield address
    for snak in parts(snaks, "P248"):
        id = text(part(part(snak, "datavalue"), "value"), "id")
        if id:
            yield id


def _values(entity: Object, property: str) -> list[object]:
    snaks = [part(statement, "mainsnak") for statement in _best(entity, property)]
    return [
        part(snak, "datavalue").get("value")
        for snak in snaks
        # Besides values there are "no value" and "unknown value".
        if snak.get("snaktype", "value") == "value"
    ]


def _best(entity: Object, property: str) -> list[Object]:
    statements = parts(part(entity, "claims"), property)
    preferred = [each for each in statements if text(each, "rank") == "preferred"]
    return preferred or [each for each in statements if text(each, "rank") != "deprecated"]
