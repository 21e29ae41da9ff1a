"""``onara find``: which song, drama or singer is meant?"""

from __future__ import annotations

from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onara.cli.frame import DONE, Home, Json, command, say, say_json

if TYPE_CHECKING:
    from onara.ask import Answer


class Sought(StrEnum):
    """The kinds of results."""

    SONG = "song"
    DRAMA = "drama"
    ARTIST = "artist"
    PERSON = "person"
    SOUNDTRACK = "soundtrack"
    LIST = "list"
    MOMENT = "moment"


Words = Annotated[
    list[str],
    typer.Argument(metavar="WORDS…", help="A title, a singer, a drama, a line, a scene, a mood."),
]
Limit = Annotated[
    int, typer.Option("--limit", min=1, max=1000, metavar="N", help="At most so many results.")
]
Kinds = Annotated[
    list[Sought] | None,
    typer.Option("--kind", help="Only results of this kind; may be given more than once."),
]
Suggest = Annotated[
    bool, typer.Option("--suggest", help="What the words may become: names that begin so.")
]
_DEEP = 1000
"""Results that are looked through for those of one kind: more than any question names."""


@command
def find(
    words: Words,
    home: Home = None,
    limit: Limit = 10,
    kinds: Kinds = None,
    suggest: Suggest = False,
    as_json: Json = False,
) -> int:
    """Find a song, drama or singer, in any script and spelling, or by a scene.

    Also a moment of an episode that you scanned, by what is said there: what played at the train
    station, end of episode 2?

    Says so where it is not in the catalogue, and offers the nearest two.

    Example:  onara find almost paradise
    """
    from onara.ask import Answer, Asker
    from onara.cli.finding import answer_lines
    from onara.cli.home import home_folder
    from onara.cli.told_moments import with_moments

    folder = home_folder(home)
    with Asker.open(folder) as asker:
        typed, most = " ".join(words), _DEEP if kinds else limit
        if suggest:
            answer = Answer(typed, False, asker.suggest(typed, limit=most))
        else:
            answer = with_moments(asker.find(typed, limit=most), folder, most)
        answer = _only(answer, kinds or [], limit)
        if as_json:
            say_json(_plain(answer))
        else:
            say("\n".join(answer_lines(answer, asker.catalogue, asker.graph, kinds or [])))
    return DONE


def _plain(answer: Answer) -> dict[str, Any]:
    """An answer as JSON; where a line is sung is said in its reason."""
    told = asdict(answer)
    for result in told["results"]:
        del result["sung"]
    return told


def _only(answer: Answer, kinds: list[Sought], limit: int) -> Answer:
    """The results of the kinds asked for."""
    from dataclasses import replace

    kept = [each for each in answer.results if not kinds or each.kind in kinds]
    return replace(answer, results=tuple(kept[:limit]))
