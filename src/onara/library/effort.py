"""How long may be looked for what sounds?"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from typing import Literal

Effort = Literal["quick", "normal", "thorough"]
"""How long to try.  "quick" is for who asks again at once (a microphone), "normal" for who waits,
"thorough" ends when all is done.  Small libraries are searched whole long before a time is up."""
EFFORT_S: Mapping[Effort, float] = {"quick": 1.0, "normal": 10.0, "thorough": math.inf}
"""Seconds that may pass for each window of a clip."""


class Budget:
    """Time that runs from now on.

    ``clock`` tells the time in seconds; another than the usual one is for tests.
    """

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._seconds = seconds
        self._since = clock()

    def is_spent(self, share: float = 1.0) -> bool:
        """Whether a share of the time is over."""
        return self._clock() - self._since >= share * self._seconds
