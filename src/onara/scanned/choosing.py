"""Which scanned episodes are meant by a path, an id, or words like "goblin 7"?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol

from onara.catalogue import Catalogue
from onara.episodes import find_drama
from onara.errors import OnaraError, UnusableInput
from onara.scan.identity import episode_id
from onara.sheet import Episode, Scanned, SheetStore
from onara.spelling import key, same_name, sound
from onara.subtitles import place_of

MOST_NAMED = 5
"""Episodes or dramas that a sentence names as possible; more would not be read."""
_LONGEST = 200
_LONGEST_ECHO = 60
_FEWEST_SOUNDS = 4
"""Sounds from which a title is known by sound alone, as `onara.episodes.find_drama` has it."""
_NUMBER_BEHIND = re.compile(r"^(.*\S)[\s,:#-]+(?P<number>\d{1,4})$")


class NoEpisode(OnaraError):
    """No scanned episode is meant, or it is not plain which."""


class Desk(Protocol):
    """What has scanned episodes: a `Scanner`."""

    @property
    def store(self) -> SheetStore: ...

    @property
    def catalogue(self) -> Catalogue: ...


def choose(words: str, scanner: Desk) -> list[Scanned]:
    """The scanned episodes that are meant, in their order: one, or all of a season or drama.

    ``words`` are the path of a file or of a folder, an id, the name of a file, or a drama with a
    season and an episode as people write them ("goblin 7", "도깨비 S01E07", "season 1").  Raises
    `NoEpisode` where none is meant, or where several episodes of one number are.
    """
    episodes = scanner.store.episodes()
    if not episodes:
        raise NoEpisode("no episode was scanned yet; begin with: onara scan EPISODE")
    typed = words.strip()
    for look in (_by_id, _by_path, _by_file_name):
        if typed and (found := look(typed, episodes)):
            return found
    return _by_words(typed, episodes, scanner.catalogue)


def episode_words(episode: Episode) -> str:
    """An episode as a sentence names it: "Goblin S01E07", else the name of its file."""
    season = "" if episode.season is None else f"S{episode.season:02}"
    number = "" if episode.number is None else f"E{episode.number:02}"
    title = episode.drama_title or episode.drama_title_ko
    return f"{title} {season}{number}" if title and number else episode.path.name


def _by_id(typed: str, episodes: Sequence[Scanned]) -> list[Scanned]:
    return [one for one in episodes if one.episode.id == typed]


def _by_path(typed: str, episodes: Sequence[Scanned]) -> list[Scanned]:
    """The file, the files below the folder, or the file that was scanned from another place."""
    try:
        path = Path(typed).expanduser().absolute()
        is_file, is_folder = path.is_file(), path.is_dir()
    except (OSError, ValueError, RuntimeError):
        return []
    if found := [one for one in episodes if one.episode.path == path]:
        return found
    if found := [one for one in episodes if path in one.episode.path.parents]:
        return found
    if is_file:
        try:
            moved = _by_id(episode_id(path), episodes)
        except UnusableInput:
            moved = []
        if not moved:
            raise NoEpisode(f"{path} was not scanned yet; do so with: onara scan FILE")
        return moved
    if is_folder and "/" in typed:
        raise NoEpisode(f"no episode in {path} was scanned yet; do so with: onara scan FOLDER")
    return []


def _by_file_name(typed: str, episodes: Sequence[Scanned]) -> list[Scanned]:
    """The file of that name, with its ending or without."""
    name = key(typed)
    found = [
        one
        for one in episodes
        if typed == one.episode.path.name or (name and name == key(one.episode.path.stem))
    ]
    return _one_only(typed, found)


def _by_words(typed: str, episodes: Sequence[Scanned], catalogue: Catalogue) -> list[Scanned]:
    if not typed:
        raise NoEpisode(_unknown(typed, (), None, episodes, catalogue))
    place = place_of(typed[:_LONGEST])
    readings: list[tuple[str, int | None]] = [(place.rest, place.number)]
    if place.number is None and not place.is_last:
        # The whole first: "Reply 1997" is a drama.
        behind = _NUMBER_BEHIND.match(place.rest)
        if behind:
            readings.append((behind[1], int(behind["number"])))
        elif place.rest.isdecimal():
            readings.insert(0, ("", int(place.rest)))
    for title, number in readings:
        of_drama = _of_drama(title, place.season, episodes, catalogue)
        if of_drama:
            return _of_number(typed, of_drama, place.season, number, is_last=place.is_last)
    raise NoEpisode(_unknown(typed, readings, place.season, episodes, catalogue))


def _of_drama(
    title: str, season: int | None, episodes: Sequence[Scanned], catalogue: Catalogue
) -> list[Scanned]:
    """The scanned episodes of the drama that a title names; all, where it names none."""
    if not title:
        return list(episodes)
    name, heard = key(title), sound(title)

    def having(fits: Callable[[str], bool]) -> list[Scanned]:
        return [one for one in episodes if any(fits(each) for each in _titles(one.episode))]

    if name and (same := having(lambda each: key(each) == name)):
        return same
    found = find_drama(catalogue, [title], season=season)
    if found.drama is not None and found.season == 1 and (found.drama.seasons or 1) == 1:
        return []  # "goblin 1" is its first episode: it has no other season
    if found.drama is not None:
        # "슬의생2" says the season too.
        return [
            one
            for one in episodes
            if one.episode.drama == found.drama.id and found.season in (None, one.episode.season)
        ]
    if len(heard) < _FEWEST_SOUNDS:
        return []
    digits = re.findall(r"\d+", heard)
    return having(
        lambda each: same_name(heard, sound(each)) and re.findall(r"\d+", sound(each)) == digits
    )


def _of_number(
    typed: str, episodes: list[Scanned], season: int | None, number: int | None, *, is_last: bool
) -> list[Scanned]:
    """Those of a season and a number, where they are said; of a number only one."""
    found = [one for one in episodes if season is None or one.episode.season in (None, season)]
    if is_last:
        number = max((one.episode.number or 0 for one in found), default=None)
    if number is None:
        if not found:
            told = _listed(sorted({episode_words(one.episode) for one in episodes}))
            raise NoEpisode(f"no episode of season {season} was scanned; there are {told}")
        if len({_drama(one.episode) for one in found}) > 1:
            told = _listed(sorted({_drama(one.episode) for one in found}))
            raise NoEpisode(f"“{_echo(typed)}” may be of several dramas; name one of {told}")
        return found
    numbered = [one for one in found if one.episode.number == number]
    if not numbered:
        told = _listed([episode_words(one.episode) for one in found or episodes])
        raise NoEpisode(f"episode {number} was not scanned; there are {told}")
    return _one_only(typed, numbered)


def _one_only(typed: str, found: list[Scanned]) -> list[Scanned]:
    if len(found) > 1:
        told = _listed([f"{episode_words(one.episode)} ({one.episode.id})" for one in found])
        raise NoEpisode(
            f"“{_echo(typed)}” may be {len(found)} episodes, {told}; give the id of one of them"
        )
    return found


def _unknown(
    typed: str,
    readings: Iterable[tuple[str, int | None]],
    season: int | None,
    episodes: Sequence[Scanned],
    catalogue: Catalogue,
) -> str:
    for title, _ in readings:
        found = find_drama(catalogue, [title], season=season)
        if found.drama is not None:
            return f"no episode of {found.drama.title} was scanned yet"
    dramas = _listed(sorted({_drama(one.episode) for one in episodes}))
    return f"no scanned episode goes by “{_echo(typed)}”; there are those of {dramas}"


def _titles(episode: Episode) -> list[str]:
    names = (episode.drama, episode.drama_title, episode.drama_title_ko)
    return [name for name in names if name]


def _drama(episode: Episode) -> str:
    return episode.drama_title or episode.drama_title_ko or episode.path.name


def _listed(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _echo(text: str) -> str:
    short = " ".join(text.split())
    return short if len(short) <= _LONGEST_ECHO else short[: _LONGEST_ECHO - 1] + "…"
