"""The short way at true speed: landmarks say where to look, the matched filter looks there only.

What it finds beyond doubt is the answer.  Everything else is searched for in the whole library
(`hearing`): music under speech, in a room or of a second leaves too few landmarks.
"""

from __future__ import annotations

import numpy as np

from onara.fingerprint import Baseband
from onara.index import Index
from onara.landmarks import TRUE, Pairs, measure, propose
from onara.library.replayed import WORTH_P
from onara.match import Found, best_matches

_RECORDINGS, _CHUNKS = 3, 6
"""What the filter looks at."""


def hear_proposed(query: Baseband, pairs: Pairs, index: Index, *, looks: int) -> list[Found]:
    """The recordings that a window may be of, surest first; none unless it is plain.

    ``query`` is the window, whitened, ``pairs`` are its landmarks; ``looks``: how many windows of
    one file share the claim.  p is the probability over the whole library, though a part of it is
    looked at: which part was not chosen without regard to the window.
    """
    asked = [(propose(pairs, postings, [TRUE]), names) for postings, names in index.postings()]
    if not asked:
        return []
    chance = measure(np.concatenate([proposed.heights for proposed, _ in asked]))
    votes = {
        recording: candidate.votes
        for proposed, names in asked
        for candidate in proposed.candidates
        if (recording := names[candidate.recording]) is not None
    }
    best = sorted(votes, key=lambda recording: -votes[recording])[:_RECORDINGS]
    if not best or chance.probability(votes[best[0]]) > WORTH_P:
        return []
    references = [index.reference(recording) for recording in best]
    looks *= -(-len(index) // len(references))
    found = best_matches([query], references, looks=looks, looked_at=_CHUNKS)[0]
    return found if found and found[0].is_plain else []
