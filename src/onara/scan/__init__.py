"""An episode in, its cue sheet out."""

from onara.scan.naming import Names
from onara.scan.scanner import Began, Done, Event, Noticed, Scanner, Step

__all__ = ["Began", "Done", "Event", "Names", "Noticed", "Scanner", "Step"]
