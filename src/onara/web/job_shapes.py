"""Jobs as the API gives them and pages show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onara.jobs.job import Job, Kind, Noticed, Progress, State
from onara.web.sheets import moment, readable


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that was of no use, and why: the rest of a sentence."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class JobShown:
    """A job (see `onara.jobs.Job`); ``episodes`` are those that landed."""

    id: str
    kind: Kind
    paths: tuple[str, ...]
    folder: str | None
    drama: str | None
    season: str | None
    again: bool
    state: State
    created: str
    started: str | None
    ended: str | None
    progress: Progress
    noticed: tuple[Noticed, ...]
    counts: Mapping[str, int]
    episodes: tuple[str, ...]
    problems: tuple[Problem, ...]
    error: str | None


def job_shown(job: Job) -> JobShown:
    """A job, as it is told."""
    wanted, item = job.wanted, job.progress.item
    return JobShown(
        id=str(job.id),
        kind=wanted.kind,
        paths=tuple(readable(path) for path in wanted.paths),
        folder=wanted.folder,
        drama=wanted.drama,
        season=wanted.season,
        again=wanted.again,
        state=job.state,
        created=moment(job.created),
        started=moment(job.started) if job.started else None,
        ended=moment(job.ended) if job.ended else None,
        progress=Progress(
            job.progress.share,
            job.progress.left_s,
            job.progress.stage,
            readable(item) if item else None,
            job.progress.items,
            job.progress.of_items,
        ),
        noticed=tuple(
            Noticed(readable(one.title), one.at_s, readable(one.episode)) for one in job.noticed
        ),
        counts=dict(job.counts),
        episodes=job.episodes,
        problems=tuple(Problem(readable(one.path), readable(one.reason)) for one in job.troubles),
        error=readable(job.error) if job.error else None,
    )
