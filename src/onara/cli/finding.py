"""An answer to a question in words."""

from __future__ import annotations

from collections.abc import Sequence

from onara.ask import Answer, Result
from onara.ask.moments import MOMENT
from onara.ask.namesakes import namesakes, told_apart, year_of
from onara.catalogue import Catalogue
from onara.cli.words import shown
from onara.graph import Graph, Kind, Relation

_LONGEST_ECHO = 60
"""Letters of a question that are repeated in a sentence about it."""
_NEAREST = "nearest, not it: "
_TRAITS = {
    "singer": "the singer",
    "drama": "the drama",
    "title_ko": "the Korean title",
    "role": "the role",
    "year": "the year",
    "id": "the id",
}


def answer_lines(
    answer: Answer, catalogue: Catalogue, graph: Graph, kinds: Sequence[str] = ()
) -> list[str]:
    """An answer as a person wants to read it; ``kinds`` are those that were asked for."""
    lines = _heading(answer, catalogue, kinds)
    for result in answer.results:
        lines += _result_lines(result, catalogue, graph)
    return lines


def _heading(answer: Answer, catalogue: Catalogue, kinds: Sequence[str]) -> list[str]:
    if answer.unknown:
        return _unknown(answer)
    if not answer.results:
        return [f"Nothing of the kind {' or '.join(kinds)} goes by “{_echo(answer.query)}”."]
    alike = namesakes(answer)
    if not alike:
        return []
    told = _told_apart(alike, catalogue)
    return [f"{len(alike)} songs are called “{alike[0].title}”; {told} them apart."]


def _unknown(answer: Answer) -> list[str]:
    if not answer.results and not any(letter.isalnum() for letter in answer.query):
        return ["There are no words in this to look for: try a title, a singer, a drama, a scene."]
    sought = answer.missing or _echo(answer.query)
    lines = [shown(f"Not in the catalogue: {sought}.")]
    return [*lines, "Nearest to it, but not it:"] if answer.results else lines


def _result_lines(result: Result, catalogue: Catalogue, graph: Graph) -> list[str]:
    if result.kind == MOMENT:
        return _moment_lines(result)
    title = _title(result)
    if result.performers:
        title += f" – {', '.join(result.performers)}"
    place = _place(result, catalogue, graph)
    why = result.why.removeprefix(_NEAREST)
    lines = [f"♪ {title}" if result.kind == Kind.SONG else f"  {title}"]
    lines += [f"    {each}" for each in (place, why, result.id) if each]
    return [shown(line) for line in lines]


def _moment_lines(result: Result) -> list[str]:
    by = f" – {', '.join(result.performers)}" if result.performers else ""
    played = f"♪ {result.role}{by}" if result.role else "no music was heard there"
    return [
        shown(f"  {result.title}"),
        *map(shown, (f"    {played}", f"    {result.why}")),
        shown(f"    {result.id}"),
    ]


def _title(result: Result) -> str:
    korean = result.title_ko
    return f"{result.title} ({korean})" if korean and korean != result.title else result.title


def _place(result: Result, catalogue: Catalogue, graph: Graph) -> str:
    """What it is and where it belongs: ``opening theme of Boys Over Flowers, 2009``."""
    if result.kind == Kind.SONG:
        year = year_of(result.id, catalogue)
        role = result.role or "song"
        place = f"{role} of {result.drama}" if result.drama else role
        return f"{place}, {year}" if year else place
    if result.kind == Kind.DRAMA:
        return ", ".join(["drama", *_broadcast(result.id, catalogue)])
    if result.kind in (Kind.ARTIST, Kind.PERSON):
        count = len(graph.subjects(result.id, Relation.PERFORMED_BY))
        songs = f", {count} recording{'s' * (count > 1)} known" if count else ""
        return f"{result.kind}{songs}"
    return result.kind


def _broadcast(drama_id: str, catalogue: Catalogue) -> list[str]:
    try:
        drama = catalogue.drama(drama_id)
    except KeyError:
        return []
    return [each for each in (drama.network, drama.aired and drama.aired.first[:4]) if each]


def _told_apart(alike: Sequence[Result], catalogue: Catalogue) -> str:
    """What differs between songs of one title: ``the singer, the drama and the year tell``."""
    differing = [_TRAITS[trait] for trait in told_apart(alike, catalogue)]
    if len(differing) < 2:
        return f"{differing[0]} tells"
    return f"{', '.join(differing[:-1])} and {differing[-1]} tell"


def _echo(text: str) -> str:
    """A question as it is repeated: on one line, not too long."""
    line = " ".join(text.split())
    return shown(line if len(line) <= _LONGEST_ECHO else line[: _LONGEST_ECHO - 1] + "…")
