"""The page of anything: what is known of it, who says so, and where from here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import partial
from itertools import groupby

from fastapi import APIRouter, Request
from markupsafe import Markup
from starlette.responses import RedirectResponse, Response

from onara.graph import Kind, Node, Relation
from onara.library import Recording
from onara.pictures.family_tree import Version, family_tree
from onara.wander import Fact, Page, Relative
from onara.web import paths, things
from onara.web.deps import Open, Who
from onara.web.opened import Opened
from onara.web.problem import Problem
from onara.web.rendering import base_of, render
from onara.web.visitor import Visitor, language_tag

router = APIRouter()
_KEYS = (("j", "thing.key_next"), ("k", "thing.key_previous"), ("p", "thing.key_play"))
_ARTWORK = 600
"""Pixels of the owner's own picture."""
_SHOWN_AT_ONCE = 12
"""Links of one relation that are shown before the rest is unfolded."""


def thing(kind: str, request: Request, opened: Open, visitor: Who, id_: str) -> Response:
    """The page of a thing; asked for by another kind than its own, it is shown where it belongs."""
    page = things.page_of(opened, id_, visitor.language)
    if page.kind != kind:
        return RedirectResponse(base_of(request) + paths.thing(page.kind, page.id), 307)
    recordings = things.owned(opened, id_) if kind == Kind.SONG else ()
    graph = opened.graph
    singers = partial(_singers, opened)
    shape = "poster" if kind == Kind.DRAMA else "square"
    return render(
        request,
        "thing.html",
        {
            "page": page,
            "shape": shape,
            "sources": Sources(page.sources),
            "facts": _by_label(page.facts),
            "links": [group for group in page.links if group.relation],
            "shown_at_once": _SHOWN_AT_ONCE,
            "singers": singers,
            "recordings": recordings,
            "artwork": _artwork(opened, recordings),
            "owned": things.owned_songs(opened) if page.tracks else {},
            "heard": things.heard(opened, [each.recording for each in recordings]),
            "family": _family(request, opened, visitor, page),
            "near": things.near(opened, id_, visitor.language),
            "drama": _drama_of(page),
            "moods": _moods(opened, page),
            "episodes": _episodes(opened, page),
            "last_episode": partial(things.last_episode, opened),
            "has_lane": id_ in graph and kind not in (Kind.LIST, Kind.OTHER, Kind.CHARACTER),
            "lang": language_tag,
            "page_keys": _KEYS,
        },
    )


for _kind in paths.THINGS:
    router.add_api_route(
        f"/{_kind}/{{id_:path}}", partial(thing, _kind), name=f"thing of kind {_kind}"
    )


class Sources:
    """Numbers sources as they come up in a page, those of the whole page first."""

    def __init__(self, of_page: Sequence[str]) -> None:
        self.numbers: dict[str, int] = {}
        self.of_page = tuple(of_page)
        for each in of_page:
            self._number(each)

    def mark(self, sources: Iterable[str]) -> list[tuple[int, int]]:
        """The numbers of sources as runs from first to last."""
        numbers = sorted({self._number(each) for each in sources})
        runs: list[tuple[int, int]] = []
        for number in numbers:
            if runs and number == runs[-1][1] + 1:
                runs[-1] = (runs[-1][0], number)
            else:
                runs.append((number, number))
        return runs

    def _number(self, source: str) -> int:
        return self.numbers.setdefault(source, len(self.numbers) + 1)


def _by_label(facts: Iterable[Fact]) -> list[tuple[str, list[Fact]]]:
    return [(label, list(group)) for label, group in groupby(facts, lambda fact: fact.label)]


def _singers(opened: Opened, id_: str) -> tuple[Node, ...]:
    """Who performs a song or recording."""
    return opened.graph.objects(id_, Relation.PERFORMED_BY) if id_ in opened.graph else ()


def _drama_of(page: Page) -> str | None:
    """The drama of which the statements of a page may give something away."""
    if page.kind == Kind.DRAMA:
        return page.id
    return page.uses[0].drama.id if page.uses else None


def _moods(opened: Opened, page: Page) -> tuple[str, ...]:
    """The moods of a song of the catalogue."""
    is_known = page.kind == Kind.SONG and page.id in opened.graph
    return opened.catalogue.song(page.id).moods if is_known else ()


def _episodes(opened: Opened, page: Page) -> int | None:
    """How many episodes a drama has, of all its seasons."""
    drama = next((each for each in opened.catalogue.dramas if each.id == page.id), None)
    return (drama.episodes_all_seasons or drama.episodes) if drama else None


def _artwork(opened: Opened, recordings: Sequence[Recording]) -> str | None:
    """The recording whose own picture stands for a song; ``None`` where none has one."""
    for each in recordings:
        with suppress(Problem):
            if opened.playing.picture(opened.playing.file(each.paths), _ARTWORK):
                return each.recording
    return None


def _family(request: Request, opened: Opened, visitor: Visitor, page: Page) -> Markup | None:
    """The versions as a picture."""
    if not page.family:
        return None
    base = base_of(request)
    return Markup(
        family_tree(
            [_version(opened, visitor, base, each) for each in page.family],
            visitor.say("thing.family"),
        )
    )


def _version(opened: Opened, visitor: Visitor, base: str, each: Relative) -> Version:
    shown = visitor.name(each.title, each.title_ko)
    sung = (visitor.name(node.title, node.title_ko).text for node in _singers(opened, each.id))
    by = ", ".join(sung) or ", ".join(each.performers)
    cover = paths.cover(each.kind, each.id, version=opened.covers_version)
    return Version(
        id=each.id,
        title=shown.text,
        title_lang=shown.lang,
        note=" · ".join(filter(None, [by, each.year])),
        label=each.how,
        href=base + paths.thing(each.kind, each.id),
        picture=base + cover,
        of=each.of,
        is_this=each.is_this,
    )
