"""What was scanned: all episodes by drama and season, and how each of them stands."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from onara.catalogue import Catalogue
from onara.episodes import Identified, Naming, Season, grouped
from onara.scan.scanner import Scanner
from onara.sheet import By, Cue, Scanned, Tally


@dataclass(frozen=True, slots=True)
class Standing:
    """How a scanned episode stands.

    ``cues``: how many there are, with ``known_s`` and ``unknown_s`` seconds of music that is known
    and that is not; ``corrections``: cues that a person has touched, rejected ones too;
    ``is_current``: it was scanned to the end, with the library as it is now; ``is_there``: the file
    is where it was.
    """

    scanned: Scanned
    cues: int
    known_s: float
    unknown_s: float
    corrections: int
    is_current: bool
    is_there: bool


@dataclass(frozen=True, slots=True)
class SeasonStanding:
    """A season (see `onara.episodes.Season`) and its scanned episodes, doubles behind their own."""

    season: Season
    episodes: tuple[Standing, ...]


def overview(scanner: Scanner, tallies: Mapping[str, Tally] | None = None) -> list[SeasonStanding]:
    """All scanned episodes by drama and season, in order; ``tallies`` are those of the store, where
    they are known."""
    sign, told = scanner.library_sign(), tallies or scanner.store.tallies()
    return [
        _season_standing(season, held, told, sign)
        for season, held in _seasons(scanner.store.episodes(), scanner.catalogue)
    ]


def one_season(scanner: Scanner, is_meant: Callable[[Season], bool]) -> SeasonStanding | None:
    """The first season that is meant, ``None`` where none is."""
    for season, held in _seasons(scanner.store.episodes(), scanner.catalogue):
        if is_meant(season):
            tallies = scanner.store.tallies([one.episode.id for one in held])
            return _season_standing(season, held, tallies, scanner.library_sign())
    return None


def season_around(scanner: Scanner, scanned: Scanned) -> tuple[Season, tuple[Scanned, ...]]:
    """The season that an episode is of, with its episodes in order."""
    of_drama = scanner.store.episodes_of(scanned.episode.drama, scanned.episode.drama_title)
    return next(
        (season, held)
        for season, held in _seasons(of_drama, scanner.catalogue)
        if any(one.episode.id == scanned.episode.id for one in held)
    )


def _season_standing(
    season: Season, held: Sequence[Scanned], tallies: Mapping[str, Tally], sign: str
) -> SeasonStanding:
    lines = (_standing(one, tallies.get(one.episode.id, Tally()), sign) for one in held)
    return SeasonStanding(season, tuple(lines))


def _seasons(
    scanned: Iterable[Scanned], catalogue: Catalogue
) -> list[tuple[Season, tuple[Scanned, ...]]]:
    by_path = {one.episode.path: one for one in scanned}
    seasons = grouped(_identified(one, catalogue) for one in by_path.values())
    return [
        (season, tuple(by_path[file.path] for file in _all_files(season))) for season in seasons
    ]


def standing(scanned: Scanned, cues: Iterable[Cue], sign: str) -> Standing:
    """How an episode stands; ``sign`` is `Scanner.library_sign` now."""
    held = list(cues)
    heard = [cue for cue in held if not cue.rejected]
    tally = Tally(
        len(heard),
        sum(cue.seconds for cue in heard if cue.is_known),
        sum(cue.seconds for cue in heard if not cue.is_known),
        sum(cue.by is By.PERSON for cue in held),
    )
    return _standing(scanned, tally, sign)


def _standing(scanned: Scanned, tally: Tally, sign: str) -> Standing:
    return Standing(
        scanned,
        tally.cues,
        round(tally.known_s, 3),
        round(tally.unknown_s, 3),
        tally.corrections,
        scanned.library == sign,
        os.path.exists(scanned.episode.path),  # noqa: PTH110 - a folder may be closed to us
    )


def _all_files(season: Season) -> list[Identified]:
    made: list[Identified] = []
    for file in season.episodes:
        made.append(file)
        made += [
            double
            for group in season.doubles
            for double in group
            if file.number is not None and (double.number, double.part) == (file.number, file.part)
        ]
    return made


def _identified(scanned: Scanned, catalogue: Catalogue) -> Identified:
    """An episode as it was identified when it was scanned, or as a person says."""
    episode = scanned.episode
    total = None
    if episode.drama is not None and episode.season in (None, 1):
        try:
            total = catalogue.drama(episode.drama).episodes
        except KeyError:
            total = None  # a drama of the user's own whose file has been taken away
    said = scanned.said.get("season")
    return Identified(
        path=episode.path,
        naming=Naming(),
        drama=episode.drama,
        drama_title=episode.drama_title,
        drama_title_ko=episode.drama_title_ko,
        season=episode.season,
        season_name=str(said) if said is not None and episode.season is None else None,
        number=episode.number,
        title=episode.title,
        episodes=total,
    )
