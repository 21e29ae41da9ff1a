"""What of a sound survives a talker, a codec and a room?"""

from onara.fingerprint.between import between
from onara.fingerprint.bits import SAMPLES_PER_BYTE, Bits, pack, pack_blocks, unpack
from onara.fingerprint.weigh import whiten_clip
from onara.fingerprint.whiten import (
    BASEBAND_RATE,
    SAMPLE_RATE,
    Baseband,
    Samples,
    whiten,
    whiten_blocks,
)

__all__ = [
    "BASEBAND_RATE",
    "SAMPLES_PER_BYTE",
    "SAMPLE_RATE",
    "Baseband",
    "Bits",
    "Samples",
    "between",
    "pack",
    "pack_blocks",
    "unpack",
    "whiten",
    "whiten_blocks",
    "whiten_clip",
]
