from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onara.jobs import Job, NotNow, Queue, Wanted, queue
from onara.jobs.job import Trouble
from onara.jobs.store import JobStore

WORKER = Path(__file__).with_name("worker.py")
SCAN = Wanted("scan", ("/dramas",))
ADD = Wanted("add", ("/music",))
END = {"event": "end"}
WAIT = {"event": "wait"}


class Desk:
    """A queue whose jobs are done by `worker.py`, and what it has told."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.told: list[tuple[str, Any]] = []
        self.open()

    def open(self) -> None:
        self.queue = Queue(self.folder / "home", lambda what, told: self.told.append((what, told)))

    def does(self, kind: str, *events: dict[str, Any]) -> None:
        text = "\n".join(json.dumps(event) for event in events)
        (self.folder / f"{kind}.jsonl").write_text(text)

    def go(self) -> None:
        (self.folder / "go").touch()

    @property
    def asked(self) -> list[dict[str, Any]]:
        """The tasks that were given to workers."""
        file = self.folder / "asked.jsonl"
        return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []

    def until(self, is_so: Callable[[], bool]) -> None:
        end = time.monotonic() + 60
        while not is_so():
            assert time.monotonic() < end
            time.sleep(0.01)

    def until_state(self, id_: int, state: str) -> Job:
        self.until(lambda: self.job(id_).state == state)
        return self.job(id_)

    def job(self, id_: int) -> Job:
        job = self.queue.job(id_)
        assert job is not None
        return job


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(queue, "PROGRAM", (sys.executable, str(WORKER), str(tmp_path)))
    monkeypatch.setattr(queue, "TOLD_S", 0.0)
    monkeypatch.setattr(queue, "_LOOK_S", 0.05)
    made = Desk(tmp_path)
    yield made
    made.queue.close()


def test_jobs_are_done_one_after_the_other_and_what_landed_is_told(desk: Desk) -> None:
    landed = {"event": "file", "status": "scanned", "path": "/dramas/E01.mkv", "episode": "e1"}
    desk.does("scan", {"event": "step", "stage": "decoding", "share": 0.5}, WAIT, landed, END)
    desk.does("add", END)
    first, second = desk.queue.add(SCAN)[0], desk.queue.add(ADD)[0]
    desk.until(lambda: desk.job(first.id).progress.share == 0.5)
    assert desk.job(second.id).state == "queued"
    assert [job.id for job in desk.queue.jobs()] == [first.id, second.id]
    desk.go()
    desk.until_state(second.id, "done")
    done = desk.job(first.id)
    assert (done.state, done.counts, done.episodes) == ("done", {"scanned": 1}, ("e1",))
    assert done.started
    assert done.ended
    assert ("episode", "e1") in desk.told
    assert [job.id for job in desk.queue.jobs()] == [second.id, first.id]


def test_what_is_wanted_already_is_not_wanted_twice(desk: Desk) -> None:
    desk.does("scan", WAIT, END)
    first, is_new = desk.queue.add(SCAN)
    again, is_new_again = desk.queue.add(SCAN)
    assert (first.id, is_new, is_new_again) == (again.id, True, False)
    assert desk.queue.add(Wanted("scan", ("/dramas",), again=True))[1]


def test_a_job_that_was_put_aside_goes_on_behind_what_is_finished(desk: Desk) -> None:
    landed = {"event": "file", "status": "scanned", "path": "/dramas/E01.mkv", "episode": "e1"}
    desk.does("scan", landed, WAIT, END)
    job, _ = desk.queue.add(SCAN)
    desk.until(lambda: bool(desk.job(job.id).finished))
    assert desk.queue.pause(job.id)
    assert desk.until_state(job.id, "paused").episodes == ("e1",)
    with pytest.raises(NotNow):
        desk.queue.pause(job.id)
    desk.go()
    desk.does("scan", END)
    desk.queue.resume(job.id)
    done = desk.until_state(job.id, "done")
    assert desk.asked[-1]["finished"] == ["/dramas/E01.mkv"]
    assert (done.counts, done.episodes) == ({"scanned": 1}, ("e1",))


def test_a_job_put_aside_while_its_worker_starts_stays_aside(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.does("scan", WAIT, END)
    desk.does("add", END)
    started = queue._started

    def slowly(home: Path, job: Job) -> Any:
        process = started(home, job)
        if job.wanted == SCAN:
            # As `pause` does it first, from another thread.
            desk.queue.store.change(job.id, lambda one: replace(one, state="paused"))
        return process

    monkeypatch.setattr(queue, "_started", slowly)
    first = desk.queue.add(SCAN)[0]
    desk.until_state(first.id, "paused")
    second = desk.queue.add(ADD)[0]
    desk.until_state(second.id, "done")
    assert desk.job(first.id).state == "paused"


def test_others_go_on_while_a_job_is_aside(desk: Desk) -> None:
    desk.does("scan", WAIT, END)
    desk.does("add", END)
    job, _ = desk.queue.add(SCAN)
    desk.until_state(job.id, "running")
    desk.queue.pause(job.id)
    other, _ = desk.queue.add(ADD)
    desk.until_state(other.id, "done")
    assert desk.job(job.id).state == "paused"


def test_a_job_that_is_given_up_ends_at_once(desk: Desk) -> None:
    desk.does("scan", WAIT, END)
    job, _ = desk.queue.add(SCAN)
    desk.until_state(job.id, "running")
    with pytest.raises(NotNow):
        desk.queue.forget(job.id)
    desk.queue.cancel(job.id)
    desk.until_state(job.id, "cancelled")
    with pytest.raises(NotNow):
        desk.queue.resume(job.id)
    desk.queue.forget(job.id)
    assert desk.queue.jobs() == []


def test_why_a_job_failed_is_said_and_it_can_be_tried_again(desk: Desk) -> None:
    desk.does("add", {"event": "error", "sentence": "the disk is full"})
    job, _ = desk.queue.add(ADD)
    assert desk.until_state(job.id, "failed").error == "the disk is full"
    desk.does("add", END)
    desk.queue.resume(job.id)
    assert desk.until_state(job.id, "done").error is None


def test_a_worker_that_dies_is_a_job_that_failed(desk: Desk) -> None:
    desk.does("add", {"event": "nonsense"})
    job, _ = desk.queue.add(ADD)
    assert "broken off" in str(desk.until_state(job.id, "failed").error)


def test_files_of_no_use_are_named_once(desk: Desk) -> None:
    bad = {"event": "file", "status": "refused", "path": "/music/x.mp3", "reason": "is empty"}
    desk.does("add", bad, WAIT, END)
    job, _ = desk.queue.add(ADD)
    desk.until(lambda: bool(desk.job(job.id).troubles))
    desk.queue.pause(job.id)
    desk.until_state(job.id, "paused")
    desk.go()
    desk.queue.resume(job.id)
    done = desk.until_state(job.id, "done")
    assert done.troubles == (Trouble("/music/x.mp3", "is empty"),)


def test_music_that_was_added_before_a_pause_counts_as_added(desk: Desk) -> None:
    def files(*outcomes: str) -> list[dict[str, Any]]:
        return [
            {"event": "file", "status": outcome, "path": f"/music/{place}.mp3"}
            for place, outcome in enumerate(outcomes)
        ]

    desk.does("add", *files("added", "added", "known"), WAIT, END)
    job, _ = desk.queue.add(ADD)
    desk.until(lambda: desk.job(job.id).counts.get("known") == 1)
    desk.queue.pause(job.id)
    desk.until_state(job.id, "paused")
    desk.go()
    desk.does("add", *files("known", "known", "known", "added"), END)
    desk.queue.resume(job.id)
    assert desk.until_state(job.id, "done").counts == {"added": 3, "known": 1}


def test_a_server_that_stops_goes_on_with_its_job_when_it_starts(desk: Desk) -> None:
    landed = {"event": "file", "status": "scanned", "path": "/dramas/E01.mkv", "episode": "e1"}
    desk.does("scan", landed, WAIT, END)
    job, _ = desk.queue.add(SCAN)
    desk.until(lambda: bool(desk.job(job.id).finished))
    desk.queue.close()
    with_it = JobStore(desk.folder / "home")
    assert [one.state for one in with_it.jobs()] == ["running"]
    with_it.close()
    desk.go()
    desk.does("scan", END)
    desk.open()
    desk.queue.start()
    assert desk.until_state(job.id, "done").counts == {"scanned": 1}


def test_a_job_that_waits_aside_is_still_aside_after_a_start(desk: Desk) -> None:
    desk.does("scan", WAIT, END)
    job, _ = desk.queue.add(SCAN)
    desk.until_state(job.id, "running")
    desk.queue.pause(job.id)
    desk.until_state(job.id, "paused")
    desk.queue.close()
    desk.open()
    desk.queue.start()
    time.sleep(0.3)
    assert desk.job(job.id).state == "paused"


def test_of_two_servers_of_a_home_one_does_the_jobs(desk: Desk, tmp_path: Path) -> None:
    desk.does("scan", WAIT, END)
    desk.does("add", END)
    job, _ = desk.queue.add(SCAN)
    desk.until_state(job.id, "running")
    other = Queue(tmp_path / "home")
    try:
        second, _ = other.add(ADD)
        time.sleep(0.3)
        assert [one.state for one in other.jobs()] == ["running", "queued"]
        desk.go()
        desk.until_state(second.id, "done")
    finally:
        other.close()


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="no groups of processes here")
def test_the_worker_ends_with_the_server(desk: Desk) -> None:
    desk.does("scan", WAIT, END)
    job, _ = desk.queue.add(SCAN)
    desk.until_state(job.id, "running")
    desk.until(lambda: desk.queue._process is not None and bool(desk.asked))
    process = desk.queue._process
    assert process is not None
    assert process.stdin is not None
    process.stdin.close()  # what a kill of the server does
    assert process.wait(30) == 1
