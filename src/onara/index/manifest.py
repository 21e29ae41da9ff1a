"""The one small file that says which segments are the index.

It is replaced atomically, so every reader sees one state or the next, and a segment that is not
named in it does not exist.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from pathlib import Path

from onara.durable import replace_file
from onara.errors import DamagedLibrary, LibraryError
from onara.index.segment import FORMAT, READABLE

NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """File names of the segments, and recordings that were removed but still lie in one.

    ``recordings``: how many there are, ``None`` where nobody has counted them.
    """

    segments: tuple[str, ...] = ()
    removed: frozenset[str] = frozenset()
    recordings: int | None = None


def read_manifest(folder: Path) -> Manifest:
    """The manifest of an index; an empty one where there is none yet.  Raises `LibraryError`."""
    path = folder / NAME
    try:
        raw = json.loads(path.read_bytes())
        version = raw.get("format")
    except FileNotFoundError:
        return Manifest()
    except (ValueError, AttributeError):
        raise DamagedLibrary(
            f"{path} is not readable; the library is damaged: onara doctor --repair"
        ) from None
    if version not in READABLE:
        raise LibraryError(
            f"{path} has format {version}, this version of Onara reads "
            f"{', '.join(map(str, READABLE))}; "
            "use the version that made the library, or add the recordings to a new one"
        )
    try:
        manifest = Manifest(
            tuple(raw["segments"]), frozenset(raw["removed"]), raw.get("recordings")
        )
        # Format 1 had no checksum.
        is_whole = version == 1 or raw["crc32"] == _checksum(manifest)
    except (KeyError, TypeError):
        is_whole = False
    if not is_whole:
        raise DamagedLibrary(f"{path} is altered; the library is damaged: onara doctor --repair")
    return manifest


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Replace the manifest.  Raises `LibraryError`."""
    raw = {
        "format": FORMAT,
        "segments": list(manifest.segments),
        "removed": sorted(manifest.removed),
        "recordings": manifest.recordings,
        "crc32": _checksum(manifest),
    }
    replace_file(folder / NAME, [json.dumps(raw, indent=1).encode()])


def _checksum(manifest: Manifest) -> int:
    told: list[object] = [manifest.segments, sorted(manifest.removed)]
    if manifest.recordings is not None:
        told.append(manifest.recordings)
    return zlib.crc32(json.dumps(told).encode())
