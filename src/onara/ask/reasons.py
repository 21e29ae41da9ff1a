"""Why a result is an answer, in words: the names that were understood and the chain of facts."""

from __future__ import annotations

from onara.ask.evidence import Support
from onara.ask.question import Question
from onara.ask.rank import Candidate, makers_of
from onara.ask.wish import Wish
from onara.graph import Graph, Kind, Relation

_HOW = {
    "name": "is a name of",
    "sounds like": "sounds like",
    "part of the title": "is part of the title of",
    "half of the title": "is part of the title of",
    "given name": "is the given name of",
    "initials": "are the initial consonants of",
    "first initials": "are the first consonants of",
    "nearly": "is nearly",
    "initial letters": "are the initials of",
    "abbreviation": "is short for",
    "means": "means",
    "line": "is the line quoted of",
}
_TOLD = 2.0
"""Standard deviations of meaning from which a scene is given as a reason."""


def why(candidate: Candidate, asked: Question, graph: Graph, wished: Wish) -> str:
    """The reasons for a candidate, the strongest first."""
    said = [
        _support(support, asked, graph)
        for support in sorted(candidate.case.supports, key=lambda s: -s.value)
    ]
    said += candidate.reasons
    if wished.asks or wished.original:
        said += original(candidate.node, graph)
        said += _versions(candidate.node, graph)
    said += _credits(candidate.node, graph, wished)
    if candidate.scene and candidate.scene.z > _TOLD:
        said.append(f"said of it: {candidate.scene.document.said}")
    parts = [part for each in said for part in each.split("; ")]
    return "; ".join(dict.fromkeys(parts))


def original(song: str, graph: Graph) -> list[str]:
    """Whose song a remake is."""
    said = []
    for edge in graph.edges_from(song, Relation.COVER_OF):
        who = ", ".join(node.title for node in graph.objects(edge.object, Relation.PERFORMED_BY))
        year = f" ({edge.detail})" if edge.detail else ""
        said.append(f"the original is {graph.node(edge.object).title} by {who or 'others'}{year}")
    return said


def _versions(song: str, graph: Graph) -> list[str]:
    """Who else performs a song, outside the soundtracks."""
    said = []
    for edge in graph.edges_to(song, Relation.VERSION_OF):
        node = graph.node(edge.subject)
        who = ", ".join(each.title for each in graph.objects(node.id, Relation.PERFORMED_BY))
        if who and node.kind is Kind.RECORDING:
            said.append(f"{edge.detail or 'version'} by {who}")
    return said


def _credits(node: str, graph: Graph, wished: Wish) -> list[str]:
    wanted = [*makers_of(wished)]
    if wished.artists or wished.songs:
        wanted.append(Relation.PERFORMED_BY)
    if not wanted:
        return []
    edges = list(graph.edges_from(node, *wanted))
    for soundtrack in graph.subjects(node, Relation.SOUNDTRACK_OF):
        edges += graph.edges_from(soundtrack.id, *wanted)
    return [graph.phrase(edge) for edge in edges]


def _support(support: Support, asked: Question, graph: Graph) -> str:
    hit = support.span.hit
    typed = asked.text_of(support.span.start, support.span.end)
    node = graph.node(hit.node)
    if hit.how == "line":
        return "; ".join([f"“{typed}” is quoted of {node.title}", *_chain(support, graph)])
    title = hit.name if hit.how != "name" or node.title == hit.name else node.title
    said = f"“{typed}” {_HOW.get(hit.how, hit.how)} {title}"
    if hit.how == "name" and title != node.title:
        said = f"“{typed}” is a name of {node.title}"
    if node.kind is Kind.RECORDING:
        said += " outside the catalogue"
    return "; ".join([said, *_chain(support, graph)])


def _chain(support: Support, graph: Graph) -> list[str]:
    return [graph.phrase(edge) for edge in support.reach.chain]
