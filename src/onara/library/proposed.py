"""The short way at true speed: landmarks say where to look, the matched filter looks there only.

Landmarks are few, and under speech or in a room two of them may be all that is left.  Two agree in
thousands of places of a large library; the filter tells in a tenth of a millisecond whether one of
these is the clip's.  What it finds beyond doubt is the answer; for everything else the whole
library is searched (`everywhere`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

import numpy as np
import numpy.typing as npt

from onara.fingerprint import BASEBAND_RATE, Baseband
from onara.index import Index, Reference
from onara.landmarks import TICKS_A_SECOND, Pairs, places
from onara.match import PLAIN_Z, Found, best_matches, heights_at, z_score

_POSTINGS = 2_000_000
"""Postings that are looked at, of the whole library: of seven million at a million recordings the
rarest.  Of 180 clips under speech and in a room, as many are among the likeliest as with twice that
number (measured on a hundredth of both)."""
_GROUPS = (0, 10, 50, 200, 1000)
"""How many places the filter looks at: the likeliest, and more as long as none is plain."""
_RECORDINGS, _CHUNKS = 2, 4
"""What is then looked at in whole."""
_LIKELY = 20
"""Recordings that a longer search begins with."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of the short way.

    ``found``: what the filter says of the recordings that were looked at in whole, surest first;
    ``likely``: those that it finds likeliest where it was proposed to look, likeliest first.
    """

    found: list[Found]
    likely: list[str]

    @property
    def plain(self) -> list[Found]:
        """``found`` where it is plain, and nothing where it is not."""
        return self.found if self.found and self.found[0].is_plain else []


def hear_proposed(query: Baseband, pairs: Pairs, index: Index, *, looks: int) -> Looked:
    """Look a window up where its landmarks point to.

    ``query`` is the window, whitened, ``pairs`` are its landmarks; ``looks``: how many windows of
    one file share the claim.  p is the probability over the whole library, though a part of it is
    looked at: which part was not chosen without regard to the window.
    """
    return looked_at(query, places_of(pairs, index), index, looks=looks)


def looked_at(
    query: Baseband, proposed: Sequence[tuple[Reference, int]], index: Index, *, looks: int
) -> Looked:
    """What the filter says of some places."""
    if not proposed or not np.any(query):
        return Looked([], [])
    heights = np.empty(0)
    for begin, end in pairwise(_GROUPS):
        heights = np.append(heights, heights_at(query, proposed[begin:end]))
        if z_score(float(heights.max())) >= PLAIN_Z:
            break
    likely: dict[str, Reference] = {}
    for place in np.argsort(-heights):
        reference = proposed[place][0]
        likely.setdefault(reference.recording, reference)
        if len(likely) == _LIKELY:
            break
    best = list(likely.values())[:_RECORDINGS]
    if len(best) == 1:
        # Any other recording says how high chance comes: the answer is seen beside it.
        best += islice((one for one in index.references() if one.recording not in likely), 1)
    shares = -(-len(index) // len(best))
    (found,) = best_matches([query], best, looks=looks, shares=shares, looked_at=_CHUNKS)
    return Looked(found, list(likely))


def places_of(pairs: Pairs, index: Index) -> list[tuple[Reference, int]]:
    """The likeliest places: a reference, and the lag at which the window begins in it."""
    asked = list(index.postings()) if len(pairs) else []
    told = places(pairs, [postings for postings, _ in asked], _POSTINGS)
    if not told:
        return []
    weight = np.concatenate([each.weight for each in told])
    time = np.concatenate([each.time for each in told])
    which = np.repeat(np.arange(len(told)), [len(each.time) for each in told])
    top = _highest(weight, _GROUPS[-1])
    number = np.empty(len(top), np.intp)
    for each, (postings, _) in enumerate(asked):
        here = which[top] == each
        number[here] = postings.recording_at(time[top[here]])
    held: dict[tuple[int, int], Reference | None] = {}
    found = []
    for at, of, begin in zip(which[top].tolist(), number.tolist(), time[top].tolist(), strict=True):
        postings, laid = asked[at]
        if (at, of) not in held:
            held[at, of] = laid.reference(of)
        reference = held[at, of]
        if reference is not None:
            seconds = (begin - postings.begin_of(of)) / TICKS_A_SECOND
            found.append((reference, round(seconds * BASEBAND_RATE)))
    return found


def _highest(values: npt.NDArray[np.float64], count: int) -> npt.NDArray[np.intp]:
    """Where the highest values are, the highest first."""
    top = np.argpartition(-values, count)[:count] if len(values) > count else np.arange(len(values))
    return top[np.argsort(-values[top], kind="stable")]
