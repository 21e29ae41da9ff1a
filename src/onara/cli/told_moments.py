"""Described moments of scanned episodes as results of ``onara find``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from onara.ask import Answer, Result
from onara.cli.progress import Bar
from onara.clock import clock
from onara.sheet import Episode
from onara.sheet.store import NAME
from onara.spelling import key

if TYPE_CHECKING:
    from onara.scanned.described import Described

MOMENT = "moment"
"""The kind of these results."""
_SURE_NAME = 0.75
"""Score from which a question is answered by a name, and what was said somewhere is no answer."""
_NAMED = 0.7
"""Score from which a result stands before moments."""
_MOST = 3


def with_moments(answer: Answer, home: Path, limit: int) -> Answer:
    """The answer with the moments that are meant too, where some are.

    They stand below what is certain by its name.  Nothing is looked for where no episode was
    scanned, or where the question names something and no episode.
    """
    if not (home / NAME).exists():
        return answer
    from onara.scanned.described import least_score, names_place

    certain = not answer.unknown and answer.results and answer.results[0].score >= _SURE_NAME
    if least_score(answer.query) is None or (certain and not names_place(answer.query)):
        return answer
    found = [_result(one) for one in _described(answer, home, certain=bool(certain))]
    if not found:
        return answer
    own = () if answer.unknown else answer.results
    return replace(answer, unknown=False, results=tuple(merged(own, found)[:limit]), missing=None)


def merged(own: Sequence[Result], found: Sequence[Result]) -> list[Result]:
    """The catalogue's results and the moments ``found``: those below what is certain by name."""
    first = [each for each in own if each.score >= _NAMED]
    return [*first, *found, *(each for each in own if each not in first)]


def _described(answer: Answer, home: Path, *, certain: bool) -> list[Described]:
    from onara.ask.meaning import Meaning
    from onara.scan import Scanner
    from onara.scanned.described import described

    with Scanner.open(home) as scanner, Bar("Reading subtitles") as bar:
        if certain and not _is_scanned(
            answer.results[0], (one.episode for one in scanner.store.episodes())
        ):
            return []
        return described(
            scanner,
            answer.query,
            Meaning().sentences,
            limit=_MOST,
            progress=lambda done, of: bar.show(done, of, f"{done} of {of} lines"),
        )


def _is_scanned(named: Result, episodes: Iterable[Episode]) -> bool:
    """Whether some episode of the drama that was named is scanned."""
    titles = {key(each) for each in (named.title, named.title_ko, named.drama, named.id) if each}
    return any(
        key(each) in titles
        for episode in episodes
        for each in (episode.drama, episode.drama_title, episode.drama_title_ko)
        if each
    )


def _result(one: Described) -> Result:
    episode, music = one.scanned.episode, one.music
    at = clock(one.second)
    name = _name(episode.drama_title or episode.drama_title_ko, episode)
    korean = _name(episode.drama_title_ko, episode) if episode.drama_title_ko else None
    return Result(
        kind=MOMENT,
        id=one.id,
        title=f"{name}, {at}",
        title_ko=f"{korean}, {at}" if korean else None,
        drama=episode.drama_title or episode.drama_title_ko,
        performers=music.music.performers if music else (),
        role=_played(one),
        score=round(one.score, 3),
        why=_why(one),
    )


def _played(one: Described) -> str | None:
    if one.music is None:
        return None
    return one.music.music.title or "unknown music"


def _why(one: Described) -> str:
    said = f"there is said “{' '.join(one.line.text.split())}”" if one.line else ""
    if one.by_place:
        place = "it is the place that you name"
        return f"{place}; {said}" if said else place
    return said


def _name(drama: str | None, episode: Episode) -> str:
    from onara.export.names import short_name

    short = short_name(episode)
    return f"{drama} {short}" if drama and short else drama or short or episode.path.stem
