"""More library than there is music: the references of every track backwards, again and again.

Such a reference has the statistics of real music (its bits are those of a real one), while no
stretch of an episode is in it, so that it costs time and can only be named by mistake.  It is
written into the index as it is: decoding hundreds of hours is not what is measured here.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from onara.fingerprint import BASEBAND_RATE
from onara.index import Index, Reference

NAME = "filler"
_AT_ONCE = 500


def fill(folder: Path, hours: float) -> float:
    """Append references that last so many hours to the index in a folder; returns the hours made.

    Raises ValueError where the index is empty.
    """
    index = Index(folder)
    real = [one for one in index.references() if not one.recording.startswith(NAME)]
    if not real:
        raise ValueError(f"{folder} has no references to make others of")
    batch: list[Reference] = []
    appended, made = [], 0
    for reference in _backwards(real):
        if made >= hours * 3600 * BASEBAND_RATE:
            break
        batch.append(reference)
        made += reference.samples
        if len(batch) == _AT_ONCE:
            appended.append(index.append(batch))
            batch = []
    if batch:
        appended.append(index.append(batch))
    index.commit(appended)
    return made / 3600 / BASEBAND_RATE


def _backwards(real: list[Reference]) -> Iterator[Reference]:
    """Each reference backwards and rolled by another part of its length, for ever."""
    turn = 0
    while True:
        for reference in real:
            bits = np.roll(reference.bits[::-1], turn * 7919 % max(1, len(reference.bits)))
            yield Reference(f"{NAME}-{turn:04d}-{reference.recording}", reference.samples, bits)
        turn += 1
