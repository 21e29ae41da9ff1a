"""How an edge is said, in either language."""

from __future__ import annotations

from onara.graph.node import Edge, Node, Relation
from onara.wording import Voice

_VOCABULARIES = ("details", "places")


def phrase(edge: Edge, subject: Node, object_: Node, voice: Voice) -> str:
    """An edge in words: ``Sweet Night is performed by V``."""
    said = voice.say(f"relations.{edge.relation.name.lower()}", subject=subject, object=object_)
    detail = told(edge, voice)
    return voice.say("relations.more", said=said, detail=detail) if detail else said


def told(edge: Edge, voice: Voice) -> str | None:
    """The detail of an edge; in Korean as the catalogue has it, else by a vocabulary."""
    if edge.detail is None:
        return None
    if edge.relation is Relation.USED_IN:
        return voice.words("roles", edge.detail.split(", "))
    return voice.name(worded(edge.detail, voice), edge.detail_ko)


def worded(detail: str, voice: Voice) -> str:
    """A few words such as ``film, China, 2014``; as they are, unless all of them are known."""
    said = [_known(part, voice) for part in detail.split(", ")]
    return detail if None in said else ", ".join(filter(None, said))


def _known(word: str, voice: Voice) -> str | None:
    said = (voice.word(area, word) for area in _VOCABULARIES)
    plain = None if any(letter.isalpha() for letter in word) else word
    return next((each for each in said if each != word), plain)
