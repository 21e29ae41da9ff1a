"""A piece that has just got a number, looked for in all that was scanned before.

Later episodes are searched for its excerpt as for any recording; in the earlier ones it may lie
where no music was heard.  Their bits are kept, so the excerpt is followed through those.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from onara.fingerprint import BASEBAND_RATE, unpack
from onara.index import Reference
from onara.match import SURE_P
from onara.recurrence import Span
from onara.scan.kept import KeptSounds
from onara.tracking import (
    FRAME_S,
    Seed,
    explain,
    find_seeds,
    leads,
    window_samples,
    windows,
)

LEAST_S = 8.0
"""A piece has to be followed for so long: an excerpt is not free of speech and noises, and where no
music was heard a line that is said twice would do for less."""


def traced_back(excerpt: Reference, sounds: KeptSounds, episodes: Iterable[str]) -> list[Span]:
    """Where the music of an excerpt sounds in some episodes."""
    references = [one for one in map(sounds.reference, episodes) if one is not None]
    sound = unpack(excerpt.bits)[: excerpt.samples]
    starts = range(0, max(1, len(sound) - window_samples() // 2), window_samples())
    found: list[Span] = []
    seeds = find_seeds(starts, windows(sound, starts), references)
    for place, reference in enumerate(references):
        mine = [_turned(seed) for seed in seeds if seed.reference == place]
        if mine:
            found += _followed(excerpt, reference, mine)
    return found


def _turned(seed: Seed) -> Seed:
    """A seed of the excerpt in an episode as one of the episode in the excerpt."""
    return Seed(max(0, round(seed.at + seed.delay)), 0, -seed.delay, seed.height)


def _followed(excerpt: Reference, episode: Reference, seeds: list[Seed]) -> list[Span]:
    programme = unpack(episode.bits)[: episode.samples]
    least_gain = math.log((episode.samples + excerpt.samples) / SURE_P)
    held = explain(programme, "mid", leads(seeds, BASEBAND_RATE), [excerpt], least_gain)
    return [
        Span(episode.recording, one.begin * FRAME_S, one.end * FRAME_S)
        for one in held
        if (one.end - one.begin) * FRAME_S >= LEAST_S
    ]
