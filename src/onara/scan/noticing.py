"""What the search reports while it runs, as events; a recording is told once a cue."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from onara.fingerprint import BASEBAND_RATE
from onara.scan.events import Noticed, Step, Tell
from onara.scan.hearing import Report
from onara.tracking import Seed

STANDS_OUT = 60.0
"""Height of a seed (z of 11) from which on it is told while the scan still runs."""
QUIET_S = 60.0
"""A recording that stands out again within this many seconds is the same cue, and not told anew."""


def reporter(tell: Tell, title: Callable[[str], str], speed: float = 1.0) -> Report:
    """A report that tells what it is told; ``title`` names a recording.

    ``speed``: how fast the programme runs against what is searched.
    """
    stood: dict[str, list[float]] = {}

    def report(stage: str, done: float, of: float, new: Sequence[tuple[str, Seed]]) -> None:
        # The windows come as they are ready, not in the order of the programme.
        for recording, seed in new:
            if seed.height < STANDS_OUT:
                continue
            at_s = seed.at / BASEBAND_RATE / speed
            before = stood.setdefault(recording, [])
            if all(abs(at_s - other) > QUIET_S for other in before):
                tell(Noticed(title(recording), at_s))
            before.append(at_s)
        tell(Step(stage, done, of))

    return report
