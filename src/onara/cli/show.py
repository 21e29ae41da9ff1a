"""``onara show``: the full page of anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onara.cli.frame import DONE, UNUSABLE, Home, Json, command, say, say_json

if TYPE_CHECKING:
    from onara.cli.home import Known
    from onara.cli.owned import Heard
    from onara.wander import Page

Thing = Annotated[
    list[str],
    typer.Argument(
        metavar="ID",
        help="An id as `onara find` gives it, a short id, a name, or a recording of yours.",
    ),
]


@command
def show(thing: Thing, home: Home = None, as_json: Json = False) -> int:
    """Show all that is known of a song, drama, singer, release or list.

    Links, versions, uses and sources; of a drama, its soundtrack as a table; of a song, a recording
    of yours or music like “unknown 3”, every moment in the episodes that you scanned.

    Example:  onara show boys-over-flowers/paradise
    """
    from onara.cli.home import known
    from onara.wander import lookup

    found, typed = known(home), " ".join(thing)
    # What the catalogue knows by its name comes before a file that is called the same.
    if not lookup(found.catalogue, found.graph, typed) and _show_own(found, typed, as_json=as_json):
        return DONE
    return _show_page(found, typed, as_json=as_json)


def _show_page(found: Known, typed: str, *, as_json: bool) -> int:
    """A page of the catalogue, with what was heard of it in scanned episodes."""
    from dataclasses import asdict

    from onara.cli.pages import page_lines

    told = _page(found, typed, as_json)
    if told is None:
        return UNUSABLE
    heard = _heard(found, told) if told.kind == "song" else None
    if as_json:
        say_json(asdict(told) | {"moments": heard.as_json if heard else []})
    else:
        say("\n".join([*page_lines(told), *(heard.lines if heard else [])]))
    return DONE


def _heard(found: Known, told: Page) -> Heard | None:
    """Where a song was heard; ``None`` where no episode was scanned."""
    from onara.cli.owned import heard_song
    from onara.scan import Scanner
    from onara.sheet.store import NAME

    if not (found.home / NAME).exists():
        return None
    with Scanner.open(found.home) as scanner:
        return heard_song(scanner, told.id)


def _show_own(found: Known, typed: str, *, as_json: bool) -> bool:
    """Show what only this home has, if it is that."""
    from onara.cli.owned import recording_page, unknown_page
    from onara.scan import Scanner

    with Scanner.open(found.home) as scanner:
        if unknown := unknown_page(scanner, typed):
            told, lines = [unknown[0]], unknown[1]
        elif recordings := recording_page(scanner, typed):
            told, lines = recordings
        else:
            return False
    for each in told if as_json else ():
        say_json(each)
    if not as_json:
        say("\n".join(lines))
    return True


def _page(found: Known, typed: str, as_json: bool) -> Page | None:
    """The page of what was typed, of the catalogue's own things before imported ones."""
    from onara.cli.meant import imported_one_of, imports_for, one_of
    from onara.wander import page

    with imports_for(found, typed) as imported:
        if imported is not None:
            from onara.wander.imported_page import imported_page

            record = imported_one_of(found, imported, typed, as_json=as_json)
            return imported_page(imported, found.graph, record) if record else None
    node = one_of(found, typed, as_json=as_json)
    return page(found.catalogue, found.graph, node.id) if node else None
