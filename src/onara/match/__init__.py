"""Which recording sounds here, from which second of it, and how sure are we?"""

from onara.match.places import heights_at
from onara.match.played import match_played, played_back
from onara.match.search import SURE_P, Found, best_matches

__all__ = ["SURE_P", "Found", "best_matches", "heights_at", "match_played", "played_back"]
