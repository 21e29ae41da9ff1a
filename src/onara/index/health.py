"""Is every byte of an index what was written, and what can still be read where it is not?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from onara.errors import DamagedLibrary
from onara.index.manifest import Manifest, read_manifest, write_manifest
from onara.index.segment import SEGMENT, Segment


@dataclass(frozen=True, slots=True)
class Health:
    """What was found.

    ``faults``: a sentence for each file that is damaged; ``whole``: the segments that can be read,
    in their order; ``recordings``: those with nothing wrong; ``damaged``: those that lie in a
    readable segment and are not what was written; ``removed``: those that are of no account.
    """

    faults: tuple[str, ...]
    whole: tuple[str, ...]
    recordings: frozenset[str]
    damaged: frozenset[str]
    removed: frozenset[str]


def examine_index(folder: Path) -> Health:
    """Read all of an index.  Raises `LibraryError` where it is of another version."""
    faults: list[str] = []
    try:
        manifest = read_manifest(folder)
    except DamagedLibrary as error:
        faults.append(str(error))
        # Whatever lies there; what it holds that nobody knows a name of is dropped by the library.
        names = tuple(path.name for path in _oldest_first(folder))
        manifest = Manifest(names)
    where: dict[str, str] = {}
    damaged: dict[str, set[str]] = {}
    for name in manifest.segments:
        path = folder / name
        try:
            segment = Segment(path)
            ill_here = set(segment.damaged())
        except DamagedLibrary as error:
            faults.append(str(error))
            continue
        except FileNotFoundError:
            faults.append(f"{path} is missing")
            continue
        damaged[name] = ill_here
        # Of a recording that was written again the last counts.
        where |= dict.fromkeys(segment.recordings, name)
    held = {each: name for each, name in where.items() if each not in manifest.removed}
    ill = frozenset(each for each, name in held.items() if each in damaged[name])
    for name in sorted({held[each] for each in ill}):
        faults.append(f"{folder / name} is altered; some of its recordings are damaged")
    return Health(tuple(faults), tuple(damaged), frozenset(held) - ill, ill, manifest.removed)


def let_go(folder: Path, health: Health, recordings: frozenset[str]) -> None:
    """Make an index of what can be read, without some recordings.  Raises `LibraryError`."""
    lying = {name for each in health.whole for name in Segment(folder / each).recordings}
    write_manifest(folder, Manifest(health.whole, (health.removed | recordings) & lying))


def _oldest_first(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"*{SEGMENT}"), key=lambda path: (path.stat().st_mtime_ns, path.name))
