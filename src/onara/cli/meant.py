"""Which one thing of the catalogue a person means."""

from __future__ import annotations

from typing import Any, NamedTuple

import typer

from onara.cli.frame import complain, say, say_json
from onara.cli.home import Known
from onara.cli.pages import title_of
from onara.cli.words import shown
from onara.graph import Node, Relation
from onara.wander import lookup

_LONGEST_ECHO = 60
"""Letters of an unknown name that are repeated."""


def one_of(found: Known, typed: str, *, as_json: bool) -> Node | None:
    """The one thing that is meant; where that is not plain it is said, and the rest is silence."""
    nodes = lookup(found.catalogue, found.graph, typed)
    if len(nodes) == 1:
        return nodes[0]
    if not nodes:
        short = " ".join(typed.split())[:_LONGEST_ECHO]
        complain(f"nothing has the id or name “{short}”; look for it with: onara find WORDS")
        return None
    complain(f"“{typed}” may be {len(nodes)} things; give the id of one of them")
    if as_json:
        say_json({"id": None, "candidates": [_candidate(found, node) for node in nodes]})
    else:
        for node in nodes:
            told = _candidate(found, node)
            title = title_of(node.title, node.title_ko)
            say(f"{node.id}  {node.kind}: {title}{shown(_told(told))}")
    return None


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
