"""Jobs one after the other, each in a process of its own that can be ended and goes on later."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from onara.errors import OnaraError
from onara.jobs.estimate import Clock
from onara.jobs.job import MOST_NOTICED, MOST_TROUBLES, Job, Noticed, Progress, Trouble, Wanted
from onara.jobs.store import JobStore
from onara.library.lock import writing

PROGRAM = (sys.executable, "-m", "onara.jobs.work")
TOLD_S = 0.25
"""Progress is told no more often: a scan reports some hundred times a second."""
KEPT_S = 2.0
"""What a kill of the server may cost of counts; what landed is on disk in any case."""
_LOOK_S = 1.0
_ENDS_IN_S = 5.0
Tell = Callable[[str, Any], None]
"""Told what happens: "job" with the `Job`, "gone" with its id, "library" with the number of
recordings, "episode" with an id, or ``None`` for any."""


class NotNow(OnaraError):
    """A job cannot be paused, gone on with, or cancelled as it stands."""


class Queue:
    """The jobs of a home folder.  Safe to use from many threads; one process at a time works them
    off, and where that is another server's, this one only shows them."""

    def __init__(self, home: Path, tell: Tell | None = None) -> None:
        self.store = JobStore(home)
        self._home = home
        self._tell = tell or _ignore
        self._wake = threading.Event()
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._live: Job | None = None
        """The job that runs, with its progress of this moment."""
        self._process: subprocess.Popen[bytes] | None = None
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Work the jobs off, in a thread of its own."""
        with self._lock:
            if self._thread is None and not self._stop.is_set():
                self._thread = threading.Thread(target=self._run, name="jobs", daemon=True)
                self._thread.start()
        self._wake.set()

    def close(self) -> None:
        """Stop working; a job that runs goes on when the next one starts."""
        self._stop.set()
        self._wake.set()
        self._end_process()
        if self._thread is not None:
            self._thread.join(_ENDS_IN_S)
        self.store.close()

    def jobs(self) -> list[Job]:
        """What runs, what waits, and then what is over, the newest first."""
        held = [self._alive(job) for job in self.store.jobs()]
        order = {"running": 0, "queued": 1, "paused": 2}
        waiting = sorted(
            (job for job in held if job.is_open), key=lambda job: (order[job.state], job.id)
        )
        return waiting + [job for job in reversed(held) if not job.is_open]

    def job(self, id_: int) -> Job | None:
        found = self.store.job(id_)
        return self._alive(found) if found else None

    def add(self, wanted: Wanted) -> tuple[Job, bool]:
        """Queue a job; one that is wanted already and not over is that one.  Second, whether it is
        new."""
        with self._lock:
            for job in self.store.jobs():
                if job.is_open and job.wanted == wanted:
                    return self._alive(job), False
            made = self.store.add(wanted)
        self._tell("job", made)
        self.start()
        return made, True

    def pause(self, id_: int) -> Job | None:
        """Put a job aside; what is done of it stays done."""
        return self._set(id_, "paused", ("queued", "running"))

    def resume(self, id_: int) -> Job | None:
        """Go on with a job that was put aside, or that failed."""
        job = self._set(id_, "queued", ("paused", "failed"))
        self.start()
        return job

    def cancel(self, id_: int) -> Job | None:
        """Give a job up; what is done of it stays."""
        return self._set(id_, "cancelled", ("queued", "running", "paused"))

    def forget(self, id_: int) -> None:
        """Show a job that is over no more; raises `NotNow` for one that is not."""
        job = self.store.job(id_)
        if job is not None and job.is_open:
            raise NotNow("the job is not over; cancel it first")
        self.store.remove(id_)
        self._tell("gone", id_)

    def _set(self, id_: int, state: Any, of: tuple[str, ...]) -> Job | None:
        def changed(job: Job) -> Job:
            if job.state not in of:
                raise NotNow(f"the job is {job.state}")
            is_over = state == "cancelled"
            progress = replace(job.progress, left_s=None)
            return replace(
                job,
                state=state,
                error=None,
                progress=progress,
                ended=time.time() if is_over else None,
            )

        live = self._live
        job = self.store.change(id_, changed)
        if live is not None and live.id == id_:
            self._end_process()
        if job is not None:
            self._tell("job", job)
        return job

    def _alive(self, job: Job) -> Job:
        live = self._live
        return live if live is not None and live.id == job.id and job.state == "running" else job

    def _run(self) -> None:
        while not self._stop.is_set():
            with contextlib.suppress(_Elsewhere), self._only_one():
                self._work_off()
            self._stop.wait(_LOOK_S)

    @contextmanager
    def _only_one(self) -> Iterator[None]:
        def elsewhere() -> None:
            raise _Elsewhere

        with writing(self._home / "jobs", elsewhere):
            yield

    def _work_off(self) -> None:
        # Nobody else works now: what is said to run was broken off.
        for job in self.store.jobs():
            if job.state == "running":
                self.store.change(job.id, lambda one: replace(one, state="queued"))
        while not self._stop.is_set():
            self._wake.clear()
            waiting = next((job for job in self.store.jobs() if job.state == "queued"), None)
            if waiting is None:
                self._wake.wait(_LOOK_S)
                continue
            self._do(waiting.id)

    def _do(self, id_: int) -> None:
        def begun(job: Job) -> Job:
            if job.state != "queued":
                return job
            return replace(job, state="running", started=job.started or time.time(), ended=None)

        job = self.store.change(id_, begun)
        if job is None or job.state != "running":
            return
        self._live = job
        self._tell("job", job)
        following = _Following(job, self._told, self._keep)
        try:
            with self._lock:
                if self._stop.is_set():
                    return
                self._process = process = _started(self._home, job)
            now = self.store.job(id_)
            # It may have been put aside just now, before there was anything to end.
            if now is not None and now.state == "running":
                assert process.stdout is not None
                for line in process.stdout:
                    with contextlib.suppress(ValueError):
                        following.take(json.loads(line))
                process.wait()
        except OSError as error:
            following.error = f"the work could not be started: {error.strerror}"
        finally:
            self._end_process()
            self._live = None
        self._ended(following)

    def _ended(self, following: _Following) -> None:
        if self._stop.is_set() and not following.is_done:
            self._keep(following)
            return  # it is said to run still, and goes on with the next start

        def ended(now: Job) -> Job:
            made = following.over(now)
            if now.state != "running":  # a person has put it aside or given it up
                return replace(made, progress=replace(made.progress, left_s=None))
            if following.is_done:
                progress = replace(made.progress, share=1.0, left_s=None, stage=None, item=None)
                return replace(made, state="done", ended=time.time(), progress=progress)
            error = following.error or "the work was broken off; resume it to go on"
            return replace(made, state="failed", ended=time.time(), error=error)

        job = self.store.change(following.job.id, ended)
        if job is not None:
            self._tell("job", job)

    def _told(self, what: str, told: Any) -> None:
        if what == "job":
            self._live = told
        self._tell(what, told)

    def _keep(self, following: _Following) -> None:
        self.store.change(following.job.id, following.over)

    def _end_process(self) -> None:
        with self._lock:
            process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
        with contextlib.suppress(OSError, ValueError):
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None and threading.current_thread() is self._thread:
                    pipe.close()


class _Elsewhere(Exception):
    """Another server works the jobs of this home off."""


class _Following:
    """What a job's process tells, as a job."""

    def __init__(self, job: Job, tell: Tell, keep: Callable[[_Following], None]) -> None:
        self.job = job
        self.is_done = False
        self.error: str | None = None
        self._before = dict(job.counts)
        self._now: dict[str, int] = {}
        self._tell, self._keep = tell, keep
        self._clock = Clock()
        self._told_at = self._kept_at = 0.0

    def take(self, told: dict[str, Any]) -> None:
        """One event of `onara.jobs.work`."""
        match told.pop("event", None):
            case "step":
                self._step(**told)
            case "file":
                self._file(**told)
            case "noticed":
                noticed = (*self.job.noticed, Noticed(**told))[-MOST_NOTICED:]
                self._put(replace(self.job, noticed=noticed))
            case "episodes":
                self._tell("episode", None)
            case "error":
                self.error = str(told["sentence"])
            case "end":
                self.is_done = True

    def over(self, now: Job) -> Job:
        """What was followed, as a change of the job as it stands."""
        mine = self.job
        return replace(
            now,
            progress=mine.progress,
            noticed=mine.noticed,
            counts=mine.counts,
            episodes=mine.episodes,
            finished=mine.finished,
            troubles=mine.troubles,
        )

    def _step(self, share: float | None = None, **told: Any) -> None:
        left = self._clock.left_s(share) if share is not None else None
        if share is None and self.job.progress.stage == told.get("stage"):
            share = self.job.progress.share
        self._put(replace(self.job, progress=Progress(share=share, left_s=left, **told)))

    def _file(
        self,
        status: str,
        path: str,
        reason: str | None = None,
        episode: str | None = None,
        recordings: int | None = None,
    ) -> None:
        job, had = self.job, self._before
        self._now[status] = self._now.get(status, 0) + 1
        counts = dict(self._now)
        # What was added before it was broken off is found again, as known.
        for name in ("added", "scanned"):
            if had.get(name):
                counts[name] = counts.get(name, 0) + had[name]
        if had.get("added") and "known" in counts:
            counts["known"] = max(0, counts["known"] - had["added"])
        counts = {name: count for name, count in counts.items() if count}
        if reason is not None and len(job.troubles) < MOST_TROUBLES:
            trouble = Trouble(path, reason)
            if trouble not in job.troubles:
                job = replace(job, troubles=(*job.troubles, trouble))
        if episode is not None:
            landed = tuple(dict.fromkeys([*job.episodes, episode]))
            job = replace(job, episodes=landed, finished=(*job.finished, path), noticed=())
        self._put(replace(job, counts=counts), is_news=episode is not None)
        if episode is not None and status == "scanned":
            self._tell("episode", episode)
        if recordings is not None:
            self._tell("library", recordings)

    def _put(self, job: Job, *, is_news: bool = False) -> None:
        self.job = job
        now = time.monotonic()
        if is_news or now - self._kept_at >= KEPT_S:
            self._kept_at = now
            self._keep(self)
        if is_news or now - self._told_at >= TOLD_S:
            self._told_at = now
            self._tell("job", job)


def _started(home: Path, job: Job) -> subprocess.Popen[bytes]:
    wanted = job.wanted
    task = {
        "kind": wanted.kind,
        "paths": list(wanted.paths),
        "drama": wanted.drama,
        "season": wanted.season,
        "again": wanted.again,
        "finished": list(job.finished),
    }
    process = subprocess.Popen(
        [*PROGRAM, os.fspath(home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # so that it can be ended with all that it has started
    )
    assert process.stdin is not None
    with contextlib.suppress(OSError):  # it has ended already
        process.stdin.write(json.dumps(task).encode() + b"\n")
        process.stdin.flush()
    return process


def _ignore(what: str, told: Any) -> None:
    pass
