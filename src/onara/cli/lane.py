"""``onara lane``: the years, with what was heard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onara.cli.frame import DONE, UNUSABLE, Home, Json, command, say, say_json

if TYPE_CHECKING:
    from onara.wander import Moment

Thing = Annotated[
    list[str] | None,
    typer.Argument(metavar="ID", help="Only what has to do with this singer, drama or song."),
]
OfList = Annotated[
    str | None, typer.Option("--list", metavar="NAME", help="Only what is in this list.")
]
First = Annotated[int | None, typer.Option("--from", metavar="YEAR", help="From this year on.")]
Last = Annotated[int | None, typer.Option("--to", metavar="YEAR", help="Up to this year.")]


@command
def lane(
    thing: Thing = None,
    home: Home = None,
    of_list: OfList = None,
    first: First = None,
    last: Last = None,
    as_json: Json = False,
) -> int:
    """Walk down memory lane: year by year, the dramas that aired and the songs of them.

    Songs that are older than their drama stand in their own year too.

    Example:  onara lane --from 2016 --to 2018
    """
    from dataclasses import asdict

    from onara.cli.home import known
    from onara.cli.meant import starting_point
    from onara.wander import lane as years_of
    from onara.wander import remembered_of

    found = known(home)
    only = None
    if thing or of_list:
        start = starting_point(found, thing or [], of_list, as_json=as_json)
        if start is None:
            return UNUSABLE
        only = frozenset(start.ids)
        if start.list is None:
            only = only.union(*(remembered_of(found.graph, each) for each in start.ids))
    years = [
        year
        for year in years_of(found.catalogue, found.graph, only=only)
        if (first is None or year.year >= first) and (last is None or year.year <= last)
    ]
    if as_json:
        say_json({"years": [asdict(year) for year in years]})
        return DONE
    if not years:
        say("Nothing of it has a year in the catalogue.")
    for year in years:
        say(str(year.year))
        for moment in year.dramas:
            say(_line(moment, "  "))
        for moment in year.songs:
            say(_line(moment, "  ♪ "))
    return DONE


def _line(moment: Moment, mark: str) -> str:
    from onara.cli.pages import title_of
    from onara.cli.words import shown

    by = f" – {', '.join(moment.performers)}" if moment.performers else ""
    title = title_of(moment.title, moment.title_ko)
    return shown(f"{mark}{title}{by}: {moment.reason}  ({moment.id})")
