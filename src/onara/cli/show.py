"""``onara show``: the full page of anything."""

from __future__ import annotations

from typing import Annotated

import typer

from onara.cli.frame import DONE, UNUSABLE, Home, Json, command, say, say_json

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
    from onara.cli.meant import one_of
    from onara.cli.pages import page_lines
    from onara.wander import page

    found = known(home)
    node = one_of(found, " ".join(thing), as_json=as_json)
    if node is None:
        return UNUSABLE
    told = page(found.catalogue, found.graph, node.id)
    if as_json:
        say_json(asdict(told))
    else:
        say("\n".join(page_lines(told)))
    return DONE
