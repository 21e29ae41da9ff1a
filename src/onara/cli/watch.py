"""``onara watch``: what arrives in folders is taken in by itself."""

from __future__ import annotations

import os
import signal
from enum import Enum
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
from onara.errors import OnaraError

if TYPE_CHECKING:
    from onara.watching import Happened, Watched


class Holds(Enum):
    """What a folder holds, where that is one thing only."""

    MUSIC = "music"
    EPISODES = "episodes"


Folders = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[FOLDER…]",
        help="Folders with all below them.",
        show_default="those chosen on the page",
        readable=False,
    ),
]
HoldsOption = Annotated[
    Holds | None,
    typer.Option(
        "--holds",
        help="The folders hold nothing else.",
        show_default="videos are episodes, sound is music",
    ),
]
Once = Annotated[bool, typer.Option("--once", help="Take in what is there, and end.")]
Settle = Annotated[
    float,
    typer.Option(
        "--settle", min=0.5, metavar="SECONDS", help="A file is whole when it was still so long."
    ),
]
Poll = Annotated[
    float | None,
    typer.Option(
        "--poll",
        min=1.0,
        metavar="SECONDS",
        help="Look so often, and do not wait to be told.",
        show_default="30 on network shares",
    ),
]
RemoveMissing = Annotated[
    bool,
    typer.Option("--remove-missing", help="Music whose file is gone leaves the library."),
]
Processes = Annotated[
    int | None,
    typer.Option("--jobs", min=1, metavar="N", help="Files at a time.", show_default="all cores"),
]
_NICE = 10
"""Whoever listens or asks comes first."""


@command
def watch(
    folders: Folders = None,
    holds: HoldsOption = None,
    once: Once = False,
    settle: Settle = 5.0,
    poll: Poll = None,
    remove_missing: RemoveMissing = False,
    home: Home = None,
    jobs: Processes = None,
    as_json: Json = False,
) -> int:
    """Take in music and episodes as they arrive.

    Each file once it is whole: music goes to the library, videos are scanned, lyrics and NFO files
    are read. What came, changed or moved while nobody watched is taken in at the start. Your files
    are only read. Ctrl-C ends it; nothing is lost by that.

    Example:  onara watch ~/Music/OST ~/Dramas
    """
    from onara.cli.home import home_folder
    from onara.watching import Watcher

    there = home_folder(home).absolute()
    if holds is not None and not folders:
        raise OnaraError("--holds is said of folders that are named")
    refused = 0

    def tell(happened: Happened) -> None:
        nonlocal refused
        refused += happened.what in ("refused", "away")
        if as_json:
            say_json(_as_json(happened))
        elif happened.what in ("refused", "away", "waiting"):
            complain(_sentence(happened))
        else:
            say(_line(happened))

    def watcher(tops: list[Watched]) -> Watcher:
        return Watcher(
            there,
            tops,
            settle_s=settle,
            poll_s=poll,
            processes=jobs,
            remove_missing=remove_missing,
            tell=tell,
            waiting=say_waiting,
        )

    tops = _named(folders, holds) if folders else _chosen(there)
    if not tops:
        raise OnaraError("name a folder to watch, or choose some on the page: onara serve")
    if hasattr(os, "nice"):
        os.nice(_NICE)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if once:
        for path in watcher(tops).once():
            complain(f"{path}: is not whole yet, or is still written to")
        return UNUSABLE if refused else DONE
    try:
        while True:
            watcher(tops).run(lambda: not folders and _chosen(there) != tops)  # noqa: B023
            tops = _chosen(there)
    except KeyboardInterrupt:
        complain("watching ended")  # the only end that there is
    return DONE


def _named(folders: list[Path], holds: Holds | None) -> list[Watched]:
    from onara.watching import Watched

    found = []
    for folder in folders:
        path = Path(os.path.abspath(folder))  # noqa: PTH100 - resolve() would follow links
        if os.path.lexists(path) and not os.path.isdir(path):  # noqa: PTH112 - it would raise
            raise OnaraError(f"{path}: is not a folder")
        found.append(Watched(path, holds.value if holds else None))
    return found


def _chosen(home: Path) -> list[Watched]:
    """The folders that were chosen on the page; it may not be led out of these."""
    from onara.jobs.folders import Folders as Chosen
    from onara.watching import Watched

    return [Watched(each.path, each.holds, is_closed=True) for each in Chosen(home).all()]


def _sentence(happened: Happened) -> str:
    return ": ".join(str(each) for each in (happened.path, happened.reason) if each)


def _line(happened: Happened) -> str:
    """One thing that happened, on one line."""
    from onara.cli.sheet_words import episode_title
    from onara.cli.words import length, shown

    what, path = happened.what, happened.path
    told = shown(path) if path else ""
    if happened.outcome and happened.outcome.duration_s:
        told += f"  {length(happened.outcome.duration_s)}"
    if happened.done and happened.done.sheet:
        cues = [line.cue for line in happened.done.sheet.lines if not line.cue.rejected]
        known = sum(cue.is_known for cue in cues)
        title = shown(episode_title(happened.done.sheet.episode))
        told += f"  {title}: {len(cues)} cue{'s' * (len(cues) != 1)}, {known} known"
    if what == "lyrics":
        told = f"{happened.lines} lines of {happened.songs} song{'s' * (happened.songs != 1)}"
    if what == "resolved":
        told = f"Unknown {happened.unknown} is {shown(happened.title or '')}"
    if happened.reason:
        told += f"  ({happened.reason})"
    return f"{what:<9} {told}"


def _as_json(happened: Happened) -> dict[str, Any]:
    told: dict[str, Any] = {
        "event": happened.what,
        "path": str(happened.path) if happened.path else None,
        "reason": happened.reason,
    }
    if outcome := happened.outcome:
        told |= {"recording": outcome.recording, "duration_s": outcome.duration_s}
        told |= {"song": outcome.song, "version": outcome.version}
    if happened.done and happened.done.sheet:
        cues = [line.cue for line in happened.done.sheet.lines if not line.cue.rejected]
        told |= {"episode": happened.done.sheet.episode.id, "cues": len(cues)}
        told["known"] = sum(cue.is_known for cue in cues)
    if happened.what == "lyrics":
        told |= {"lines": happened.lines, "songs": happened.songs}
    if happened.what == "resolved":
        told |= {"unknown": happened.unknown, "title": happened.title}
    return told
