"""The short way at true speed: landmarks say where to look, the matched filter looks there only.

What it finds beyond doubt is the answer.  Everything else is searched for in the whole library
(`everywhere`): music under speech, in a room or of a second leaves too few landmarks.
"""

from __future__ import annotations

from onara.fingerprint import Baseband
from onara.index import Index
from onara.library.proposals import Proposals
from onara.match import Found, best_matches

_RECORDINGS, _CHUNKS = 3, 6
"""What the filter looks at."""


def hear_proposed(
    query: Baseband, proposals: Proposals, index: Index, *, looks: int
) -> list[Found]:
    """The recordings that a window may be of, surest first; none unless it is plain.

    ``query`` is the window, whitened, and ``proposals`` are for it as recorded; ``looks``: how many
    windows of one file share the claim.  p is the probability over the whole library, though a part
    of it is looked at: which part was not chosen without regard to the window.
    """
    if not proposals.is_worth_a_look:
        return []
    references = [index.reference(each.recording) for each in proposals.all[:_RECORDINGS]]
    shares = -(-len(index) // len(references))
    (found,) = best_matches([query], references, looks=looks, shares=shares, looked_at=_CHUNKS)
    return found if found and found[0].is_plain else []
