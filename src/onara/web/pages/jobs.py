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
_GOES_ON = ("queued", "running", "paused")
_LATE = 4
"""So many of the newest jobs stay where they were begun if something went wrong with them."""


@router.get("/jobs")
def jobs(request: Request, opened: Open, visitor: Who) -> HTMLResponse:
    """The queue with its history."""
    values = job_values(opened, visitor)
    values["current"] = [job for job in values["jobs"] if job.state in _GOES_ON]
    values["past"] = [job for job in values["jobs"] if job.state not in _GOES_ON]
    return render(request, "jobs.html", values)


def job_values(opened: Opened, visitor: Visitor) -> dict[str, Any]:
    """What ``jobs_now.html`` and ``jobs_card.html`` show: what goes on, and what went wrong of
    late."""
    held = jobs_of(opened).jobs
    current = [
        job
        for place, job in enumerate(held)
        if job.state in _GOES_ON or (place < _LATE and (job.error or job.problems))
    ]
    landed = {id_ for job in held for id_ in job.episodes}
    return {
        "jobs": held,
        "current": current,
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
