"""Many files as the seasons of their dramas: episodes in order, doubles and gaps noted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from onara.episodes.identify import Identified
from onara.episodes.markers import MOST_TOGETHER
from onara.spelling import key

_NUMBER = re.compile(r"(\d+)")
_LONGEST_NUMBER = 18

Order = tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Season:
    """One season of one drama, of the files that were given.

    ``drama`` is the catalogue's id, ``title`` the name to show; both are ``None`` where nothing
    names a drama.  ``episodes`` are in order of their numbers, those without one last, one file
    each; ``doubles`` are further files of an episode, such as another quality, by its number;
    ``missing`` are the numbers from 1 to the highest that no file has; ``total`` is how many
    episodes the catalogue knows of.
    """

    drama: str | None
    title: str | None
    season: int | None
    season_name: str | None
    episodes: tuple[Identified, ...]
    doubles: tuple[tuple[Identified, ...], ...] = ()
    missing: tuple[int, ...] = ()
    total: int | None = None


def grouped(files: Iterable[Identified]) -> list[Season]:
    """The seasons that files belong to, by drama and season, in natural order.

    Files without a season belong to the first one where other files of the drama are of it.
    Two files of one number and part are one episode: the first in natural order stands for it.
    """
    dramas: dict[tuple[str, str], list[Identified]] = {}
    for file in files:
        dramas.setdefault(_drama_of(file), []).append(file)
    seasons = [_season(group) for files_of in dramas.values() for group in _seasons(files_of)]
    return sorted(seasons, key=lambda each: (each.title is None, _season_order(each)))


def natural_order(text: str) -> Order:
    """A key for sorting names as people count: E2 before E10, in any case, NFC or not."""
    pieces = _NUMBER.split(unicodedata.normalize("NFC", text).casefold())
    return tuple(
        (0, int(piece), "") if at % 2 and len(piece) < _LONGEST_NUMBER else (1, 0, piece)
        for at, piece in enumerate(pieces)
        if piece
    )


def _drama_of(file: Identified) -> tuple[str, str]:
    if file.drama is not None:
        return "catalogue", file.drama
    title = key(file.drama_title or "")
    # What has no name at all is kept by folder, where the files of a drama are together.
    return ("title", title) if title else ("folder", str(file.path.parent))


def _seasons(files: list[Identified]) -> list[list[Identified]]:
    """Files of one drama by season."""
    has_first = any(file.season == 1 for file in files)
    found: dict[tuple[int | None, str | None], list[Identified]] = {}
    for file in files:
        unsaid = file.season is None and file.season_name is None
        season = 1 if unsaid and has_first else file.season
        found.setdefault((season, file.season_name), []).append(file)
    return list(found.values())


def _season(files: list[Identified]) -> Season:
    by_number: dict[tuple[int, int | None], list[Identified]] = {}
    unnumbered: list[Identified] = []
    for file in sorted(files, key=lambda each: natural_order(str(each.path))):
        if file.number is None:
            unnumbered.append(file)
        else:
            by_number.setdefault((file.number, file.part), []).append(file)
    order = sorted(by_number, key=lambda each: (each[0], each[1] or 0))
    numbers = {number for file in files for number in _numbers(file)}
    first = next((file for file in files if file.season is not None), files[0])
    return Season(
        drama=first.drama,
        title=first.drama_title,
        season=first.season,
        season_name=first.season_name,
        episodes=(*(by_number[each][0] for each in order), *unnumbered),
        doubles=tuple(tuple(by_number[each][1:]) for each in order if len(by_number[each]) > 1),
        missing=tuple(sorted(set(range(1, max(numbers, default=0))) - numbers)),
        total=next((file.episodes for file in files if file.episodes is not None), None),
    )


def _numbers(file: Identified) -> range:
    """The numbers of a file, several where it holds several episodes."""
    if file.number is None:
        return range(0)
    last = file.last_number or file.number
    return range(file.number, min(last, file.number + MOST_TOGETHER) + 1)


def _season_order(season: Season) -> tuple[Order, int]:
    # Specials come after the seasons.
    number = season.season if season.season is not None else 1
    return natural_order(season.title or ""), number or 10_000
