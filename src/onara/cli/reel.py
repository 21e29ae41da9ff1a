"""``onara reel``: all scenes with a song, one after another."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onara.cli.frame import DONE, UNUSABLE, Home, Json, command, complain, say, say_json

if TYPE_CHECKING:
    from onara.sheet import CueSheet

Song = Annotated[
    list[str],
    typer.Argument(
        metavar="SONG", help="A song's id or name, a recording, or music like “unknown 3”."
    ),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="FILE",
        help="Where to write it; - is standard output.",
        show_default="exports/reels of the home folder",
        readable=False,
    ),
]


@command
def reel(song: Song, out: Out = None, home: Home = None, as_json: Json = False) -> int:
    """Make a reel of all scenes with a song, to play in mpv.

    It names the stretches of your own files; nothing is cut or copied. Episodes whose files are not
    where they were scanned are left out, and named.

    Example:  onara reel stay with me
    """
    from onara.cli.home import known
    from onara.cli.piece import piece_of
    from onara.cli.words import length, shown
    from onara.cli.writing import Writer
    from onara.export import file_name, moments
    from onara.export import reel as reel_of
    from onara.scan import Scanner
    from onara.scanned.occurrences import occurrences

    typed = " ".join(song)
    with Scanner.open(home) as scanner:
        writer = Writer(scanner, as_json=as_json)
        piece = piece_of(typed, known(home), scanner, as_json=as_json)
        if piece is None:
            return UNUSABLE
        sheets = occurrences(scanner, piece.recordings, piece.unknown)
        here, missing = _present(sheets)
    if not sheets:
        complain(f"“{shown(piece.title)}” was heard in no scanned episode")
        return UNUSABLE
    for sheet in missing:
        complain(f"{sheet.episode.path}: this file is gone, so its scenes are left out")
    if not here:
        complain("the files of all its episodes are gone; plug in the drive, or scan them again")
        return UNUSABLE
    scenes = moments(here, "en")
    target = out or writer.folder / "reels" / file_name(piece.title, "reel")
    writer.put(target, reel_of(scenes), made_folder=out is None)
    seconds = sum(one.end_s - one.start_s for one in scenes)
    if str(target) == "-":
        return DONE
    if as_json:
        say_json(
            {
                "file": str(target.absolute()),
                "title": piece.title,
                "scenes": len(scenes),
                "seconds": round(seconds, 3),
                "episodes": [sheet.episode.id for sheet in here],
                "missing": [str(sheet.episode.path) for sheet in missing],
            }
        )
    else:
        count = f"{len(scenes)} scene{'s' * (len(scenes) != 1)} of {len(here)} "
        count += f"episode{'s' * (len(here) != 1)}, {length(seconds)}"
        say(f"{count}: {shown(target)}")
        say(f"play it with: mpv {shlex.quote(shown(target))}")
    return DONE


def _present(sheets: tuple[CueSheet, ...]) -> tuple[list[CueSheet], list[CueSheet]]:
    """Those whose files are there, and those whose are not."""
    here = [sheet for sheet in sheets if sheet.episode.path.is_file()]
    return here, [sheet for sheet in sheets if sheet not in here]
