"""An episode in, its cue sheet out."""

from onara.scan.events import Began, Done, Event, Noticed, Step
from onara.scan.naming import Names
from onara.scan.scanner import Scanner

__all__ = ["Began", "Done", "Event", "Names", "Noticed", "Scanner", "Step"]
