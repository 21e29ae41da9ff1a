"""The tables of links: what is known of how the recordings of a library are alike.

They are made by the first write: libraries from before there were links stay readable, and an older
Onara can write this one, which is what the trigger is for.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from onara.families import MEASURE, Link

_MAKE = (
    """CREATE TABLE IF NOT EXISTS link (
    one TEXT NOT NULL,          -- the shorter recording
    other TEXT NOT NULL,
    kind TEXT NOT NULL,         -- same take, shared backing, shared passage
    share REAL NOT NULL,        -- of the shorter one
    delay_s REAL NOT NULL,      -- second of the other minus second of the one
    delays_s TEXT NOT NULL,     -- all delays, as JSON
    coherence REAL NOT NULL,
    z REAL NOT NULL,
    PRIMARY KEY (one, other)
) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS link_other ON link (other)",
    """CREATE TABLE IF NOT EXISTS compared (
    recording TEXT PRIMARY KEY, -- with all that were in when it was
    measure INTEGER NOT NULL    -- how: what was compared otherwise is compared again
) WITHOUT ROWID""",
    """CREATE TRIGGER IF NOT EXISTS links_go AFTER DELETE ON recording
    BEGIN
        DELETE FROM link WHERE one = old.id OR other = old.id;
        DELETE FROM compared WHERE recording = old.id;
    END""",
)
_COLUMNS = "one, other, kind, share, delay_s, delays_s, coherence, z"


def read(run: sqlite3.Connection, recording: str | None) -> list[Link]:
    """All links, or those of one recording, seen from it; the nearest first."""
    if not _is_there(run):
        return []
    where = "" if recording is None else "WHERE one = :recording OR other = :recording"
    rows = run.execute(
        f"SELECT {_COLUMNS} FROM link {where} ORDER BY share DESC, coherence DESC, one, other",
        {"recording": recording},
    ).fetchall()
    found = [_link(row) for row in rows]
    return found if recording is None else [one.seen_from(recording) for one in found]


def compared(run: sqlite3.Connection) -> set[str]:
    """Recordings that were compared with all that were in when they were."""
    if not _is_there(run):
        return set()
    found = run.execute("SELECT recording FROM compared WHERE measure = ?", [MEASURE])
    return {name for (name,) in found}


def write(run: sqlite3.Connection, recording: str, links: Iterable[Link]) -> None:
    """Keep the links of a recording that has been compared; within a transaction."""
    for statement in _MAKE:
        run.execute(statement)
    run.executemany(
        f"INSERT OR REPLACE INTO link ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?)",
        [_values(link) for link in links],
    )
    run.execute("INSERT OR REPLACE INTO compared VALUES (?, ?)", (recording, MEASURE))


def _is_there(run: sqlite3.Connection) -> bool:
    found = run.execute("SELECT 1 FROM sqlite_master WHERE name = 'compared'")
    return found.fetchone() is not None


def _values(link: Link) -> tuple[object, ...]:
    delays = json.dumps(link.delays_s)
    return (
        *(link.one, link.other, link.kind, link.share),
        *(link.delay_s, delays, link.coherence, link.z),
    )


def _link(row: tuple[Any, ...]) -> Link:
    one, other, kind, share, delay_s, delays_s, coherence, z = row
    return Link(one, other, kind, share, delay_s, tuple(json.loads(delays_s)), coherence, z)
