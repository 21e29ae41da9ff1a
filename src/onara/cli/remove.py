"""``onara remove``: files, folders or recordings out of the library."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

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

Names = Annotated[
    list[str],
    typer.Argument(metavar="NAME…", help="Files, folders, or ids of recordings."),
]


@command
def remove(names: Names, home: Home = None, as_json: Json = False) -> int:
    """Take files out of the library; the files themselves stay where they are.

    Their lyrics go with them, and lyric files that were added alone can be named too.

    Example:  onara remove ~/Music/OST/Goblin
    """
    from onara.cli.lyric_lines import loose_named, tell, update
    from onara.cli.words import shown
    from onara.library import Library

    def said(paths: Iterable[Path]) -> None:
        for path in paths:
            if as_json:
                say_json({"file": str(path), "status": "removed"})
            else:
                say(f"removed  {shown(path)}")

    with Library.open(home) as library:
        removed = library.remove(names, waiting=say_waiting)
        said(removed.files)
        for each in removed.recordings:
            if as_json:
                say_json({"recording": each.recording, "status": "removed"})
            else:
                say(f"removed  {shown(each.title)} (imported)")
        loose = loose_named(library, names)
        forgotten = sorted({path for paths in loose.values() for path in paths})
        lyrics = update(library, waiting=say_waiting, without=forgotten)
        said(forgotten)
    strangers = [each for each in removed.strangers if each.source not in loose]
    for stranger in strangers:
        complain(str(stranger))
    tell(lyrics, as_json)
    return UNUSABLE if strangers else DONE
