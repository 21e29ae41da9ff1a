"""``onara remove``: files, folders or recordings out of the library."""

from __future__ import annotations

from typing import Annotated

import typer

from onara.cli.frame import DONE, UNUSABLE, Home, Json, command, complain, say, say_json

Names = Annotated[
    list[str],
    typer.Argument(metavar="NAME…", help="Files, folders, or ids of recordings."),
]


@command
def remove(names: Names, home: Home = None, as_json: Json = False) -> int:
    """Take files out of the library; the files themselves stay where they are.

    Example:  onara remove ~/Music/OST/Goblin
    """
    from onara.cli.words import shown
    from onara.library import Library

    with Library.open(home) as library:
        gone, strangers = library.remove(
            names,
            waiting=lambda: complain("another onara is writing to this library; waiting for it"),
        )
    for path in gone:
        if as_json:
            say_json({"file": str(path), "status": "removed"})
        else:
            say(f"removed  {shown(path)}")
    for stranger in strangers:
        complain(str(stranger))
    return UNUSABLE if strangers else DONE
