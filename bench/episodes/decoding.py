"""`python -m bench.episodes.decoding FILE...`: decode files as Onara does, and do nothing else.

What a scan costs is told against this, so that a slow or busy machine slows both.
"""

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from onara.audio.decode import Sound


def decode(path: Path) -> None:
    """Blocks of mono sound at Onara's sample rate, thrown away."""
    with Sound(path) as sound:
        for _ in sound.blocks():
            pass


def main(line: list[str]) -> None:
    """All files, on all cores that this process may use."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    with ThreadPoolExecutor(cores or 1) as pool:
        for _ in pool.map(decode, map(Path, line)):
            pass


if __name__ == "__main__":
    main(sys.argv[1:])
