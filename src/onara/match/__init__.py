"""Which recording sounds here, from which second of it, and how sure are we?"""

from onara.match.search import SURE_P, Found, best_matches

__all__ = ["SURE_P", "Found", "best_matches"]
