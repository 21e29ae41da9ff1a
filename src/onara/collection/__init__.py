"""What is wrong in this folder of soundtracks, and what would put it right?"""

from onara.collection.proposal import Proposal

__all__ = ["Proposal"]
