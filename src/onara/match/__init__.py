"""Which recording sounds here, from which second of it, and how sure are we?"""

from onara.match.chance import z_score
from onara.match.pieces import InPieces, fit_in_pieces
from onara.match.places import heights_at
from onara.match.played import as_recorded, match_played, played_back
from onara.match.search import PLAIN_Z, SURE_P, Found, best_matches, lasting

__all__ = [
    "PLAIN_Z",
    "SURE_P",
    "Found",
    "InPieces",
    "as_recorded",
    "best_matches",
    "fit_in_pieces",
    "heights_at",
    "lasting",
    "match_played",
    "played_back",
    "z_score",
]
