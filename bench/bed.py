"""Dialogue without music, kept in the cache: what clips that are made on the way are laid under."""

from pathlib import Path

import numpy as np
import numpy.typing as npt

from bench import corpus, speech

SECONDS = 600.0
LINES_PER_VOICE = 60


def file(store: Path, seed: int) -> Path:
    """Changing speakers, mono, 48 kHz, int16, in NumPy's format; made on the first call.

    The voices are the corpus's.  Raises bench.debian.DebianError where they cannot be had.
    """
    path = store / f"bed-{SECONDS:g}-{LINES_PER_VOICE}-{seed}.npy"
    if not path.exists():
        rng = np.random.default_rng(seed)
        spoken = speech.voices(corpus.entries("speech"), store, LINES_PER_VOICE, rng)
        beside = path.with_suffix(".part.npy")
        np.save(beside, speech.dialogue(spoken, SECONDS, rng))
        beside.replace(path)
    return path


def bed(store: Path, seed: int) -> npt.NDArray[np.int16]:
    """What `file` holds, memory-mapped."""
    return np.asarray(np.load(file(store, seed), mmap_mode="r"))
