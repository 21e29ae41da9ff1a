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

    By shared people, moods, roles, years and kinds of drama; what is rare counts more. Songs whose
    files you own are compared by sound too, and so are files of songs that Onara does not know:
    name such a file, or its recording's id.

    Example:  onara like my-mister/grown-ups
    """
    from dataclasses import asdict

    from onara.cli.home import known
    from onara.cli.imported_like import say_like
    from onara.cli.meant import Start, imports_for, starting_point
    from onara.cli.pages import near_lines
    from onara.cli.sounds import (
        SENTENCES,
        compared,
        recording_meant,
        soundings,
    )
    from onara.cli.words import shown
    from onara.graph import Kind
    from onara.wander import Sounds, like_all, seeds
    from onara.wander.sounding import song_of

    found = known(home)
    owned = soundings(found.home)
    typed = " ".join(thing or [])
    meant = recording_meant(typed, owned) if not of_list else None
    if typed and not (meant or of_list):
        with imports_for(found, typed) as imported:
            if imported is not None:
                return say_like(found, imported, typed, limit, as_json=as_json)
    if meant:
        own_id = song_of(meant, found.graph)
        name = meant.title
        start: Start | None = Start((own_id,), own_id, None, name)
    else:
        start = starting_point(found, thing or [], of_list, as_json=as_json)
    if start is None:
        return UNUSABLE
    alike: list[str] = []
    for each in start.ids:
        alike += seeds(found.graph, each) if each in found.graph else [each]
    sounds = Sounds.of(owned, found.graph)
    is_song = any(x not in found.graph or found.graph.node(x).kind is Kind.SONG for x in alike)
    how = compared(alike, owned, found.graph) if is_song else None
    here = [each for each in alike if each in found.graph or each in sounds]
    near = like_all(found.graph, found.catalogue, here, limit, sounds=sounds)
    if as_json:
        told = [asdict(each) for each in near]
        say_json({"id": start.id, "list": start.list, "sound": how, "near": told})
        return DONE
    if not near:
        where = "library" if meant else "catalogue"
        say(f"The {where} has nothing that is like {shown(start.name)}.")
    for line in near_lines(near):
        say(line)
    if how in SENTENCES:
        say(SENTENCES[how])
    return DONE
