"""``onara show``: the full page of anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onara.cli.frame import DONE, UNUSABLE, Home, Json, command, say, say_json

if TYPE_CHECKING:
    from onara.cli.home import Known
    from onara.wander import Page

Thing = Annotated[
    list[str],
    typer.Argument(metavar="ID", help="An id as `onara find` gives it, a short id, or a name."),
]


@command
def show(thing: Thing, home: Home = None, as_json: Json = False) -> int:
    """Show all that is known of a song, drama, singer, release or list.

    Links, versions, uses and sources; of a drama, its soundtrack as a table.

    Example:  onara show boys-over-flowers/paradise
    """
    from dataclasses import asdict

    from onara.cli.home import known
    from onara.cli.pages import page_lines

    told = _page(known(home), " ".join(thing), as_json)
    if told is None:
        return UNUSABLE
    if as_json:
        say_json(asdict(told))
    else:
        say("\n".join(page_lines(told)))
    return DONE


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
