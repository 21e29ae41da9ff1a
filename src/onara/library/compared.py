"""Is this file, or what there is of it, that recording of the library?"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from onara.audio import SAMPLE_RATE, Samples, Sound
from onara.errors import LibraryError
from onara.examine import MIN_RECORDING_S, fingerprinted, require_sound
from onara.families import Link, links_with
from onara.index import Index, Reference
from onara.library.same_take import SAME_START_S

_FILE = "the file"


@dataclass(frozen=True, slots=True)
class Compared:
    """``seconds`` of a file that were looked at, and what they have in common with the recording:
    a `Link` whose ``one`` is "the file", ``None`` where that is nothing."""

    seconds: float
    link: Link | None

    @property
    def is_same_take(self) -> bool:
        """Whether the file is the recording, from its beginning as far as it was looked at."""
        link = self.link
        return link is not None and link.kind == "same take" and abs(link.delay_s) <= SAME_START_S


def compared(path: Path, index: Index, recording: str, *, longest_s: float = math.inf) -> Compared:
    """What the sound of a file from elsewhere has in common with a recording of a library's index.

    At most the first ``longest_s`` seconds are looked at; a file that ends early is looked at as
    far as it goes.  Raises `UnusableInput` where there is nothing to hear, `LibraryError` where
    there is no such recording.
    """
    with Sound(path) as sound:
        heard = fingerprinted(_beginning(sound.blocks(), longest_s))
    require_sound(path, heard.seconds, heard.loudest, MIN_RECORDING_S)
    if recording not in index:
        raise LibraryError(f"the library has no recording {recording}")
    mine = Reference(_FILE, heard.samples, np.frombuffer(heard.bits, np.uint8))
    links = links_with(mine, heard.landmarks, index.only([recording]))
    return Compared(heard.seconds, links[0].seen_from(_FILE) if links else None)


def _beginning(blocks: Iterable[Samples], seconds: float) -> Iterator[Samples]:
    """Blocks of a sound until so many seconds of it are told."""
    left = seconds * SAMPLE_RATE
    for block in blocks:
        yield block
        left -= len(block)
        if left <= 0:
            return
