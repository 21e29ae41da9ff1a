"""What is wrong in this folder of soundtracks, and what would put it right?"""

from onara.collection.absent import Soundtrack
from onara.collection.finding import KINDS, Finding, Kind
from onara.collection.proposal import Proposal
from onara.collection.report import Report, examine

__all__ = ["KINDS", "Finding", "Kind", "Proposal", "Report", "Soundtrack", "examine"]
