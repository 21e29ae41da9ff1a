"""What arrives in these folders, and when is it whole?"""

from onara.watching.arrivals import Arrivals, Batch
from onara.watching.happened import Happened
from onara.watching.kinds import Watched
from onara.watching.watcher import Watcher

__all__ = ["Arrivals", "Batch", "Happened", "Watched", "Watcher"]
