"""Bringing the store up to date with the files: what is new is read, what is gone is dropped."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from onara.audio.lyric_tags import read_lyric_tags
from onara.errors import UnusableInput
from onara.lyrics import postings
from onara.lyrics.grams import dialect, sound_of
from onara.lyrics.model import Line, Lyrics
from onara.lyrics.read import lyrics_of_tag, read_lyrics
from onara.lyrics.sidecars import LYRIC_SUFFIXES, Folders

COMMIT_LINES = 20_000
"""Lines after which the work is committed: some seconds of it, while the cost of rewriting a common
gram's posting is shared by many lines."""

WASTE = 4
"""How many numbers a store uses up for each line that it holds, before the lines are numbered anew;
a search takes time for every number."""

SPARE_NUMBERS = 1 << 18
"""Numbers that may be wasted in any case: few enough to cost a search no millisecond."""


@dataclass(frozen=True, slots=True)
class Owned:
    """What the caller knows of a file: a media file with its recording, or a lyric file without.

    ``recording`` is empty for a loose lyric file; ``song`` is the catalogue's id.
    """

    recording: str
    path: Path
    title: str | None = None
    artist: str | None = None
    song: str | None = None


@dataclass(slots=True)
class Report:
    """What an update did: files with lyrics that were read or are gone; what is now in the store.

    ``lines`` are in the store, of ``songs`` recordings and loose files.

    ``faults`` has one sentence for each file that cannot be read, every time.
    """

    read: int = 0
    dropped: int = 0
    lines: int = 0
    songs: int = 0
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Stamp:
    """What tells that a file has changed."""

    path: Path
    size: int
    mtime_ns: int


