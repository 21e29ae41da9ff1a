"""What this server is and has."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from fastapi import APIRouter

from onara.web.deps import Open

router = APIRouter(tags=["status"])
API_VERSION = "1"


@dataclass(frozen=True, slots=True)
class Status:
    """``catalogue`` counts things by kind; ``music_s`` is the length of all recordings in seconds,
    ``index_bytes`` what their sound takes, ``home_bytes`` all of the home folder's own files."""

    version: str
    api: str
    catalogue: dict[str, int]
    recordings: int
    music_s: float
    episodes: int
    lists: int
    index_bytes: int
    home_bytes: int


@router.get("/status")
def status(opened: Open) -> Status:
    """Version, counts and sizes."""
    recordings = opened.recordings()
    with opened.scanner() as scanner:
        episodes = len(scanner.store.episodes())
    index = sum(_sizes(opened.home / "index"))
    return Status(
        version("onara"),
        API_VERSION,
        dict(Counter(node.kind.value for node in opened.graph.nodes()).most_common()),
        len(recordings),
        round(sum(each.duration_s for each in recordings), 3),
        episodes,
        len(opened.lists().names()),
        index,
        index + sum(_sizes(opened.home, is_deep=False)),
    )


def _sizes(folder: Path, *, is_deep: bool = True) -> Iterator[int]:
    """Sizes of the files of a folder; what vanishes meanwhile has none."""
    try:
        with os.scandir(folder) as found:
            for each in found:
                if each.is_file(follow_symlinks=False):
                    yield each.stat(follow_symlinks=False).st_size
                elif is_deep and each.is_dir(follow_symlinks=False):
                    yield from _sizes(Path(each.path))
    except OSError:
        return
