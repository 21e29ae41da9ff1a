"""A whitened baseband as one bit per real value: the form in which references are kept.

Keeping only the signs costs about 2 dB of the matched filter's output (the arcsine law,
Van Vleck and Middleton, Proc. IEEE 54(1), 1966) and makes an hour of music 1.8 MB.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

from onara.fingerprint.whiten import Baseband

Bits = npt.NDArray[np.uint8]

SAMPLES_PER_BYTE = 4
"""A byte holds four complex samples, first one in the highest bits: the sign of the real part,
then of the imaginary part; a set bit is a value of at least zero."""

_QUIET = 1e-5
"""A whitened value this small is silence (others are near 0.2): its sign means nothing."""

_STRIDE = 32768
"""Samples packed at a time, a multiple of four."""


def pack(baseband: Baseband) -> Bits:
    """Signs of complex64 of shape (n,) as uint8 of shape (ceil(n / 4),)."""
    return np.frombuffer(b"".join(pack_blocks([baseband])), np.uint8)


def pack_blocks(blocks: Iterable[Baseband]) -> Iterator[bytes]:
    """`pack` for blocks of any lengths, in order; the bits do not depend on the lengths.

    Silence gets signs by chance (drawn from a generator seeded with the bits so far, so that one
    recording always packs alike): constant signs would match every other silence.
    """
    pending = np.empty(0, np.complex64)
    seed = 0
    for block in blocks:
        pending = np.concatenate([pending, block])
        while len(pending) >= _STRIDE:
            packed = _signs(pending[:_STRIDE], seed)
            pending = pending[_STRIDE:]
            seed = zlib.crc32(packed, seed)
            yield packed
    if len(pending):
        yield _signs(pending, seed)


def unpack(bits: Bits, out: Baseband | None = None) -> Baseband:
    """The inverse of `pack`: complex64 of shape (4 * len(bits),) with parts of +1 and -1.

    ``out`` takes the result where it is given (contiguous, of that shape).
    """
    if out is None:
        out = np.empty(len(bits) * SAMPLES_PER_BYTE, np.complex64)
    np.take(_TABLE, bits, axis=0, out=out.reshape(-1, SAMPLES_PER_BYTE), mode="clip")
    return out


def _signs(baseband: Baseband, seed: int) -> bytes:
    values = baseband.view(np.float32)
    set_bits = values >= 0
    quiet = np.abs(values) < _QUIET
    if quiet.any():
        chance = np.random.default_rng(seed).integers(0, 2, int(quiet.sum()), dtype=np.uint8)
        set_bits[quiet] = chance.astype(bool)
    return np.packbits(set_bits).tobytes()


def _table() -> npt.NDArray[np.complex64]:
    """All 256 bytes unpacked: complex64 of shape (256, 4)."""
    bytes_ = np.arange(256, dtype=np.uint8)[:, None]
    values = np.unpackbits(bytes_, axis=1).astype(np.float32) * 2 - 1
    return values.view(np.complex64)


_TABLE = _table()
