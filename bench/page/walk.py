"""One visitor alone: pages of every kind in both languages, and names as they are typed."""

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from bench.page.client import Told, Visitor
from bench.questions.asking import nearest_rank
from onara.catalogue import Catalogue
from onara.graph import Graph

FIXED = (
    *("/", "/hear", "/wander", "/wander/lane", "/wander/map", "/wander/moods", "/episodes"),
    *("/unknowns", "/lists", "/music", "/settings", "/developers"),
)
THINGS_OF_A_KIND = 12
REPEATS = 3
"""Times that an address is asked for; the fastest counts, since only other work makes one
slower."""
_KEYS = 6
"""Letters of a name that are typed, with suggestions after each."""


@dataclass(frozen=True, slots=True)
class Times:
    """Times of requests of one kind in milliseconds; ``errors`` are those that failed."""

    what: str
    count: int
    median_ms: float
    p95_ms: float
    worst_ms: float
    errors: int


def times(what: str, told: Iterable[Told]) -> Times:
    """The figures of some requests."""
    found = list(told)
    ms = [each.ms for each in found]
    errors = sum(each.status != 200 for each in found)
    return Times(what, len(found), nearest_rank(ms, 50), nearest_rank(ms, 95), max(ms), errors)


def walk(port: int, rng: random.Random, own: Sequence[str] = ()) -> list[Times]:
    """Pages, questions and suggestions; ``own`` are addresses of what only this home has."""
    catalogue = Catalogue.load()
    graph = Graph.of(catalogue)
    things = sample(graph, rng)
    names = [node.title_ko or node.title for node in graph.nodes()]
    typed = [name[: n + 1] for name in rng.sample(names, 40) for n in range(min(_KEYS, len(name)))]
    asked = [f"/find?q={quote(name)}" for name in rng.sample(names, 40)]
    found = []
    for what, paths in (
        ("pages", [*FIXED, *own, *things]),
        ("questions by name", asked),
        ("suggestions", [f"/api/v1/suggest?q={quote(each)}" for each in typed]),
    ):
        found.append(times(what, _fastest(port, paths)))
    return found


def sample(graph: Graph, rng: random.Random) -> list[str]:
    """Addresses of things of every kind."""
    by_kind: dict[str, list[str]] = {}
    for node in graph.nodes():
        by_kind.setdefault(str(node.kind), []).append(node.id)
    return [
        f"/{kind}/{quote(id_)}"
        for kind, ids in sorted(by_kind.items())
        for id_ in rng.sample(ids, min(len(ids), THINGS_OF_A_KIND))
    ]


def episodes(port: int) -> list[str]:
    """Addresses of the episodes that a server has."""
    with Visitor(port) as visitor:
        told = json.loads(visitor.get("/api/v1/episodes").body or b"{}")
    return [f"/episodes/{id_}" for id_ in dict.fromkeys(_ids(told))]


def _ids(told: object) -> Iterator[str]:
    """The ids of episodes, wherever they stand."""
    if isinstance(told, dict):
        if "file_name" in told and "id" in told:
            yield str(told["id"])
        for value in told.values():
            yield from _ids(value)
    elif isinstance(told, list):
        for value in told:
            yield from _ids(value)


def _fastest(port: int, paths: Sequence[str]) -> Iterator[Told]:
    with Visitor(port, "en") as english, Visitor(port, "ko") as korean:
        for path in paths:
            for visitor in (english, korean):
                yield min((visitor.get(path) for _ in range(REPEATS)), key=_worth)


def _worth(told: Told) -> tuple[bool, float]:
    """An error counts, however fast it came."""
    return told.status == 200, told.ms
