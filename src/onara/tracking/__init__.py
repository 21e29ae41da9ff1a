"""From which second to which does which recording sound in a programme?"""

from onara.tracking.explain import Held, explain
from onara.tracking.paths import Lead, leads
from onara.tracking.seed import WINDOW_S, Seed, find_seeds, window_samples, windows
from onara.tracking.trace import FRAME, FRAME_S
from onara.tracking.tracked import Tracked, TrackedPart, cues

__all__ = [
    "FRAME",
    "FRAME_S",
    "WINDOW_S",
    "Held",
    "Lead",
    "Seed",
    "Tracked",
    "TrackedPart",
    "cues",
    "explain",
    "find_seeds",
    "leads",
    "window_samples",
    "windows",
]
