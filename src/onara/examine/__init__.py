"""What of one file goes into the library?

A folder by itself, because processes are started for it that need nothing else: they are ready in
half the time that the whole library takes.
"""

from onara.examine.examined import (
    MIN_RECORDING_S,
    Examined,
    examine,
    recording_id,
    require_sound,
    sha256_of,
)
from onara.examine.workers import examine_all

__all__ = [
    "MIN_RECORDING_S",
    "Examined",
    "examine",
    "examine_all",
    "recording_id",
    "require_sound",
    "sha256_of",
]
