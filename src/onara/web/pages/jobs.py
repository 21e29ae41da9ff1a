"""Long work: what is going on, and what was done."""

from __future__ import annotations

from functools import partial
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from onara.web.api.jobs import jobs_of
from onara.web.deps import Open, Who
from onara.web.opened import Opened
from onara.web.pages.dates import moment
from onara.web.rendering import render
from onara.web.visitor import Visitor
from onara.wording import bundled

router = APIRouter()


@router.get("/jobs")
def jobs(request: Request, opened: Open, visitor: Who) -> HTMLResponse:
    """The queue with its history."""
    return render(request, "jobs.html", job_values(opened, visitor))


def job_values(opened: Opened, visitor: Visitor) -> dict[str, Any]:
    """What ``jobs_now.html`` and ``jobs_card.html`` show."""
    held = jobs_of(opened).jobs
    landed = {id_ for job in held for id_ in job.episodes}
    return {
        "jobs": held,
        "job_words": bundled().area("queue", visitor.language),
        "episode_names": _names(opened, visitor) if landed else {},
        "when": partial(moment, visitor=visitor),
    }


def _names(opened: Opened, visitor: Visitor) -> dict[str, str]:
    """Episodes in words, by their ids."""
    with opened.scanner() as scanner:
        found = [one.episode for one in scanner.store.episodes()]
    told = {}
    for one in found:
        drama = visitor.name(one.drama_title, one.drama_title_ko).text if one.drama_title else ""
        number = visitor.say("episode.numbered", number=one.number) if one.number else ""
        told[one.id] = f"{drama} {number}".strip() or one.path.name
    return told
