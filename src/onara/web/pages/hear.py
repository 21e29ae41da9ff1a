"""Hearing: the page that listens, and the page of an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from markupsafe import Markup
from starlette.responses import HTMLResponse

from onara.clips import ClipAnswer, HeardMoment, HeardRecording
from onara.graph import Graph, Node, Relation
from onara.library import Link
from onara.pictures.evidence import MARGIN, NARROW
from onara.web.api.hear import ClipId, kept
from onara.web.deps import Open, Who
from onara.web.evidence import odds, picture_of, rows_of
from onara.web.opened import Opened
from onara.web.problem import Problem
from onara.web.rendering import render
from onara.web.settings import MIB
from onara.web.visitor import Visitor

router = APIRouter()
KEYS = [("m", "hear.key_mic"), ("u", "hear.key_file")]
_ANSWER_KEYS = [("p", "hear.key_play"), ("1 2 3", "hear.key_which")]


@dataclass(frozen=True, slots=True)
class Told:
    """A recording with all that a page says of it; ``part`` is what it is in the answer,
    ``common`` what it has in common with the answer by itself."""

    heard: HeardRecording
    part: str
    title: str
    title_ko: str | None
    role: str | None
    performers: tuple[Node, ...]
    odds: str
    common: str | None = None

    @property
    def here_s(self) -> float:
        """The second of the recording at which it was heard."""
        return max(0.0, self.heard.offset_s + self.heard.at_s)


@router.get("/hear")
def hear(request: Request, opened: Open) -> HTMLResponse:
    """A microphone, and a place for clips."""
    return render(request, "hear.html", {**box(opened), "page_keys": KEYS})


@router.get("/hear/{id}")
def answer(request: Request, id: ClipId, opened: Open, visitor: Who) -> HTMLResponse:
    """What was heard in a clip, and what speaks for it."""
    try:
        found = kept(opened, id)
    except Problem:
        return render(request, "hear_gone.html", {**box(opened), "page_keys": KEYS}, status=404)
    told = _all_told(found, opened, visitor)
    values = {
        **box(opened),
        "answer": found,
        "best": told[0] if found.match else None,
        "others": told[1:] if found.match else told,
        "equals": [one for one in told if one.part == "equal"],
        "moments": found.moments,
        "moment_names": {one.episode: _episode_name(one, visitor) for one in found.moments},
        "odds": lambda p: odds(p, visitor),
        "pictures": {
            "wide": Markup(picture_of(found, visitor)),
            "narrow": Markup(picture_of(found, visitor, width=NARROW)),
        },
        "margin": MARGIN,
        "rows": rows_of(found),
        "page_keys": [*_ANSWER_KEYS, *KEYS] if found.is_known else KEYS,
    }
    return render(request, "hear_answer.html", values)


def box(opened: Opened) -> dict[str, object]:
    """What the hearing box shows."""
    return {
        "owned": len(opened.recordings()),
        "largest_mb": opened.settings.largest_upload // MIB,
    }


def _all_told(answer: ClipAnswer, opened: Opened, visitor: Visitor) -> list[Told]:
    graph = opened.graph
    best = answer.match
    parts = [(best, "match")] if best else []
    for each in answer.family:
        # Where they were not compared, nine tenths of z are as good an answer
        # (`onara.scanned.moment.AS_PLAIN`).
        is_equal = best is not None and (
            each.is_as_good if each.behind is not None else each.z >= 0.9 * best.z
        )
        parts.append((each, "equal" if is_equal else "family"))
    if answer.runner_up:
        parts.append((answer.runner_up, "runner_up"))
    return [_told(each, part, graph, visitor) for each, part in parts]


def _told(heard: HeardRecording, part: str, graph: Graph, visitor: Visitor) -> Told:
    song = heard.song
    performers: Sequence[Node] = ()
    role = None
    if song and song.id in graph:
        edges = graph.edges_from(song.id, Relation.PERFORMED_BY)
        performers = [graph.node(edge.object) for edge in edges]
    if song:
        role = visitor.voice.word("roles", song.role)
        if song.version:
            version = visitor.voice.words("versions", song.version.split(", "))
            role = visitor.say("hear.role_version", role=role, version=version)
    return Told(
        heard=heard,
        part=part,
        title=heard.name,
        title_ko=song.title_ko if song else None,
        role=role,
        performers=tuple(performers),
        odds=odds(heard.p, visitor),
        common=_common(heard.link, visitor) if heard.link else None,
    )


def _common(link: Link, visitor: Visitor) -> str:
    """What a relative has in common with the answer: the same backing, 93 % of the shorter one."""
    kind = visitor.say("hear.common_" + link.kind.replace(" ", "_"))
    return visitor.say("hear.common", kind=kind, share=f"{100 * link.share:.0f}")


def _episode_name(one: HeardMoment, visitor: Visitor) -> str:
    """ "season 1, episode 7", or the file's name where nothing is known."""
    told = []
    if one.season is not None:
        told.append(
            visitor.say("hear.season", number=one.season)
            if one.season
            else visitor.say("hear.special")
        )
    if one.number is not None:
        told.append(visitor.say("hear.episode", number=one.number))
    return " ".join(told) if visitor.language == "ko" else ", ".join(told)
