"""The words of a user's songs, brought up to date with a bar, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from onara.cli.frame import complain, say, say_json
from onara.cli.progress import Bar
from onara.jobs import lyric_lines
from onara.jobs.lyric_lines import loose_named, sorted_out
from onara.library import Library
from onara.lyrics import Report

__all__ = ["loose_named", "sorted_out", "tell", "update"]


def update(
    library: Library,
    more: Iterable[Path] = (),
    waiting: Callable[[], None] | None = None,
    *,
    without: Collection[Path] = (),
) -> Report | None:
    """As `onara.jobs.lyric_lines.update`, with a bar."""
    with Bar("Reading lyrics") as bar:

        def show(done: int, of: int) -> None:
            bar.show(done, of, f"{done}/{of}")

        return lyric_lines.update(library, more, waiting, without=without, progress=show)


def tell(report: Report | None, as_json: bool) -> None:
    """Say how many lines there are, where there are or were any, and what cannot be read."""
    if report is None:
        return
    for fault in report.faults:
        complain(fault)
    if not (report.lines or report.dropped):
        return
    if as_json:
        say_json({"lyrics": {"lines": report.lines, "songs": report.songs}})
    else:
        lines = f"{report.lines} line{'s' * (report.lines != 1)}"
        say(f"lyrics: {lines} of {report.songs} song{'s' * (report.songs != 1)}")
