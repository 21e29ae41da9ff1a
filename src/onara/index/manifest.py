"""The one small file that says which segments are the index.

It is replaced atomically, so every reader sees one state or the next, and a segment that is not
named in it does not exist.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from onara.durable import replace_file
from onara.errors import DamagedLibrary, LibraryError
from onara.index.segment import FORMAT, READABLE

NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """File names of the segments, and recordings that were removed but still lie in one."""

    segments: tuple[str, ...] = ()
    removed: frozenset[str] = frozenset()


def read_manifest(folder: Path) -> Manifest:
    """The manifest of an index; an empty one where there is none yet.  Raises `LibraryError`."""
    path = folder / NAME
    try:
        raw = json.loads(path.read_bytes())
    except FileNotFoundError:
        return Manifest()
    except ValueError:
        raise DamagedLibrary(f"{path} is not readable; the library is damaged") from None
    if raw.get("format") not in READABLE:
        raise LibraryError(
            f"{path} has format {raw.get('format')}, this version of Onara reads "
            f"{' and '.join(map(str, READABLE))}; "
            "use the version that made the library, or add the recordings to a new one"
        )
    return Manifest(tuple(raw["segments"]), frozenset(raw["removed"]))


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Replace the manifest.  Raises `LibraryError`."""
    raw = {
        "format": FORMAT,
        "segments": list(manifest.segments),
        "removed": sorted(manifest.removed),
    }
    replace_file(folder / NAME, [json.dumps(raw, indent=1).encode()])
