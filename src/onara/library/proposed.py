"""The short way at true speed: landmarks say where to look, the matched filter looks there only.

What it finds beyond doubt is the answer.  Everything else is searched for in the whole library
(`hearing`): music under speech, in a room or of a second leaves too few landmarks.
"""

from __future__ import annotations

from onara.fingerprint import Baseband
from onara.index import Index
from onara.landmarks import TRUE, Pairs
from onara.library.replayed import WORTH_P, proposals
from onara.match import Found, best_matches

_RECORDINGS, _CHUNKS = 3, 6
"""What the filter looks at."""


def hear_proposed(query: Baseband, pairs: Pairs, index: Index, *, looks: int) -> list[Found]:
    """The recordings that a window may be of, surest first; none unless it is plain.

    ``query`` is the window, whitened, ``pairs`` are its landmarks; ``looks``: how many windows of
    one file share the claim.  p is the probability over the whole library, though a part of it is
    looked at: which part was not chosen without regard to the window.
    """
    candidates, chance = proposals(pairs, index, [TRUE])
    if not candidates or chance.probability(candidates[0][0].votes) > WORTH_P:
        return []
    best = [recording for _, _, recording in candidates[:_RECORDINGS]]
    references = [index.reference(recording) for recording in best]
    shares = -(-len(index) // len(references))
    (found,) = best_matches([query], references, looks=looks, shares=shares, looked_at=_CHUNKS)
    return found if found and found[0].is_plain else []
