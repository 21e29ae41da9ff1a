"""A season as songs by episodes: which music sounds where, and how long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onara import episodes
from onara.scan import Names, Scanner
from onara.scanned.overview import SeasonStanding, one_season
from onara.sheet import Cue, Music

NOTHING = "-"
"""In the place of a drama or season that has no name."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The cues of a piece of music in one episode, by its place in the season."""

    episode: int
    cues: tuple[Cue, ...]

    @property
    def seconds(self) -> float:
        return round(sum(cue.seconds for cue in self.cues), 3)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of music of a season: a recording, or a recurring unknown, with where it sounds."""

    recording: str | None
    unknown: str | None
    music: Music
    cells: tuple[Cell, ...]

    @property
    def seconds(self) -> float:
        return round(sum(cell.seconds for cell in self.cells), 3)

    @property
    def count(self) -> int:
        """In how many cues it sounds."""
        return sum(len(cell.cues) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Season:
    """``pieces``: the longest heard first; ``once``: music that is not known and came once."""

    standing: SeasonStanding
    pieces: tuple[Piece, ...]
    once: tuple[Cell, ...]


def keys(season: episodes.Season) -> tuple[str, str]:
    """By what a season is addressed: its drama (the catalogue's id, else its name) and season."""
    drama = season.drama or season.title or NOTHING
    number = str(season.season) if season.season is not None else season.season_name or NOTHING
    # A name may hold what a path is parted by.
    return drama.replace("/", "_"), number.replace("/", "_")


def season_named(scanner: Scanner, drama: str, season: str) -> SeasonStanding | None:
    """The season of these `keys`."""
    return one_season(scanner, lambda one: keys(one) == (drama, season))


def laid_out(standing: SeasonStanding, cues: Sequence[Sequence[Cue]], names: Names) -> Season:
    """A season with the ``cues`` of its episodes, in their order."""
    heard: dict[tuple[str | None, str | None], dict[int, list[Cue]]] = {}
    for place, held in enumerate(cues):
        for cue in held:
            if not cue.rejected:
                piece = (cue.recording, None if cue.recording else cue.unknown)
                heard.setdefault(piece, {}).setdefault(place, []).append(cue)
    once = _cells(heard.pop((None, None), {}))
    pieces = [
        Piece(*piece, names.music(next(iter(places.values()))[0]), _cells(places))
        for piece, places in heard.items()
    ]
    pieces.sort(key=lambda piece: (-piece.seconds, piece.music.title or ""))
    return Season(standing, tuple(pieces), once)


def _cells(places: dict[int, list[Cue]]) -> tuple[Cell, ...]:
    return tuple(Cell(place, tuple(cues)) for place, cues in sorted(places.items()))
