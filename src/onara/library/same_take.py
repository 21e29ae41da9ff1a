"""Which recordings of a library a file is too, whatever its encoding and its tags."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from onara.examine import examine
from onara.families import links_with
from onara.index import Index, Reference

SAME_START_S, SAME_LENGTH_S = 1.0, 3.0
"""One recording begins and ends together in all its files: encoders and rips add some silence."""


def same_takes(path: Path, index: Index, durations: Mapping[str, float]) -> list[str]:
    """The recordings of an index that a file holds from beginning to end.

    An instrumental shares its backing with its song and is none of it.  Decodes the file; raises
    `UnusableInput`.  ``durations`` are those of the recordings, in seconds.
    """
    examined = examine(path)
    if examined.recording in index:
        return [examined.recording]
    bits = np.frombuffer(examined.bits, np.uint8)
    mine = Reference(examined.recording, examined.samples, bits)
    found = []
    for link in links_with(mine, examined.landmarks, index):
        other = link.seen_from(mine.recording).other
        longer_s = abs(durations.get(other, 0.0) - examined.duration_s)
        begins_and_ends = abs(link.delay_s) <= SAME_START_S and longer_s <= SAME_LENGTH_S
        if link.kind == "same take" and begins_and_ends:
            found.append(other)
    return found
