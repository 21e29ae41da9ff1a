"""Which files move where, what moves along with them, and which moves there cannot be."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onara.mending.beside import Listings, going_along
from onara.mending.file_name import folded


@dataclass(frozen=True, slots=True)
class Moves:
    """New paths by old ones: ``moves`` of the files that were asked for, ``along`` of what goes
    with each of them.  ``refused`` says why the others cannot be moved: the rest of a sentence."""

    moves: Mapping[Path, Path]
    along: Mapping[Path, Mapping[Path, Path]]
    refused: Mapping[Path, str]


def moves_within(root: Path, wanted: Mapping[Path, Path]) -> Moves:
    """All moves that are ``wanted`` (path: new path), as far as they can be made.

    A move is refused where two files would get one name (also if only for a file system that does
    not tell case, or letters of Hangul and syllables, apart), where something of that name is there
    and stays, and where the new place is not in ``root``.  Of what would go along, that which
    cannot is left where it is.
    """
    listings = Listings()
    moves = {source: target for source, target in wanted.items() if source != target}
    refused = {
        source: reason
        for source, target in moves.items()
        if (reason := _outside(root, target)) is not None
    }
    staying: set[Path] = set()
    while True:
        moves = {source: target for source, target in moves.items() if source not in refused}
        along = {
            source: {path: new for path, new in more.items() if path not in staying}
            for source, more in going_along(moves, listings).items()
        }
        clashing = _clashing(moves, along, listings)
        if not clashing:
            return Moves(moves, {path: more for path, more in along.items() if more}, refused)
        for source, reason in clashing.items():
            if source in moves:
                refused[source] = reason
            else:
                staying.add(source)


def leads_out(root: Path, path: Path) -> bool:
    """Whether the folder of a path, as far as it is there, lies outside of ``root`` in truth."""
    return not Path(os.path.realpath(path.parent)).is_relative_to(os.path.realpath(root))


def _outside(root: Path, target: Path) -> str | None:
    inside = target.is_relative_to(root) and target != root and ".." not in target.parts
    if not inside:
        return "would leave the folder"
    return "would leave the folder, by a link" if leads_out(root, target) else None


def _clashing(
    moves: Mapping[Path, Path], along: Mapping[Path, Mapping[Path, Path]], listings: Listings
) -> dict[Path, str]:
    """The moves whose new name is another's, and why they cannot be."""
    every = dict(moves)
    for more in along.values():
        every |= more
    by_name: dict[tuple[str, ...], list[Path]] = {}
    folders: set[tuple[str, ...]] = set()
    for source, target in every.items():
        folder = _folded_folder(target.parent)
        by_name.setdefault((*folder, folded(target.name)), []).append(source)
        folders |= {folder[:depth] for depth in range(1, len(folder) + 1)}
    clashing: dict[Path, str] = {}
    for name, sources in by_name.items():
        called = every[sources[0]].name
        asked = [source for source in sources if source in moves]
        # One file keeps its name before all that only goes along.
        losing = [source for source in sources if len(asked) != 1 or source != asked[0]]
        for source in losing if len(sources) > 1 else ():
            other = next(each for each in sources if each != source)
            clashing[source] = f"would be called {called}, and so would {other.name}"
        for source in sources if name in folders else ():
            clashing[source] = f"would be called {called}, and so is a folder"
    for source, target in every.items():
        taken = (each for each in listings.alike(target) if each != source and each not in every)
        if next(taken, None) is not None:
            clashing.setdefault(source, f"would be called {target.name}, and so is another file")
    return clashing


@cache
def _folded_folder(folder: Path) -> tuple[str, ...]:
    return tuple(map(folded, folder.parts))
