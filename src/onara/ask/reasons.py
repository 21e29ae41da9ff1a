"""Why a result is an answer, in words: the names that were understood and the chain of facts."""

from __future__ import annotations

from collections.abc import Iterable

from onara.ask.evidence import Support
from onara.ask.question import Question
from onara.ask.rank import Candidate, makers_of
from onara.ask.wish import Wish
from onara.graph import Graph, Kind, Node, Relation
from onara.graph.phrasing import told
from onara.wording import Voice

_HOW = {
    "name": "name",
    "sounds like": "sounds_like",
    "part of the title": "part_of_title",
    "half of the title": "part_of_title",
    "given name": "given_name",
    "initials": "initials",
    "first initials": "first_initials",
    "nearly": "nearly",
    "initial letters": "initial_letters",
    "abbreviation": "abbreviation",
    "means": "means",
}
"""The text of `onara.wording` for each way in which words name something."""
_TOLD = 2.0
"""Standard deviations of meaning from which a scene is given as a reason."""


def why(candidate: Candidate, asked: Question, graph: Graph, wished: Wish, voice: Voice) -> str:
    """The reasons for a candidate, the strongest first."""
    said = [
        _support(support, asked, graph, voice)
        for support in sorted(candidate.case.supports, key=lambda s: -s.value)
    ]
    said += map(voice.tell, candidate.reasons)
    if wished.asks or wished.original:
        said += original(candidate.node, graph, voice)
        said += _versions(candidate.node, graph, voice)
    said += _credits(candidate.node, graph, wished, voice)
    if candidate.scene and candidate.scene.z > _TOLD:
        document = candidate.scene.document
        quoted = voice.name(document.said, document.said_ko)
        said.append(voice.say("reasons.told", said=quoted))
    parts = [part for each in said for part in each.split("; ")]
    return "; ".join(dict.fromkeys(parts))


def original(song: str, graph: Graph, voice: Voice) -> list[str]:
    """Whose song a remake is."""
    said = []
    for edge in graph.edges_from(song, Relation.COVER_OF):
        who = _names(graph.objects(edge.object, Relation.PERFORMED_BY), voice)
        values = {"title": graph.node(edge.object), "who": who or voice.say("reasons.others")}
        if edge.detail:
            said.append(voice.say("reasons.original_of", year=edge.detail, **values))
        else:
            said.append(voice.say("reasons.original", **values))
    return said


def _versions(song: str, graph: Graph, voice: Voice) -> list[str]:
    """Who else performs a song, outside the soundtracks."""
    said = []
    for edge in graph.edges_to(song, Relation.VERSION_OF):
        node = graph.node(edge.subject)
        who = _names(graph.objects(node.id, Relation.PERFORMED_BY), voice)
        if who and node.kind is Kind.RECORDING:
            version = told(edge, voice) or voice.say("details.version")
            said.append(voice.say("reasons.version", version=version, who=who))
    return said


def _names(nodes: Iterable[Node], voice: Voice) -> str:
    return ", ".join(voice.name(node.title, node.title_ko) for node in nodes)


def _credits(node: str, graph: Graph, wished: Wish, voice: Voice) -> list[str]:
    wanted = [*makers_of(wished)]
    if wished.artists or wished.songs:
        wanted.append(Relation.PERFORMED_BY)
    if not wanted:
        return []
    edges = list(graph.edges_from(node, *wanted))
    for soundtrack in graph.subjects(node, Relation.SOUNDTRACK_OF):
        edges += graph.edges_from(soundtrack.id, *wanted)
    return [graph.phrase(edge, voice) for edge in edges]


def _support(support: Support, asked: Question, graph: Graph, voice: Voice) -> str:
    hit = support.span.hit
    typed = asked.text_of(support.span.start, support.span.end)
    node = graph.node(hit.node)
    chain = [graph.phrase(edge, voice) for edge in support.reach.chain]
    if hit.how == "line":
        return "; ".join([voice.say("reasons.line", typed=typed, title=node), *chain])
    # A name stands for the thing itself; what is only like one is shown as it is spelled.
    title = node if hit.how == "name" else hit.name
    said = voice.say(f"reasons.{_HOW[hit.how]}", typed=typed, title=title)
    if node.kind is Kind.RECORDING:
        said = voice.say("reasons.outside", said=said)
    return "; ".join([said, *chain])
