"""``onara references``: what a library recognises music by, for who has the same soundtrack."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onara.cli.frame import DONE, Home, Json, command, say, say_json, say_waiting

app = typer.Typer(
    name="references",
    help="Hand on what your library recognises music by, without the music: write it, take it in.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)
File = Annotated[Path, typer.Argument(metavar="FILE", help="The file.", readable=False)]
Names = Annotated[
    list[str] | None,
    typer.Argument(metavar="[NAME]…", help="Files, folders, or ids of recordings; all if none."),
]
Drama = Annotated[
    str | None, typer.Option("--drama", metavar="NAME", help="Only the recordings of this drama.")
]


@app.command()
@command
def export(
    file: File, names: Names = None, drama: Drama = None, home: Home = None, as_json: Json = False
) -> int:
    """Write references to a file: no music, no paths, no names but those of the tags.

    Somebody who takes the file in has these recordings named in their clips and episodes.

    Example:  onara references export goblin.onararef --drama goblin
    """
    from onara.cli.words import shown
    from onara.episodes import drama_named
    from onara.library import Library

    with Library.open(home) as library:
        of = drama_named(drama, library.catalogue).drama if drama else None
        count = library.export_references(file, names or (), drama=of.id if of else None)
    size = file.stat().st_size
    if as_json:
        say_json({"file": str(file), "recordings": count, "bytes": size})
    else:
        say(shown(f"{file}: {_counted(count)}, {size / 1e6:.1f} MB"))
    return DONE


@app.command("import")
@command
def import_(file: File, home: Home = None, as_json: Json = False) -> int:
    """Take in the references of a file that somebody exported, once all of it is checked.

    What is new is recognised from then on; there is nothing of it to play until you add a file of
    your own. What you have already stays as it is.

    Example:  onara references import goblin.onararef
    """
    from onara.cli.add import resolve
    from onara.cli.progress import Bar
    from onara.cli.words import shown
    from onara.library import Library

    with Library.open(home) as library, Bar("Taking in") as bar:
        taken = library.import_references(
            file,
            progress=lambda done, of: bar.show(done, of, f"{done}/{of}"),
            waiting=say_waiting,
        )
    if as_json:
        say_json({"file": str(file), "new": taken.new, "known": taken.known})
    else:
        say(shown(f"{file}: {taken.new} new, {taken.known} already there"))
    if taken.new:
        resolve(home, as_json=as_json)
    return DONE


def _counted(count: int) -> str:
    return f"{count} recording{'s' * (count != 1)}"
