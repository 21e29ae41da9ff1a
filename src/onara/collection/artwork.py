"""Which files have no picture, neither in themselves nor beside them?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from onara.collection.finding import Finding
from onara.collection.music_file import MusicFile

_NAMES = frozenset(("cover", "folder", "front", "album", "albumart", "artwork"))
_ENDINGS = frozenset((".jpg", ".jpeg", ".png", ".webp"))


def without_artwork(
    files: Iterable[MusicFile], groups: Mapping[Path, str | None]
) -> Iterator[Finding]:
    """Files that a player shows without a picture."""
    beside: dict[Path, bool] = {}
    for file in files:
        if file.tags is None or file.tags.artwork:
            continue
        folder = file.path.parent
        if folder not in beside:
            beside[folder] = _has_picture(folder)
        if not beside[folder]:
            yield Finding(
                "artwork",
                (file.path,),
                "there is no picture in the file, and no cover.jpg or the like beside it",
                group=groups.get(file.path),
            )


def _has_picture(folder: Path) -> bool:
    try:
        return any(
            each.suffix.lower() in _ENDINGS and each.stem.lower() in _NAMES
            for each in folder.iterdir()
        )
    except OSError:
        return False
