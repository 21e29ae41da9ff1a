"""``onara add``: files and folders into the library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onara.cli.frame import (
    DONE,
    UNUSABLE,
    Home,
    Json,
    command,
    complain,
    say,
    say_json,
    say_waiting,
)

if TYPE_CHECKING:
    from onara.library import Outcome, Progress

Paths = Annotated[
    list[Path], typer.Argument(metavar="PATH…", help="Files and folders.", readable=False)
]
Processes = Annotated[
    int | None,
    typer.Option("--jobs", min=1, metavar="N", help="Files at a time.", show_default="all cores"),
]


@command
def add(paths: Paths, home: Home = None, jobs: Processes = None, as_json: Json = False) -> int:
    """Take soundtracks into the library.

    Audio of every kind, and the sound of videos. What is in already is recognised, also after it
    was moved, renamed or tagged anew; your files are only read. Stopped half-way, it goes on where
    it was when started again.

    Lyric files of yours (.lrc, .txt and others) and the lyrics in tags are read too, so that
    onara find knows the lines.

    Example:  onara add ~/Music/OST
    """
    from onara.cli.lyric_lines import sorted_out, tell, update
    from onara.cli.progress import Bar
    from onara.cli.words import length, outcome_line
    from onara.library import Library, Outcome, Progress

    counts = dict.fromkeys(("added", "known", "moved", "refused"), 0)
    seconds = 0.0
    given = sorted_out(paths)
    with Library.open(home) as library:
        with Bar("Listening") as bar:

            def report(outcome: Outcome, progress: Progress) -> None:
                nonlocal seconds
                counts[outcome.status] += 1
                if outcome.status == "added":
                    seconds += outcome.duration_s or 0.0
                song, drama = library.facts_of(outcome)
                if outcome.reason:
                    complain(f"{outcome.path}: {outcome.reason}")
                if as_json:
                    say_json(_as_json(outcome))
                elif outcome.status != "refused":
                    bar.print(outcome_line(outcome, song, drama))
                bar.show(progress.bytes, progress.of_bytes, f"{progress.files}/{progress.of_files}")

            for each in given.refused:
                refused = Outcome(Path(each.source), "refused", reason=each.reason)
                report(refused, Progress(0, 0, 0, 0))
            library.add(
                given.media,
                processes=jobs,
                report=report,
                waiting=say_waiting,
                comparing=lambda done, of: bar.show(done, of, f"comparing {done}/{of}"),
            )
        if not as_json:
            say(
                f"{counts['added']} added ({length(seconds)} of music), "
                f"{counts['known'] + counts['moved']} already there, {counts['refused']} not usable"
            )
        tell(update(library, given.files, say_waiting), as_json)
    if counts["added"]:
        resolve(home, as_json=as_json)
    return UNUSABLE if counts["refused"] else DONE


def resolve(home: Path | None, *, as_json: bool) -> None:
    """Music of scanned episodes that was not known may be known by now."""
    from onara.cli.home import home_folder
    from onara.cli.words import shown
    from onara.sheet.store import NAME

    if not (home_folder(home) / NAME).exists():
        return
    from onara.scan import Scanner

    with Scanner.open(home) as scanner:
        for unknown, recording in scanner.resolve(say_waiting):
            title = scanner.names().title(recording)
            if as_json:
                say_json(
                    {"unknown": unknown.number, "name": unknown.name, "recording": recording}
                    | {"title": title}
                )
            else:
                called = f" (“{unknown.name}”)" if unknown.name else ""
                say(
                    shown(
                        f"Unknown {unknown.number}{called} is now known: {title}; scan its "
                        "episodes again for exact bounds"
                    )
                )


def _as_json(outcome: Outcome) -> dict[str, Any]:
    return {
        "file": str(outcome.path),
        "status": outcome.status,
        "reason": outcome.reason,
        "recording": outcome.recording,
        "duration_s": outcome.duration_s,
        "song": outcome.song,
        "version": outcome.version,
    }
