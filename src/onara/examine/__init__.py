"""What of one file goes into the library?

A folder by itself, because processes are started for it that need nothing else: they are ready in
half the time that the whole library takes.
"""

from onara.examine.examined import Examined, examine, recording_id, sha256_of
from onara.examine.fingerprinted import (
    MIN_RECORDING_S,
    Fingerprinted,
    fingerprinted,
    require_sound,
)
from onara.examine.workers import examine_all

__all__ = [
    "MIN_RECORDING_S",
    "Examined",
    "Fingerprinted",
    "examine",
    "examine_all",
    "fingerprinted",
    "recording_id",
    "require_sound",
    "sha256_of",
]
