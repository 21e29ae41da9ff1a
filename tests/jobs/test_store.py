from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from onara.errors import OnaraError
from onara.jobs.job import Job, Noticed, Progress, Trouble, Wanted
from onara.jobs.store import MOST_KEPT, NAME, JobStore


@pytest.fixture
def store(tmp_path: Path) -> JobStore:
    return JobStore(tmp_path)


def test_a_job_is_kept_as_it_is(store: JobStore, tmp_path: Path) -> None:
    made = store.add(Wanted("scan", ("/a", "/b\udcff"), "f1", "Goblin", "1", again=True))

    def done(job: Job) -> Job:
        return replace(
            job,
            state="done",
            progress=Progress(1.0, None, "comparing", "E01.mkv", 1, 1),
            noticed=(Noticed("Stay With Me", 3.5, "E01.mkv"),),
            counts={"scanned": 1},
            episodes=("e1",),
            finished=("/a/E01.mkv",),
            troubles=(Trouble("/a/x", "is empty"),),
        )

    changed = store.change(made.id, done)
    store.close()
    again = JobStore(tmp_path)
    assert again.jobs() == [changed]
    assert again.job(made.id) == changed


def test_a_change_that_fails_changes_nothing(store: JobStore) -> None:
    made = store.add(Wanted("add", ("/a",)))

    def broken(_: Job) -> Job:
        raise ValueError

    with pytest.raises(ValueError):
        store.change(made.id, broken)
    assert store.job(made.id) == made


def test_numbers_are_not_used_again(store: JobStore) -> None:
    first = store.add(Wanted("add", ("/a",)))
    store.remove(first.id)
    assert store.job(first.id) is None
    assert store.add(Wanted("add", ("/b",))).id > first.id


def test_only_the_newest_of_those_that_are_over_are_kept(store: JobStore) -> None:
    open_ = store.add(Wanted("add", ("/open",)))
    for number in range(MOST_KEPT + 5):
        made = store.add(Wanted("add", (f"/{number}",)))
        store.change(made.id, lambda job: replace(job, state="done"))
    store.add(Wanted("scan"))
    kept = store.jobs()
    assert kept[0].id == open_.id
    assert len(kept) == MOST_KEPT + 2


def test_what_was_offered_once_is_not_offered_again(store: JobStore, tmp_path: Path) -> None:
    assert store.offer("demo")
    assert not store.offer("demo")
    store.close()
    assert not JobStore(tmp_path).offer("demo")


def test_a_file_that_is_no_database_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("nothing of use" * 100)
    with pytest.raises(OnaraError, match=NAME.replace(".", r"\.")):
        JobStore(tmp_path)
