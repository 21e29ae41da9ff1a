"""What do the files of a folder sound like, and which cannot be listened to?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onara.collection.finding import Finding
from onara.collection.refusals import Refusals
from onara.library import Library, Outcome, Progress

_DAMAGED = ("is damaged", "is cut off")
"""How sentences begin about files that can be heard in part."""


@dataclass(frozen=True, slots=True)
class Heard:
    """``recordings``: the recording and its seconds, by path; ``refused``: why not, the rest of a
    sentence; ``left``: files that were not listened to."""

    recordings: Mapping[Path, tuple[str, float]]
    refused: Mapping[Path, str]
    left: int


def listened(
    library: Library,
    paths: Sequence[Path],
    *,
    listen: bool,
    processes: int | None = None,
    progress: Callable[[str, float, float], None] | None = None,
    waiting: Callable[[], None] | None = None,
) -> Heard:
    """What the library knows of these files; with ``listen`` it takes in what it lacks."""
    recordings = library.unchanged(paths)
    refusals = Refusals(library.home / "cache")
    refused = {
        path: reason
        for path in paths
        if path not in recordings and (reason := refusals.of(path)) is not None
    }
    left = [path for path in paths if path not in recordings and path not in refused]
    if not left or not listen:
        return Heard(recordings, refused, len(left))
    fresh: dict[Path, str] = {}

    def report(outcome: Outcome, done: Progress) -> None:
        if outcome.reason:
            fresh[outcome.path] = outcome.reason
        elif outcome.recording:
            recordings[outcome.path] = outcome.recording, outcome.duration_s or 0.0
        if progress:
            progress(f"listening {done.files}/{done.of_files}", done.bytes, done.of_bytes)

    def comparing(done: int, of: int) -> None:
        if progress:
            progress(f"comparing {done}/{of}", done, of)

    try:
        library.add(left, processes=processes, report=report, waiting=waiting, comparing=comparing)
    finally:
        if fresh:
            refusals.keep(fresh)
    return Heard(recordings, {**refused, **fresh}, 0)


def unheard(refused: Mapping[Path, str], groups: Mapping[Path, str | None]) -> list[Finding]:
    """Files of which nothing, or not all, can be heard."""
    return [
        Finding(
            "cut off" if reason.startswith(_DAMAGED) else "unreadable",
            (path,),
            reason if reason.startswith("no ") else f"the file {reason}",
            group=groups.get(path),
        )
        for path, reason in sorted(refused.items())
    ]
