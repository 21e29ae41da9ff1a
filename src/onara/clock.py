"""Times as a player shows them."""

from __future__ import annotations

import math


def clock(seconds: float) -> str:
    """Seconds as a player shows them: 1:23 or 1:02:03; negative ones with a minus sign.

    Parts of a second are cut off, so that the time is never later than what is meant.
    """
    sign = "-" if seconds < 0 else ""
    minutes, rest = divmod(math.floor(abs(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{sign}{hours}:{minutes:02}:{rest:02}" if hours else f"{sign}{minutes}:{rest:02}"
