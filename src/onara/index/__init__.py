"""Where are the references kept, so that nothing is lost?"""

from onara.index.health import Health, examine_index, let_go
from onara.index.index import Index
from onara.index.merging import Merge, Stopped
from onara.index.segment import Reference

__all__ = ["Health", "Index", "Merge", "Reference", "Stopped", "examine_index", "let_go"]
