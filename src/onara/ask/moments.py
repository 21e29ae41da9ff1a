"""Described moments of scanned episodes, as answers beside those of the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from onara.ask.answer import Answer, Result
from onara.clock import clock
from onara.sheet import Episode
from onara.spelling import key
from onara.wording import Language, Voice, voice_of

if TYPE_CHECKING:
    from onara.ask.meaning import Meaning
    from onara.scanned.described import Described, Home

MOMENT = "moment"
"""The kind of these results."""
_SURE_NAME = 0.75
"""Score from which a question is answered by a name, and what was said somewhere is no answer."""
_NAMED = 0.7
"""Score from which a result stands before moments."""
_MOST = 3


def asks_for_moment(answer: Answer) -> bool:
    """Whether a moment of an episode may be meant: where something is named for certain, only if
    the question says which episode."""
    from onara.scanned.described import least_score, names_place

    if least_score(answer.query) is None:
        return False
    return not _is_certain(answer) or names_place(answer.query)


def with_moments(
    answer: Answer,
    home: Home,
    limit: int,
    *,
    meaning: Meaning,
    language: Language = "en",
    progress: Callable[[int, int], None] | None = None,
) -> Answer:
    """The answer with the moments that are meant too, where some are.

    They stand below what is certain by its name.  ``progress`` is told how many lines are compared
    for the first time, of how many.
    """
    if not asks_for_moment(answer):
        return answer
    voice = voice_of(language)
    found = [_result(one, voice) for one in _described(answer, home, meaning, progress)]
    if not found:
        return answer
    own = () if answer.unknown else answer.results
    return replace(answer, unknown=False, results=tuple(merged(own, found)[:limit]), missing=None)


def merged(own: Sequence[Result], found: Sequence[Result]) -> list[Result]:
    """The catalogue's results and the moments ``found``: those below what is certain by name."""
    first = [each for each in own if each.score >= _NAMED]
    return [*first, *found, *(each for each in own if each not in first)]


def _is_certain(answer: Answer) -> bool:
    results = answer.results
    return bool(not answer.unknown and results and results[0].score >= _SURE_NAME)


def _described(
    answer: Answer,
    home: Home,
    meaning: Meaning,
    progress: Callable[[int, int], None] | None,
) -> list[Described]:
    from onara.scanned.described import described

    if _is_certain(answer) and not _is_scanned(
        answer.results[0], (one.episode for one in home.store.episodes())
    ):
        return []
    return described(home, answer.query, meaning.sentences, limit=_MOST, progress=progress)


def _is_scanned(named: Result, episodes: Iterable[Episode]) -> bool:
    """Whether some episode of the drama that was named is scanned."""
    titles = {key(each) for each in (named.title, named.title_ko, named.drama, named.id) if each}
    return any(
        key(each) in titles
        for episode in episodes
        for each in (episode.drama, episode.drama_title, episode.drama_title_ko)
        if each
    )


def _result(one: Described, voice: Voice) -> Result:
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
        role=_played(one, voice),
        score=round(one.score, 3),
        why=_why(one, voice),
    )


def _played(one: Described, voice: Voice) -> str | None:
    if one.music is None:
        return None
    music = one.music.music
    if music.title is None:
        return voice.say("reasons.unknown_music")
    return voice.name(music.title, music.title_ko)


def _why(one: Described, voice: Voice) -> str:
    told = []
    if one.by_place:
        told.append(voice.say("reasons.place"))
    if one.line:
        told.append(voice.say("reasons.there_said", line=" ".join(one.line.text.split())))
    return "; ".join(told)


def _name(drama: str | None, episode: Episode) -> str:
    season = f"S{episode.season:02}" if episode.season is not None else ""
    short = season + (f"E{episode.number:02}" if episode.number is not None else "")
    return f"{drama} {short}" if drama and short else drama or short or episode.path.stem
