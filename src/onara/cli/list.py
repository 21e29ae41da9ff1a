"""``onara list``: what a fan keeps together."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onara.cli.frame import DONE, UNUSABLE, Home, Json, command

Name = Annotated[
    list[str] | None,
    typer.Argument(metavar="NAME", help="A list; `bookmarks` where none is named."),
]
Add = Annotated[
    list[str] | None, typer.Option("--add", metavar="ID", help="Put something at its end.")
]
Remove = Annotated[
    list[str] | None, typer.Option("--remove", metavar="ID", help="Take something out.")
]
Move = Annotated[
    tuple[str, int] | None,
    typer.Option("--move", metavar="ID POSITION", help="Put something at a place, from 1."),
]
Note = Annotated[
    tuple[str, str] | None,
    typer.Option("--note", metavar="ID TEXT", help="Write a note on something; '' takes it away."),
]
New = Annotated[bool, typer.Option("--new", help="Make the list.")]
Rename = Annotated[
    str | None, typer.Option("--rename", metavar="NEW-NAME", help="Give it another name.")
]
Delete = Annotated[bool, typer.Option("--delete", help="Throw the list away.")]
Undo = Annotated[bool, typer.Option("--undo", help="Fetch back the list thrown away last.")]
Export = Annotated[
    Path | None,
    typer.Option(
        "--export",
        metavar="FILE",
        help="Write what is owned of it as .m3u8, .xspf or .jspf.",
        readable=False,
    ),
]
Relative = Annotated[
    bool, typer.Option("--relative", help="With --export: paths relative to the file.")
]
Prefix = Annotated[
    list[str] | None,
    typer.Option(
        "--path-prefix",
        metavar="FROM=TO",
        help="With --export: the folder FROM is called TO where the list is played.",
    ),
]
ListenBrainz = Annotated[
    bool,
    typer.Option("--listenbrainz", help="With --export: a .jspf that ListenBrainz takes."),
]
Import = Annotated[
    Path | None,
    typer.Option("--import", metavar="FILE", help="Make the list from a playlist.", readable=False),
]


@command
def list_(
    name: Name = None,
    home: Home = None,
    add: Add = None,
    remove: Remove = None,
    move: Move = None,
    note: Note = None,
    new: New = False,
    rename: Rename = None,
    delete: Delete = False,
    undo: Undo = False,
    export: Export = None,
    relative: Relative = False,
    path_prefix: Prefix = None,
    listenbrainz: ListenBrainz = False,
    import_: Import = None,
    as_json: Json = False,
) -> int:
    """Show your lists, or make, change, share one.

    A list holds songs, dramas, singers: whatever has an id. `bookmarks` is always there, and
    `founding-list` is the catalogue's own, to be read only.

    Example:  onara list rainy nights --new --add my-mister/grown-ups
    """
    from onara.cli import listing
    from onara.cli.home import known

    single = (move, note, rename, delete, undo, export, import_)
    if sum(map(bool, single)) + bool(new or add or remove) > 1:
        raise typer.BadParameter("these are several things to do at once; do one after the other")
    moved = [_prefix(each) for each in path_prefix or ()]
    if (relative or moved or listenbrainz) and not export:
        raise typer.BadParameter("--relative, --path-prefix and --listenbrainz belong to --export")
    if relative + bool(moved) + listenbrainz > 1:
        raise typer.BadParameter("give one of --relative, --path-prefix and --listenbrainz")
    desk = listing.Desk(known(home), " ".join(name or []), as_json)
    if undo:
        desk.undo()
    elif delete:
        desk.delete()
    elif import_:
        return DONE if desk.take_in(import_) else UNUSABLE
    elif export:
        done = desk.export(export, relative=relative, moved=moved, listenbrainz=listenbrainz)
        return DONE if done else UNUSABLE
    elif rename:
        desk.rename(rename)
    elif move:
        return DONE if desk.move(*move) else UNUSABLE
    elif note:
        return DONE if desk.note(*note) else UNUSABLE
    elif new or add or remove:
        return DONE if desk.change(add or [], remove or [], new=new) else UNUSABLE
    elif name:
        desk.show()
    else:
        desk.overview()
    return DONE


def _prefix(text: str) -> tuple[str, str]:
    """Folder and what it is called elsewhere, of ``FROM=TO``."""
    folder, equals, to = text.rpartition("=")
    if not equals or not folder.strip() or not to.strip():
        raise typer.BadParameter(f"--path-prefix is FROM=TO, not {text!r}")
    return str(Path(folder).expanduser().absolute()), to
