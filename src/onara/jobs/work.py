"""A job done, in a process of its own: ``python -m onara.jobs.work HOME``.

The job comes as JSON on the standard input, and what happens goes out as lines of JSON.  The input
stays open as long as anybody wants the job: when it ends, so does this, whatever it does.  All that
is kept on disk is whole at any moment, so nothing is lost by that.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TextIO

from onara.errors import OnaraError, UnusableInput
from onara.jobs.estimate import share_of_scan

_NICE = 10
"""Whoever listens or asks comes first."""
Emit = Callable[..., None]


def add(home: Path, paths: Iterable[Path], emit: Emit) -> None:
    """Take music into the library, with its lyrics; then what was unknown may be known."""
    from onara.jobs.lyric_lines import sorted_out, update
    from onara.library import Library, Outcome
    from onara.library.gather import gather
    from onara.library.intake import Progress

    tops = list(paths)
    given = sorted_out(tops)
    media, refused = gather(given.media)
    media, led_out = kept_inside(media, tops, home)
    lyrics, _ = kept_inside(given.files, tops, home)
    for error in (*given.refused, *refused, *led_out):
        emit("file", status="refused", path=error.source, reason=error.reason)
    with Library.open(home) as library:

        def report(outcome: Outcome, progress: Progress) -> None:
            emit(
                "file",
                status=outcome.status,
                path=os.fspath(outcome.path),
                reason=outcome.reason,
                recordings=len(library) if outcome.status == "added" else None,
            )
            emit(
                "step",
                stage="listening",
                share=progress.bytes / progress.of_bytes if progress.of_bytes else None,
                item=outcome.path.name,
                items=progress.files,
                of_items=progress.of_files,
            )

        emit("step", stage="listening")
        library.add(media, report=report)
        update(library, lyrics)
    _resolve(home, emit)


def scan(home: Path, paths: Iterable[Path], emit: Emit, **told: Any) -> None:
    """Scan episodes; those in ``finished`` are not scanned again."""
    from onara.episodes import episode_files, grouped, identify_episode
    from onara.scan import Began, Event, Noticed, Scanner, Step

    finished, again = set(told.get("finished", ())), bool(told.get("again"))
    drama, season = told.get("drama"), told.get("season")
    tops = list(paths)
    found, refused = episode_files(tops)
    found, led_out = kept_inside(found, tops, home)
    for error in (*refused, *led_out):
        emit("file", status="refused", path=error.source, reason=error.reason)
    with Scanner.open(home) as scanner:
        seasons = grouped(
            identify_episode(path, scanner.catalogue, drama, season) for path in found
        )
        ordered = [one.path for each in seasons for one in each.episodes]
        # Another quality of an episode is scanned too, but last.
        ordered += [path for path in found if path not in ordered]
        todo = [path for path in ordered if os.fspath(path) not in finished]
        sizes = {path: max(1, _size(path)) for path in ordered}
        whole = sum(sizes.values()) or 1
        done_bytes = sum(size for path, size in sizes.items() if path not in todo)
        place, at = 0, Path()

        def step(stage: str, part: float, path: Path) -> None:
            emit(
                "step",
                stage=stage,
                share=(done_bytes + part * sizes.get(path, 0)) / whole,
                item=path.name,
                items=len(ordered) - len(todo) + place,
                of_items=len(ordered),
            )

        def tell(event: Event) -> None:
            nonlocal at
            match event:
                case Began(path, _):
                    at = path
                    step("decoding", 0.0, path)
                case Step(stage, done, of):
                    step(stage, share_of_scan(stage, done, of), at)
                case Noticed(title, at_s):
                    emit("noticed", title=title, at_s=round(at_s, 1), episode=at.name)

        for done in scanner.scan(todo, drama=drama, season=season, again=again, tell=tell):
            place += 1
            done_bytes += sizes[done.path]
            emit(
                "file",
                status=done.status,
                path=os.fspath(done.path),
                reason=done.reason,
                episode=done.sheet.episode.id if done.sheet else None,
            )
            step("comparing", 0.0, done.path)


def demo(home: Path, emit: Emit) -> None:
    """Play the demo's music, take it in, and scan its episodes."""
    from onara.jobs.demo import put

    emit("step", stage="rendering")
    made = put(home)
    add(home, [made.soundtrack], emit)
    scan(home, [made.season], emit)


def kept_inside(
    files: Iterable[Path], tops: Iterable[Path], home: Path
) -> tuple[list[Path], list[UnusableInput]]:
    """The files that really lie in what was asked for, or in another chosen folder, and the others.

    A link that leads out of them could make the page read anything.
    """
    from onara.jobs.folders import Folders

    chosen = [*tops, *(each.path for each in Folders(home).all())]
    real = [os.path.realpath(each) for each in chosen]
    inside: list[Path] = []
    outside: list[UnusableInput] = []
    for file in files:
        lies = os.path.realpath(file)
        if any(lies == top or lies.startswith(top.rstrip(os.sep) + os.sep) for top in real):
            inside.append(file)
        else:
            outside.append(UnusableInput(file, "is a link that leads out of its folder"))
    return inside, outside


def _resolve(home: Path, emit: Emit) -> None:
    """Music of scanned episodes that was not known may be known by now."""
    from onara.scan import Scanner
    from onara.sheet.store import NAME

    if (home / NAME).exists():
        with Scanner.open(home) as scanner:
            if scanner.resolve():
                emit("episodes")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def do(home: Path, task: dict[str, Any], emit: Emit) -> None:
    """A job by its plain values; what goes wrong as a whole is raised as `OnaraError`."""
    paths = [Path(path) for path in task["paths"]]
    match task["kind"]:
        case "add":
            add(home, paths, emit)
        case "scan":
            scan(home, paths, emit, **{name: task[name] for name in _OF_SCAN if name in task})
        case "demo":
            demo(home, emit)


_OF_SCAN = ("drama", "season", "again", "finished")


def _emitter(out: TextIO) -> Emit:
    def emit(what: str, **told: Any) -> None:
        out.write(json.dumps({"event": what, **told}) + "\n")
        out.flush()

    return emit


def _end_with(source: Any) -> None:
    """End this process, and those that it has started, when its input does."""
    source.read()
    if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


def main() -> int:
    """The process: 0 where all was done, 1 where the job failed as a whole."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's to answer
    os.nice(_NICE)
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)  # whatever a library prints must not land among the events
    emit = _emitter(answers)
    task = json.loads(sys.stdin.buffer.readline())
    threading.Thread(target=_end_with, args=(sys.stdin.buffer,), daemon=True).start()
    try:
        do(Path(sys.argv[1]), task, emit)
    except OnaraError as error:
        emit("error", sentence=str(error))
        return 1
    except OSError as error:
        emit("error", sentence=f"{error.filename or 'a file'}: {(error.strerror or '').lower()}")
        return 1
    emit("end")
    return 0


if __name__ == "__main__":
    sys.exit(main())
