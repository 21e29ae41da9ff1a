"""Which other recordings of a library have sound in common with this one?

Landmarks propose, as for a clip (`landmarks.alike`), and the matched filter decides: never is a
recording compared with all others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

import numpy as np

from onara.families.coherence import WINDOW_S, Window, window
from onara.families.link import Link, link_of
from onara.fingerprint import BASEBAND_RATE
from onara.index import Index, Reference
from onara.landmarks import Alike, Landmarks, alike

WINDOWS = 16
"""Windows that are spread over the shorter recording: one every 15 s of a song of four minutes, so
that a voice, a cut and an interlude are all seen.  With 8, a cut song had one window in its cut."""
MOST = 20
"""Recordings that are measured against one: more versions of a song than a household has."""


def links_of(
    recording: str, landmarks: Landmarks, index: Index, known: Collection[str] = ()
) -> list[Link]:
    """The links of a recording of an index with all others of it but the ``known`` ones."""
    return links_with(index.reference(recording), landmarks, index, known)


def links_with(
    mine: Reference, landmarks: Landmarks, index: Index, known: Collection[str] = ()
) -> list[Link]:
    """The same for a reference that need not be in the index."""
    found = []
    for other, proposed in _proposed(mine.recording, landmarks, index):
        if other not in known and (link := _measured(mine, index.reference(other), proposed)):
            found.append(link)
    return found


def _proposed(
    recording: str, landmarks: Landmarks, index: Index
) -> list[tuple[str, Sequence[Alike]]]:
    """Recordings that may have something in common with one, most landmarks first."""
    by_recording: dict[str, list[Alike]] = defaultdict(list)
    for postings, names in index.postings():
        for each in alike(landmarks, postings):
            name = names[each.recording]
            if name is not None and name != recording:
                by_recording[name].append(each)
    ranked = sorted(by_recording.items(), key=lambda each: -each[1][0].pairs)
    return list(ranked[:MOST])


def _measured(mine: Reference, other: Reference, proposed: Sequence[Alike]) -> Link | None:
    """What was proposed, measured: ``None`` where the waveforms do not agree."""
    supposed = [(each.at_s, each.delay_s) for each in proposed]
    shorter, longer = mine, other
    if (other.samples, other.recording) < (mine.samples, mine.recording):
        shorter, longer = other, mine
        supposed = [(at_s + delay_s, -delay_s) for at_s, delay_s in supposed]
    length = shorter.samples / BASEBAND_RATE
    seconds = min(WINDOW_S, length)
    latest = length - seconds
    seeds = [
        seed
        for at_s, delay_s in supposed
        if (
            seed := window(
                shorter, longer, min(max(0.0, at_s - seconds / 2), latest), delay_s, seconds
            )
        )
    ]
    if not seeds:
        return None
    delays = [seed.delay_s for seed in seeds]
    starts = np.linspace(0, latest, WINDOWS if latest > 0 else 1)
    windows = [
        found for at_s in starts if (found := _first(shorter, longer, float(at_s), delays, seconds))
    ]
    # What was proposed is there, though it may be too short for a window of its own.
    return link_of(shorter.recording, longer.recording, windows or seeds[:1], len(starts))


def _first(
    one: Reference, other: Reference, at_s: float, delays: Sequence[float], seconds: float
) -> Window | None:
    """The window at the first of some delays at which the other has it."""
    for delay in delays:
        if found := window(one, other, at_s, delay, seconds):
            return found
    return None
