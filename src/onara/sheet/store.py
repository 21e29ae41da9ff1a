"""Scanned episodes, their cues and the music nobody has named yet, kept below a home folder.

A row holds a cue or an episode as JSON of its plain values: they are read and written whole.  What
a person changes is kept as it was before, so that it can be undone.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from onara.sheet.change import Change
from onara.sheet.corrections import taken_back
from onara.sheet.cue import Cue
from onara.sheet.database import Database
from onara.sheet.rows import (
    Scanned,
    SubtitleLine,
    Tally,
    Unknown,
    cue_of_text,
    cue_row,
    episode_row,
    order,
    scanned_of,
    text_of,
    unknown_of,
)

NAME = "episodes.sqlite"
_PUT_EPISODE = """
INSERT INTO episode VALUES (?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET
    path=excluded.path, size=excluded.size, mtime_ns=excluded.mtime_ns, told=excluded.told,
    said=excluded.said, scanned=excluded.scanned, library=excluded.library, notes=excluded.notes,
    reviewer=excluded.reviewer
"""
_TALLIES = """
SELECT episode, sum(NOT rejected), sum(CASE WHEN rejected OR recording IS NULL THEN 0 ELSE s END),
    sum(CASE WHEN rejected OR recording IS NOT NULL THEN 0 ELSE s END), sum(by = 'person')
FROM (
    SELECT episode, recording, json_extract(told, '$.rejected') AS rejected,
        json_extract(told, '$.by') AS by,
        json_extract(told, '$.end_s') - json_extract(told, '$.start_s') AS s
    FROM cue WHERE ?1 IS NULL OR episode IN (SELECT value FROM json_each(?1))
) GROUP BY episode
"""
_PUT_CUE = "INSERT OR REPLACE INTO cue VALUES (?,?,?,?,?)"


class SheetStore:
    """The database of a home folder; made when it is first written to.  Raises `LibraryError`."""

    def __init__(self, home: Path) -> None:
        self._database = Database(home / NAME)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        self._database.close()

    def episodes(self) -> list[Scanned]:
        """All scanned episodes: by drama, season and number, then by path."""
        rows = self._database.rows("SELECT * FROM episode")
        return sorted((scanned_of(row) for row in rows), key=order)

    def episode(self, id_: str) -> Scanned | None:
        rows = self._database.rows("SELECT * FROM episode WHERE id=?", id_)
        return scanned_of(rows[0]) if rows else None

    def episodes_of(self, drama: str | None, title: str | None) -> list[Scanned]:
        """The scanned episodes of a drama, by its id, else by its title, in their order."""
        rows = self._database.rows(
            "SELECT * FROM episode WHERE json_extract(told, '$.drama') IS ?1 "
            "AND (?1 IS NOT NULL OR json_extract(told, '$.drama_title') IS ?2)",
            drama,
            title,
        )
        return sorted((scanned_of(row) for row in rows), key=order)

    def at(self, path: Path) -> Scanned | None:
        """The episode that was scanned from a path."""
        rows = self._database.rows("SELECT * FROM episode WHERE path=?", os.fsencode(path))
        return scanned_of(rows[0]) if rows else None

    def cues(self, episode: str) -> list[Cue]:
        """The cues of an episode in the order in which they begin, rejected ones too."""
        rows = self._database.rows("SELECT told FROM cue WHERE episode=?", episode)
        cues = [cue_of_text(told) for (told,) in rows]
        return sorted(cues, key=lambda cue: (cue.start_s, cue.end_s))

    def tallies(self, episodes: Sequence[str] | None = None) -> dict[str, Tally]:
        """What all cues of each episode come to, or of some episodes, added up by the database."""
        only = json.dumps(episodes) if episodes is not None else None
        return {row[0]: Tally(*row[1:]) for row in self._database.rows(_TALLIES, only)}

    def cues_with(self, recordings: Iterable[str]) -> list[tuple[str, Cue]]:
        """(episode, cue) for every cue with one of these recordings."""
        sql = "SELECT episode, told FROM cue WHERE recording=?"
        found = [row for name in recordings for row in self._database.rows(sql, name)]
        return [(episode, cue_of_text(told)) for episode, told in found]

    def cues_with_unknown(self, number: int) -> list[tuple[str, Cue]]:
        """(episode, cue) for every cue of a recurring unknown."""
        rows = self._database.rows("SELECT episode, told FROM cue WHERE unknown=?", number)
        return [(episode, cue_of_text(told)) for episode, told in rows]

    def lines(
        self, episode: str, from_s: float | None = None, to_s: float | None = None
    ) -> list[SubtitleLine]:
        """What is said in an episode, or between two seconds of it, in order."""
        sql = "SELECT start_s, end_s, text, language FROM line WHERE episode=?"
        if from_s is None or to_s is None:
            rows = self._database.rows(f"{sql} ORDER BY start_s", episode)
        else:
            within = f"{sql} AND start_s<=? AND end_s>=? ORDER BY start_s"
            rows = self._database.rows(within, episode, to_s, from_s)
        return [SubtitleLine(*row) for row in rows]

    def unknowns(self) -> list[Unknown]:
        """All recurring unknowns, those too that were merged into others."""
        rows = self._database.rows("SELECT * FROM unknown ORDER BY number")
        return [unknown_of(row) for row in rows]

    def unknown(self, number: int) -> Unknown | None:
        rows = self._database.rows("SELECT * FROM unknown WHERE number=?", number)
        return unknown_of(rows[0]) if rows else None

    def put_episode(
        self, scanned: Scanned, cues: Sequence[Cue], lines: Iterable[SubtitleLine]
    ) -> None:
        """An episode with all its cues and lines, in the place of what was known of it."""
        id_ = scanned.episode.id
        with self._database.changing() as run:
            # Another file may have lain in its place; one that was only moved keeps its pairs.
            path = os.fsencode(scanned.episode.path)
            run.execute("DELETE FROM episode WHERE id<>? AND path=?", (id_, path))
            run.execute(_PUT_EPISODE, episode_row(scanned))
            for table in ("cue", "line"):
                run.execute(f"DELETE FROM {table} WHERE episode=?", (id_,))
            run.executemany(_PUT_CUE, [cue_row(id_, cue) for cue in cues])
            run.executemany(
                "INSERT INTO line VALUES (?,?,?,?,?)",
                [(id_, line.start_s, line.end_s, line.text, line.language) for line in lines],
            )

    def finish(self, id_: str, library: str) -> None:
        """An episode is scanned to the end: until then ``library`` is empty, and it is to be
        scanned again."""
        with self._database.changing() as run:
            run.execute("UPDATE episode SET library=? WHERE id=?", (library, id_))

    def pairs(self) -> list[dict[str, Any]]:
        """Pairs of stretches with the same music, as `put_pairs` was given them."""
        return [json.loads(told) for (told,) in self._database.rows("SELECT told FROM pair")]

    def put_pairs(self, episode: str, pairs: Iterable[dict[str, Any]]) -> None:
        """The pairs of an episode with itself and with others, in the place of those it had.

        Each has ``first`` and ``second`` with the name of an ``episode``.
        """
        rows = [(one["first"]["episode"], one["second"]["episode"], text_of(one)) for one in pairs]
        with self._database.changing() as run:
            run.execute("DELETE FROM pair WHERE first=? OR second=?", (episode, episode))
            run.executemany("INSERT INTO pair VALUES (?,?,?)", rows)

    def replace_cues(self, episode: str, cues: Iterable[Cue]) -> None:
        """All cues of an episode, in the place of those it had."""
        with self._database.changing() as run:
            run.execute("DELETE FROM cue WHERE episode=?", (episode,))
            run.executemany(_PUT_CUE, [cue_row(episode, cue) for cue in cues])

    def put_cues(self, cues: Iterable[tuple[str, Cue]]) -> None:
        """(episode, cue): cues that have become known, or are another unknown by now."""
        with self._database.changing() as run:
            run.executemany(_PUT_CUE, [cue_row(episode, cue) for episode, cue in cues])

    def say_cues(self, cues: Sequence[tuple[str, Cue]], what: str) -> None:
        """(episode, cue) as a person corrects or adds them; ``what`` says it in words."""
        with self._database.changing() as run:
            self._database.keep(run, what, [("cue", [episode, cue.id]) for episode, cue in cues])
            run.executemany(_PUT_CUE, [cue_row(episode, cue) for episode, cue in cues])

    def say_episode(self, scanned: Scanned, what: str) -> None:
        """An episode as a person corrects it; ``what`` says it in words."""
        id_ = scanned.episode.id
        told = text_of(replace(scanned.episode, path=Path()))
        with self._database.changing() as run:
            self._database.keep(run, what, [("episode", [id_])])
            run.execute(
                "UPDATE episode SET told=?, said=?, reviewer=? WHERE id=?",
                (told, text_of(scanned.said), scanned.reviewer, id_),
            )

    def new_unknown(self, told: dict[str, Any]) -> Unknown:
        """A recurring unknown with a number that none has had before."""
        with self._database.changing() as run:
            made = run.execute("INSERT INTO unknown (told) VALUES (?)", (text_of(told),))
            return Unknown(int(made.lastrowid or 0), None, None, None, told)

    def next_number(self) -> int:
        """The number that the next new unknown gets."""
        rows = self._database.rows("SELECT seq FROM sqlite_sequence WHERE name='unknown'")
        return int(rows[0][0]) + 1 if rows else 1

    def put_unknown(self, unknown: Unknown) -> None:
        """An unknown as it is now."""
        with self._database.changing() as run:
            _update(run, unknown)

    def say_unknowns(
        self,
        unknowns: Sequence[Unknown],
        cues: Sequence[tuple[str, Cue]],
        what: str,
        new: Sequence[Unknown] = (),
    ) -> None:
        """Unknowns and (episode, cue) as a person changes them in one step: a name, a merger.

        ``new`` are unknowns with numbers of `next_number`, which `undo` takes away again.
        """
        with self._database.changing() as run:
            rows: list[tuple[str, list[Any]]] = [
                ("unknown", [one.number]) for one in (*unknowns, *new)
            ]
            rows += [("cue", [episode, cue.id]) for episode, cue in cues]
            self._database.keep(run, what, rows)
            for unknown in new:
                run.execute("INSERT INTO unknown (number, told) VALUES (?, '')", (unknown.number,))
            for unknown in (*unknowns, *new):
                _update(run, unknown)
            run.executemany(_PUT_CUE, [cue_row(episode, cue) for episode, cue in cues])

    def remove_episode(self, id_: str) -> None:
        """Forget an episode with its cues and lines."""
        with self._database.changing() as run:
            run.execute("DELETE FROM episode WHERE id=?", (id_,))

    def say_removed(self, id_: str, what: str) -> None:
        """Forget an episode because a person says so; `undo` brings it back."""
        with self._database.changing() as run:
            self._database.keep_episode(run, what, id_)
            run.execute("DELETE FROM episode WHERE id=?", (id_,))

    def last_change(self) -> Change | None:
        """The change that `undo` takes back."""
        return self._database.last()

    def undo(self) -> str | None:
        """Take back the last change that a person made; its words, ``None`` where there is none.

        What a scan has found since stays.
        """
        return self._database.undo(_back)


def _back(table: str, now: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    """A row without a person's last change of it, by the row as it is and as it was."""
    if table == "cue":
        cue = taken_back(cue_of_text(now["told"]), cue_of_text(before["told"]))
        # The key of the row is the database's.
        _, _, recording, unknown, told = cue_row("", cue)
        return {"recording": recording, "unknown": unknown, "told": told}
    if table == "unknown":
        return {**before, "recording": now["recording"] or before["recording"]}
    return before


def _update(run: Any, unknown: Unknown) -> None:
    run.execute(
        "UPDATE unknown SET name=?, into_number=?, recording=?, told=? WHERE number=?",
        (unknown.name, unknown.into, unknown.recording, text_of(unknown.told), unknown.number),
    )