@contextmanager
def transaction(run: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing."""
    run.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        run.execute("ROLLBACK")
        raise
    run.execute("COMMIT")


Progress = Callable[[int, int], None]
"""Told how many files are done, of how many."""


def update(
    run: sqlite3.Connection, recordings: list[Owned], progress: Progress | None = None
) -> Report:
    """See `onara.lyrics.LyricStore.update`."""
    report = Report()
    wanted = {os.fsencode(owned.path): owned for owned in recordings}
    with transaction(run):
        for number, path in run.execute("SELECT id, path FROM owned").fetchall():
            if path not in wanted:
                report.dropped += len(_drop_sources(run, number, keep=frozenset()))
                run.execute("DELETE FROM owned WHERE id = ?", (number,))
        spoken = run.execute("SELECT probe FROM dialect").fetchall()
        if spoken != [(dialect(),)] or _is_wasteful(run):
            _index_anew(run)
    work, folders, more = _one_by_one(list(wanted.values()), progress), Folders(), True
    while more:
        with transaction(run):
            more = _batch(run, work, folders, report)
    (report.lines,) = run.execute("SELECT count(*) FROM line").fetchone()
    (report.songs,) = run.execute(
        "SELECT count(DISTINCT iif(recording = '', owned.path, recording)) FROM owned"
        " JOIN source ON source.owned = owned.id JOIN sheet ON sheet.source = source.id"
        " WHERE EXISTS (SELECT 1 FROM line WHERE line.sheet = sheet.id)"
    ).fetchone()
    report.faults = [
        fault
        for (fault,) in run.execute(
            "SELECT DISTINCT fault FROM source WHERE fault IS NOT NULL ORDER BY path"
        )
    ]
    return report


def _one_by_one(files: list[Owned], progress: Progress | None) -> Iterator[Owned]:
    for done, owned in enumerate(files):
        if progress is not None:
            progress(done, len(files))
        yield owned
    if progress is not None:
        progress(len(files), len(files))


def _batch(
    run: sqlite3.Connection, work: Iterator[Owned], folders: Folders, report: Report
) -> bool:
    """Take in the next files; true where there may be more of them."""
    entered: list[tuple[int, str]] = []
    for owned in work:
        entered += _refresh(run, owned, folders, report)
        if len(entered) >= COMMIT_LINES:
            break
    postings.add(run, entered)
    return len(entered) >= COMMIT_LINES


def _refresh(
    run: sqlite3.Connection, owned: Owned, folders: Folders, report: Report
) -> list[tuple[int, str]]:
    """One file of the user's: its names as they are now, and its sources that have changed.

    Returns the numbers and sounds of the lines that the index has still to take in.
    """
    (number,) = run.execute(
        "INSERT INTO owned (path, recording, title, artist, song) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (path) DO UPDATE SET recording = excluded.recording,"
        " title = excluded.title, artist = excluded.artist, song = excluded.song RETURNING id",
        (os.fsencode(owned.path), owned.recording, owned.title, owned.artist, owned.song),
    ).fetchone()
    if not os.path.isdir(owned.path.parent):  # noqa: PTH112 - no error where it may not be entered
        return []
    present = {os.fsencode(stamp.path): stamp for stamp in _sources(owned, folders)}
    unchanged = frozenset(
        source
        for source, size, mtime_ns in run.execute(
            "SELECT path, size, mtime_ns FROM source WHERE owned = ?", (number,)
        )
        if (stamp := present.get(source)) and (stamp.size, stamp.mtime_ns) == (size, mtime_ns)
    )
    report.dropped += len(_drop_sources(run, number, keep=unchanged) - present.keys())
    entered: list[tuple[int, str]] = []
    for source, stamp in present.items():
        if source not in unchanged:
            lines = _read(run, number, stamp)
            report.read += bool(lines)
            entered += lines
    return entered


def _sources(owned: Owned, folders: Folders) -> Iterator[_Stamp]:
    is_lyric_file = owned.path.suffix.lower() in LYRIC_SUFFIXES
    for path in [owned.path] if is_lyric_file else [owned.path, *folders.sidecars(owned.path)]:
        try:
            status = path.stat()
        except OSError:
            continue
        yield _Stamp(path, status.st_size, status.st_mtime_ns)


def _read(run: sqlite3.Connection, owned: int, stamp: _Stamp) -> list[tuple[int, str]]:
    """Enter one source and its lines; returns their numbers and sounds."""
    sheets: list[Lyrics] = []
    fault = None
    try:
        if stamp.path.suffix.lower() in LYRIC_SUFFIXES:
            sheets = [read_lyrics(stamp.path)]
        else:
            tags = read_lyric_tags(stamp.path)
            sheets = [found for tag in tags if (found := lyrics_of_tag(tag, stamp.path))]
    except UnusableInput as error:
        # A name that is not text cannot be stored as it is.
        fault = str(error).encode("utf-8", "replace").decode()
    source = run.execute(
        "INSERT INTO source (owned, path, size, mtime_ns, fault) VALUES (?, ?, ?, ?, ?)",
        (owned, os.fsencode(stamp.path), stamp.size, stamp.mtime_ns, fault),
    ).lastrowid
    assert source is not None
    return [line for lyrics in sheets for line in _enter(run, source, lyrics)]


def _enter(run: sqlite3.Connection, source: int, lyrics: Lyrics) -> list[tuple[int, str]]:
    sheet = run.execute(
        "INSERT INTO sheet (source, kind, language, title, artist) VALUES (?, ?, ?, ?, ?)",
        (source, lyrics.kind, lyrics.language, lyrics.title, lyrics.artist),
    ).lastrowid
    sung = [(line, sound_of(line.text)) for line in in_layers(lyrics.lines)]
    numbered = list(enumerate((pair for pair in sung if pair[1]), _next_line(run)))
    run.executemany(
        "INSERT INTO line (id, sheet, text, sound, start_s) VALUES (?, ?, ?, ?, ?)",
        [(number, sheet, line.text, heard, line.start_s) for number, (line, heard) in numbered],
    )
    return [(number, heard) for number, (_, heard) in numbered]


def in_layers(lines: tuple[Line, ...]) -> list[Line]:
    """Lines with those of a translation after all of the original, not between them.

    The first, second, third line of each time belong together: so words that run from one line into
    the next are found in either language.
    """
    layers: list[list[Line]] = []
    depth = 0
    for before, line in zip((None, *lines), lines, strict=False):
        together = before and line.start_s is not None and line.start_s == before.start_s
        depth = depth + 1 if together else 0
        if depth == len(layers):
            layers.append([])
        layers[depth].append(line)
    return [line for layer in layers for line in layer]


def _drop_sources(run: sqlite3.Connection, owned: int, *, keep: frozenset[bytes]) -> set[bytes]:
    """Drop the sources of an owned file but those to keep; returns those that had lyrics."""
    with_lyrics = set()
    for source, path in run.execute(
        "SELECT id, path FROM source WHERE owned = ?", (owned,)
    ).fetchall():
        if path in keep:
            continue
        sheets = run.execute("SELECT id FROM sheet WHERE source = ?", (source,)).fetchall()
        for (sheet,) in sheets:
            lines = run.execute("SELECT id, sound FROM line WHERE sheet = ?", (sheet,)).fetchall()
            postings.remove(run, lines)
            run.execute("DELETE FROM line WHERE sheet = ?", (sheet,))
            with_lyrics.add(path)
        run.execute("DELETE FROM sheet WHERE source = ?", (source,))
        run.execute("DELETE FROM source WHERE id = ?", (source,))
    return with_lyrics


def _next_line(run: sqlite3.Connection) -> int:
    (number,) = run.execute("SELECT coalesce(max(id), 0) + 1 FROM line").fetchone()
    return int(number)


def _is_wasteful(run: sqlite3.Connection) -> bool:
    (count,) = run.execute("SELECT count(*) FROM line").fetchone()
    return _next_line(run) > SPARE_NUMBERS + WASTE * int(count)


def _index_anew(run: sqlite3.Connection) -> None:
    """Give all lines numbers without gaps, in their order, and the sounds that they have now."""
    run.execute("DELETE FROM posting")
    lines = run.execute("SELECT id, text FROM line ORDER BY id").fetchall()
    sounds = [(new, sound_of(text), old) for new, (old, text) in enumerate(lines, 1)]
    # Ascending, so that the number that a line gets is never one that is still taken.
    run.executemany("UPDATE line SET id = ?, sound = ? WHERE id = ?", sounds)
    postings.add(run, [(new, sounded) for new, sounded, _ in sounds])
    run.execute("DELETE FROM dialect")
    run.execute("INSERT INTO dialect VALUES (?)", (dialect(),))
