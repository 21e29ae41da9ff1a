"""Is this file, or what there is of it, that recording of the library?"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from onara.audio import SAMPLE_RATE, Samples, Sound
from onara.errors import LibraryError
from onara.examine import MIN_RECORDING_S, require_sound
from onara.families import Link, links_with
from onara.fingerprint import Baseband, pack_blocks, whiten_blocks
from onara.index import Index, Reference
from onara.landmarks import REFERENCE_RANKS, Landmarks, Picker
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
    picker = Picker(REFERENCE_RANKS)
    samples = 0
    loudest = seconds = 0.0

    def heard(blocks: Iterator[Samples]) -> Iterator[Samples]:
        nonlocal loudest, seconds
        for block in blocks:
            if len(block):
                loudest = max(loudest, float(np.abs(block).max()))
                picker.take(block)
                seconds += len(block) / SAMPLE_RATE
            yield block
            if seconds >= longest_s:
                return

    def counted(blocks: Iterator[Baseband]) -> Iterator[Baseband]:
        nonlocal samples
        for block in blocks:
            samples += len(block)
            yield block

    with Sound(path) as sound:
        bits = b"".join(pack_blocks(counted(whiten_blocks(heard(sound.blocks())))))
    require_sound(path, seconds, loudest, MIN_RECORDING_S)
    mine = Reference(_FILE, samples, np.frombuffer(bits, np.uint8))
    if recording not in index:
        raise LibraryError(f"the library has no recording {recording}")
    links = links_with(mine, Landmarks.of(picker.peaks()), index.only([recording]))
    return Compared(seconds, links[0].seen_from(_FILE) if links else None)
