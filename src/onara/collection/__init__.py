"""What is wrong in this folder of soundtracks, and what would put it right?"""

from onara.collection.finding import KINDS, Finding, Kind
from onara.collection.proposal import Proposal

__all__ = ["KINDS", "Finding", "Kind", "Proposal"]
