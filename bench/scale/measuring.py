"""What an index costs, seen from a process of its own: ``python -m bench.scale.measuring JOB``.

JOB is a file of JSON that `measure` writes; the figures come back as JSON on stdout.  The process
is pinned to one core.  *Cold* means that the kernel is told to forget the files (posix_fadvise)
before they are opened.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from onara.audio import Sound
from onara.fingerprint import SAMPLES_PER_BYTE, whiten
from onara.index import Index
from onara.index.segment import SEGMENT, Segment
from onara.landmarks import pairs_asked, pick
from onara.library.proposed import looked_at, places_of

_MB = 1e6


@dataclass(frozen=True)
class Clip:
    """A clip and the recording that it is of."""

    path: str
    condition: str
    recording: str


@dataclass(frozen=True)
class Costs:
    """What questions took and found.

    ``seconds`` and ``processor``: of each question, from samples to answer, on the wall and of the
    processor; ``named`` and ``proposed``: by condition, how many clips the short way names rightly,
    and of how many the right recording is among the places that are looked at; ``asked``: how many
    there were; ``wrong``: clips that another recording was named for.
    """

    opened_s: float
    first_s: float
    seconds: tuple[float, ...]
    processor: tuple[float, ...]
    own_mb: float
    mapped_mb: float
    named: dict[str, int]
    proposed: dict[str, int]
    asked: dict[str, int]
    wrong: int


def measure(folder: Path, clips: Sequence[Clip], *, cold: bool = False) -> Costs:
    """Ask an index for clips, in a process that begins with that."""
    job = {"folder": str(folder), "cold": cold, "clips": [asdict(clip) for clip in clips]}
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(job, file)
        file.flush()
        command = [sys.executable, "-m", "bench.scale.measuring", file.name]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    raw = json.loads(done.stdout)
    return Costs(**raw)


def forget(folder: Path) -> None:
    """Have the kernel drop the files of a folder from its cache."""
    for path in folder.iterdir():
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(handle)


def remember(folder: Path) -> None:
    """Bring the landmarks and tables of an index into the kernel's cache, and no bits."""
    for path in sorted(folder.glob(f"*{SEGMENT}")):
        segment = Segment(path)
        table = segment.recordings
        begin = int((table.rows["start"] + -(-table.rows["samples"] // SAMPLES_PER_BYTE)).max())
        handle = os.open(path, os.O_RDONLY)
        try:
            for at in range(begin, segment.size, 1 << 24):
                os.pread(handle, 1 << 24, at)
        finally:
            os.close(handle)


def _samples(path: Path) -> np.ndarray:
    with Sound(path) as sound:
        return np.concatenate(list(sound.blocks()))


def _memory() -> tuple[float, float]:
    """Megabytes of this process: its own, and of mapped files."""
    own = mapped = 0.0
    for line in Path("/proc/self/status").read_text().splitlines():
        name, _, value = line.partition(":")
        own += float(value.split()[0]) * 1024 / _MB if name == "RssAnon" else 0
        mapped += float(value.split()[0]) * 1024 / _MB if name == "RssFile" else 0
    return own, mapped


def _costs(job: dict[str, Any]) -> dict[str, Any]:
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    folder = Path(job["folder"])
    clips = [Clip(**raw) for raw in job["clips"]]
    sounds = [_samples(Path(clip.path)) for clip in clips]
    # What any question needs, so that only the library is cold.
    pairs_asked(pick(sounds[0])), whiten(sounds[0])
    before, _ = _memory()
    if job["cold"]:
        forget(folder)
    began = time.perf_counter()
    index = Index(folder)
    opened = time.perf_counter() - began
    seconds: list[float] = []
    processor: list[float] = []
    named: dict[str, int] = {}
    proposed: dict[str, int] = {}
    asked: dict[str, int] = {}
    wrong = 0
    for clip, sound in zip(clips, sounds, strict=True):
        began, worked = time.perf_counter(), time.process_time()
        query, pairs = whiten(sound), pairs_asked(pick(sound))
        places = places_of(pairs, index)
        found = looked_at(query, places, index, looks=1).found
        seconds.append(time.perf_counter() - began)
        processor.append(time.process_time() - worked)
        sure = bool(found) and found[0].is_sure
        right = sure and found[0].recording == clip.recording
        wrong += sure and not right
        among = any(reference.recording == clip.recording for reference, _ in places)
        for counts, one in ((asked, 1), (named, right), (proposed, among)):
            counts[clip.condition] = counts.get(clip.condition, 0) + int(one)
    own, mapped = _memory()
    return {
        "opened_s": opened,
        "first_s": seconds[0],
        "seconds": seconds,
        "processor": processor,
        "own_mb": own - before,
        "mapped_mb": mapped,
        "named": named,
        "proposed": proposed,
        "asked": asked,
        "wrong": int(wrong),
    }


if __name__ == "__main__":
    print(json.dumps(_costs(json.loads(Path(sys.argv[1]).read_text()))))
