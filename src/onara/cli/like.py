"""``onara like``: more of this kind."""

from __future__ import annotations

from typing import Annotated

import typer

from onara.cli.frame import DONE, UNUSABLE, Home, Json, command, say, say_json

Thing = Annotated[
    list[str] | None,
    typer.Argument(metavar="ID", help="An id as `onara find` gives it, a short id, or a name."),
]
Limit = Annotated[
    int, typer.Option("--limit", min=1, max=1000, metavar="N", help="At most so many results.")
]
OfList = Annotated[
    str | None, typer.Option("--list", metavar="NAME", help="More like all songs of this list.")
]


@command
def like(
    thing: Thing = None,
    home: Home = None,
    of_list: OfList = None,
    limit: Limit = 10,
    as_json: Json = False,
) -> int:
    """Show what is like a song, drama or singer, and why.

    By shared people, moods, roles, years and kinds of drama; what is rare counts more. How
    recordings sound is not compared.

    Example:  onara like my-mister/grown-ups
    """
    from dataclasses import asdict

    from onara.cli.home import known
    from onara.cli.meant import starting_point
    from onara.cli.pages import title_of
    from onara.cli.words import shown
    from onara.wander import like_all, seeds

    found = known(home)
    start = starting_point(found, thing or [], of_list, as_json=as_json)
    if start is None:
        return UNUSABLE
    alike = [seed for each in start.ids for seed in seeds(found.graph, each)]
    near = like_all(found.graph, found.catalogue, alike, limit)
    if as_json:
        say_json({"id": start.id, "list": start.list, "near": [asdict(each) for each in near]})
        return DONE
    if not near:
        say(f"The catalogue has nothing that is like {shown(start.name)}.")
    for each in near:
        by = f" – {', '.join(each.performers)}" if each.performers else ""
        place = f", {each.drama}" if each.drama else ""
        say(shown(f"{title_of(each.title, each.title_ko)}{by}{place}"))
        say(shown(f"    {'; '.join(each.reasons)}"))
        say(f"    {each.id}")
    return DONE
