"""Long work: what is going on, how far it is, and what may be done about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from fastapi import APIRouter, Response
from fastapi import Path as InPath
from pydantic import BaseModel, Field

from onara.jobs import Job, NotNow, Wanted
from onara.web.browsing import permitted
from onara.web.deps import Open
from onara.web.job_shapes import JobShown, job_shown
from onara.web.opened import Opened
from onara.web.problem import Problem, not_found

router = APIRouter(tags=["jobs"])

Result = TypeVar("Result")
LONGEST_PATH, MOST_PATHS, LONGEST_NAME = 4096, 100, 200
JobId = Annotated[int, InPath(ge=1, le=2**53, examples=[12])]


class NewJob(BaseModel):
    """Work to be done: of a configured ``folder``, or of ``paths`` below the roots that the
    operator allows."""

    kind: Literal["add", "scan", "demo"] = Field(examples=["add"])
    folder: Annotated[str, Field(max_length=40, examples=["3c9a0b7e5f1d"])] | None = None
    paths: Annotated[
        list[Annotated[str, Field(min_length=1, max_length=LONGEST_PATH)]],
        Field(max_length=MOST_PATHS),
    ] = []
    drama: Annotated[str, Field(max_length=LONGEST_NAME)] | None = None
    season: Annotated[str, Field(max_length=LONGEST_NAME)] | None = None
    again: bool = Field(False, description="Also what was scanned already.")


@dataclass(frozen=True, slots=True)
class AllJobs:
    """What runs, what waits, and then what is over, the newest first."""

    jobs: tuple[JobShown, ...]


def jobs_of(opened: Opened) -> AllJobs:
    """All jobs."""
    return AllJobs(tuple(job_shown(job) for job in opened.jobs.jobs()))


@router.get("/jobs")
def jobs(opened: Open) -> AllJobs:
    """What runs, what waits, and what is over."""
    return jobs_of(opened)


@router.post("/jobs", status_code=201, responses={200: {"description": "It is wanted already."}})
def want(new: NewJob, opened: Open, response: Response) -> JobShown:
    """Queue work; what is wanted already and not over is that job."""
    job, is_new = opened.jobs.add(_wanted(new, opened))
    response.status_code = 201 if is_new else 200
    return job_shown(job)


@router.get("/jobs/{id}")
def job(id: JobId, opened: Open) -> JobShown:
    """How far a job is."""
    return _shown(opened.jobs.job(id))


@router.delete("/jobs/{id}", status_code=204)
def forget(id: JobId, opened: Open) -> None:
    """Show a job that is over no more."""
    _shown(opened.jobs.job(id))
    _now(opened.jobs.forget, id)


@router.post("/jobs/{id}/pause")
def pause(id: JobId, opened: Open) -> JobShown:
    """Put a job aside; what is done of it stays done."""
    return _shown(_now(opened.jobs.pause, id))


@router.post("/jobs/{id}/resume")
def resume(id: JobId, opened: Open) -> JobShown:
    """Go on with a job that was put aside, or that failed."""
    return _shown(_now(opened.jobs.resume, id))


@router.post("/jobs/{id}/cancel")
def cancel(id: JobId, opened: Open) -> JobShown:
    """Give a job up; what is done of it stays."""
    return _shown(_now(opened.jobs.cancel, id))


@router.delete("/demo", status_code=204)
def remove_demo(opened: Open) -> None:
    """Take the demo out: its music, its episodes with their sheets, its drama, its files."""
    from onara.jobs import demo

    for held in opened.jobs.jobs():
        if held.wanted.kind == "demo" and held.is_open:
            opened.jobs.cancel(held.id)
    demo.take_out(opened.home)
    opened.news.library(len(opened.recordings()))
    opened.news.episode(None, "changed")


def _wanted(new: NewJob, opened: Opened) -> Wanted:
    if new.kind == "demo":
        return Wanted("demo")
    if new.folder is not None:
        chosen = opened.folders.one(new.folder)
        if chosen is None:
            raise not_found()
        paths = [chosen.path]
    elif new.paths:
        roots = [*opened.settings.roots, *opened.media_folders()]
        paths = [permitted(Path(path), roots, is_file_too=True) for path in new.paths]
    else:
        raise Problem(422, "invalid", "Name a folder, or paths.")
    return Wanted(
        new.kind,
        tuple(str(path) for path in paths),
        new.folder,
        new.drama or None,
        new.season or None,
        new.again,
    )


def _shown(job: Job | None) -> JobShown:
    if job is None:
        raise not_found()
    return job_shown(job)


def _now(do: Callable[[int], Result], id_: int) -> Result:
    try:
        return do(id_)
    except NotNow as error:
        raise Problem(409, "not_now", str(error)) from error
