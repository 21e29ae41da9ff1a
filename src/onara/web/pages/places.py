"""Places in episodes where one piece of music sounds: their names, and its life over the season."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onara.pictures.timeline import Band, ribbon
from onara.web.pages.episode_rows import kind_of_line
from onara.web.visitor import Visitor

if TYPE_CHECKING:
    from onara.web.sheets import Heard, Line, Short


@dataclass(frozen=True, slots=True)
class Place:
    """A cue with its episode, and the episode in words."""

    episode: Short
    line: Line
    label: str


@dataclass(frozen=True, slots=True)
class Life:
    """An episode in which a piece sounds, as a ribbon with only that piece."""

    label: str
    picture: str


def places(heard: Iterable[Heard], visitor: Visitor) -> list[Place]:
    """Where a piece sounds, in words."""
    found = list(heard)
    dramas = {each.episode.drama_title for each in found}
    return [
        Place(
            each.episode,
            each.line,
            episode_label(each.episode, visitor, with_drama=len(dramas) > 1),
        )
        for each in found
    ]


def life(found: Sequence[Place]) -> list[Life]:
    """One ribbon an episode, in the order of the places."""
    by_episode: dict[str, list[Place]] = {}
    for each in found:
        by_episode.setdefault(each.episode.id, []).append(each)
    return [
        Life(
            group[0].label,
            ribbon(
                [Band(one.line.start_s, one.line.end_s, kind_of_line(one.line)) for one in group],
                group[0].episode.duration_s,
            ),
        )
        for group in by_episode.values()
    ]


def episode_label(episode: Short, visitor: Visitor, *, with_drama: bool = True) -> str:
    """An episode in words: "Goblin, Episode 7"; the file's name where nothing is known."""
    told = []
    if with_drama and episode.drama_title:
        told.append(visitor.name(episode.drama_title, episode.drama_title_ko).text)
    if episode.season not in (None, 1):
        told.append(visitor.say("episode.season", season=episode.season))
    if episode.number is not None:
        told.append(visitor.say("episode.numbered", number=episode.number))
    else:
        told.append(episode.file_name)
    return " ".join(told)
