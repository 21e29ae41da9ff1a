"""Where are the references kept, so that nothing is lost?"""

from onara.index.index import Index
from onara.index.segment import Reference

__all__ = ["Index", "Reference"]
