"""Which one thing a person means, of the catalogue or of what was imported."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from onara.cli.frame import complain, say, say_json
from onara.cli.home import Known
from onara.cli.pages import title_of
from onara.cli.words import shown
from onara.graph import Node, Relation
from onara.wander import lookup

if TYPE_CHECKING:
    from onara.imports import Imported, Record

_LONGEST_ECHO = 60
"""Letters of an unknown name that are repeated."""
_LONGEST_NAME = 200
"""Letters beyond which nothing is a name."""
_MOST_CANDIDATES = 20
"""Of imported things that bear one name: a million songs have hundreds of some."""


def one_of(found: Known, typed: str, *, as_json: bool) -> Node | None:
    """The one thing that is meant; where that is not plain it is said, and the rest is silence."""
    nodes = lookup(found.catalogue, found.graph, typed)
    if len(nodes) == 1:
        return nodes[0]
    if not nodes:
        _say_unknown(found, typed)
        return None
    _say_ambiguous(typed, [_candidate(found, node) for node in nodes], as_json)
    return None


@contextmanager
def imports_for(found: Known, typed: str) -> Iterator[Imported | None]:
    """What was imported, where the catalogue does not know what was typed, else ``None``."""
    if lookup(found.catalogue, found.graph, typed):
        yield None
        return
    from onara.imports import FILE_NAME, Imported

    path = found.home / FILE_NAME
    if not path.exists():
        yield None
        return
    with Imported.open(path) as imported:
        yield imported


def imported_one_of(
    found: Known, imported: Imported, typed: str, *, as_json: bool
) -> Record | None:
    """The one imported record that is meant; where that is not plain it is said."""
    records = _imported(imported, unicodedata.normalize("NFC", typed).strip())
    if len(records) == 1:
        return records[0]
    if records:
        _say_ambiguous(typed, [_imported_candidate(each) for each in records], as_json)
    else:
        _say_unknown(found, typed)
    return None


def _imported(imported: Imported, text: str) -> list[Record]:
    """The record of that id, else those of that name, else those that sound like it."""
    record = imported.record(text)
    if record is not None:
        return [record]
    if not text or len(text) > _LONGEST_NAME:
        return []
    hits = imported.lookup([text])
    same = [hit for hit in hits if hit.is_very_name] or hits
    ids = list(dict.fromkeys(hit.id for hit in same))[:_MOST_CANDIDATES]
    return [record for id in ids if (record := imported.record(id)) is not None]


def _say_unknown(found: Known, typed: str) -> None:
    short = " ".join(typed.split())[:_LONGEST_ECHO]
    with imports_for(found, typed) as imported:
        is_imported = imported is not None and imported.record(typed.strip()) is not None
    if is_imported:
        complain(f"“{short}” was imported; only onara find, show and like know such things")
    else:
        complain(f"nothing has the id or name “{short}”; look for it with: onara find WORDS")


def _say_ambiguous(typed: str, candidates: list[dict[str, Any]], as_json: bool) -> None:
    complain(f"“{typed}” may be {len(candidates)} things; give the id of one of them")
    if as_json:
        say_json({"id": None, "candidates": candidates})
        return
    for each in candidates:
        title = title_of(each["title"], each["title_ko"])
        say(f"{shown(each['id'])}  {each['kind']}: {title}{shown(_told(each))}")


def _imported_candidate(record: Record) -> dict[str, Any]:
    from onara.imports import SongRecord
    from onara.imports.records import kind_of

    song = record if isinstance(record, SongRecord) else None
    return {
        "kind": kind_of(record),
        "id": record.id,
        "title": record.title,
        "title_ko": record.title_ko,
        "performers": [each.name for each in song.performers if each.name] if song else [],
        "drama": song.drama or song.soundtrack if song else None,
    }


def _candidate(found: Known, node: Node) -> dict[str, Any]:
    """A thing that may be meant, with what tells it from the others."""

    def titles(*relations: Relation) -> list[str]:
        return [each.title for each in found.graph.objects(node.id, *relations)]

    return {
        "kind": str(node.kind),
        "id": node.id,
        "title": node.title,
        "title_ko": node.title_ko,
        "performers": titles(Relation.PERFORMED_BY),
        "drama": next(iter(titles(Relation.USED_IN)), None),
    }


def _told(candidate: dict[str, Any]) -> str:
    by = f" – {', '.join(candidate['performers'])}" if candidate["performers"] else ""
    return f"{by}, {candidate['drama']}" if candidate["drama"] else by


class Start(NamedTuple):
    """Where somebody starts from: one thing, or the things of a list."""

    ids: tuple[str, ...]
    id: str | None
    list: str | None
    name: str


def starting_point(
    found: Known, words: list[str], of_list: str | None, *, as_json: bool
) -> Start | None:
    """The thing or list that was named; where that is not plain it is said."""
    if bool(words) == bool(of_list):
        raise typer.BadParameter("give either an ID or --list NAME")
    if of_list:
        from onara.lists import Lists

        kept = Lists(found.home, found.graph).get(of_list)
        known_ids = tuple(each for each in kept.ids if each in found.graph)
        return Start(known_ids, None, kept.name, f"the list {kept.name}")
    node = one_of(found, " ".join(words), as_json=as_json)
    return Start((node.id,), node.id, None, node.title) if node else None
