"""The jobs of a home folder, in a database: none is lost, whenever the server is killed."""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from onara.errors import LibraryError
from onara.jobs.job import Job, Wanted
from onara.sqlite_errors import sentences

NAME = "jobs.sqlite"
VERSION = 1
MOST_KEPT = 100
"""Jobs that are over and still shown."""
_BUSY_S = 10.0
_REMEDY = "move it away; what was added and scanned is not in it"
_SCHEMA = """
CREATE TABLE job (id INTEGER PRIMARY KEY AUTOINCREMENT, is_open INTEGER NOT NULL, told TEXT);
CREATE TABLE offered (what TEXT PRIMARY KEY);
"""


class JobStore:
    """Safe to use from many threads, and processes.  Raises `LibraryError`."""

    def __init__(self, home: Path) -> None:
        self._path = home / NAME
        self._lock = threading.RLock()
        with sentences(self._path, remedy=_REMEDY, user="another onara"):
            home.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(
                self._path, timeout=_BUSY_S, isolation_level=None, check_same_thread=False
            )
        try:
            with self._changing() as run:
                (version,) = run.execute("PRAGMA user_version").fetchone()
                if version == 0:
                    for statement in _SCHEMA.strip().split("\n"):
                        run.execute(statement)
                    run.execute(f"PRAGMA user_version = {VERSION}")
                elif version != VERSION:
                    raise LibraryError(f"{self._path} was written by another Onara; {_REMEDY}")
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def add(self, wanted: Wanted) -> Job:
        """A new job, queued."""
        with self._changing() as run:
            made = run.execute("INSERT INTO job (is_open, told) VALUES (1, '')")
            job = Job(int(made.lastrowid or 0), wanted, "queued", time.time())
            self._write(run, job)
            run.execute(
                "DELETE FROM job WHERE NOT is_open AND id NOT IN "
                "(SELECT id FROM job WHERE NOT is_open ORDER BY id DESC LIMIT ?)",
                (MOST_KEPT,),
            )
        return job

    def jobs(self) -> list[Job]:
        """All jobs in the order in which they were wanted."""
        with self._lock, self._sentences():
            rows = self._connection.execute("SELECT told FROM job ORDER BY id").fetchall()
        return [Job.of_plain(json.loads(told)) for (told,) in rows]

    def job(self, id_: int) -> Job | None:
        with self._lock, self._sentences():
            row = self._connection.execute("SELECT told FROM job WHERE id=?", (id_,)).fetchone()
        return Job.of_plain(json.loads(row[0])) if row else None

    def change(self, id_: int, by: Callable[[Job], Job]) -> Job | None:
        """A job as ``by`` makes it of what it is, in one step; ``None`` where there is none."""
        with self._changing() as run:
            row = run.execute("SELECT told FROM job WHERE id=?", (id_,)).fetchone()
            if row is None:
                return None
            job = by(Job.of_plain(json.loads(row[0])))
            self._write(run, job)
        return job

    def remove(self, id_: int) -> None:
        """Forget a job."""
        with self._changing() as run:
            run.execute("DELETE FROM job WHERE id=?", (id_,))

    def offer(self, what: str) -> bool:
        """True the first time that something is offered, and never again."""
        with self._changing() as run:
            made = run.execute("INSERT OR IGNORE INTO offered VALUES (?)", (what,))
            return made.rowcount > 0

    def _write(self, run: sqlite3.Connection, job: Job) -> None:
        told = json.dumps(job.as_plain())
        run.execute("UPDATE job SET is_open=?, told=? WHERE id=?", (job.is_open, told, job.id))

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, self._sentences():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    @contextmanager
    def _sentences(self) -> Iterator[None]:
        with sentences(self._path, remedy=_REMEDY, user="another onara"):
            yield
