"""Server-sent events: what happens, as it happens."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Header
from starlette.responses import StreamingResponse

from onara.web.api.jobs import jobs_of
from onara.web.deps import Open
from onara.web.opened import Opened
from onara.web.problem import Problem

router = APIRouter(tags=["jobs"])


@router.get(
    "/events",
    response_class=StreamingResponse,
    responses={
        200: {
            "description": "A stream that does not end: `hello` (how everything stands), `job`, "
            "`gone` (a job that is shown no more), `library`, `episode`, `peaks`.",
            "content": {"text/event-stream": {"schema": {"type": "string"}}},
        },
        503: {"description": "Too many listen."},
    },
)
async def events(
    opened: Open,
    last_event_id: Annotated[str | None, Header(max_length=40, examples=["17"])] = None,
) -> StreamingResponse:
    """What happens to jobs, the library and sheets, until the connection is closed.

    Who comes back with the number of the last event is told what came since.
    """
    if opened.news.is_crowded:
        raise Problem(503, "busy")
    since = int(last_event_id) if last_event_id and last_event_id.isdecimal() else None
    stream = opened.news.listen(since, lambda: _hello(opened), opened.stopping.is_set)
    return StreamingResponse(
        stream,
        media_type="text/event-stream",
        # Proxies must not wait for the end.
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


def _hello(opened: Opened) -> dict[str, Any]:
    with opened.scanner() as scanner:
        episodes = len(scanner.store.episodes())
    return {
        "jobs": [asdict(job) for job in jobs_of(opened).jobs],
        "recordings": len(opened.recordings()),
        "episodes": episodes,
    }
