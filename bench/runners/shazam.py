"""Shazam's published signature (the peaks that its service is sent), matched by offset voting.

The service decides by a matcher that is not public and on its own catalogue; this one is ours,
on the corpus: every pair of a clip's peak and a library peak of like frequency votes for the
difference of their times.
"""

import asyncio
import base64
import struct
import tempfile
from importlib.metadata import version
from pathlib import Path

import numpy as np

from bench.runners.protocol import Found, serve
from bench.sound import decode, mono, write_wav
from bench.voting import Peaks, votes

RATE = 16000  # of a signature, in hertz
PASS_S = 128 / RATE
STEPS_PER_BIN = 64  # frequencies are told in 64ths of a bin of 7.8 Hz
HEADER_BYTES = 56
TOLERANCE = 0.25  # bins; of 0.25, 0.5, 1 and 2 the best under speech (see README.md)
VOTE_PASSES = 2  # 16 ms; a vote also counts for both neighbours
GAP_S = 15.0  # between two tracks on the common time line: more than a clip is long
WHOLE_FILE_S = 24 * 3600


def peaks(signature: bytes) -> Peaks:
    """Times in passes of 8 ms and frequencies in bins of 7.8 Hz, shape (n, 2).

    The layout is that of SongRec's documentation: after the header, for each band a tag, a size
    and its peaks: a step in time (255: the absolute time follows), magnitude, frequency.
    """
    found: list[tuple[float, float]] = []
    at = HEADER_BYTES
    while at + 8 <= len(signature):
        _, size = struct.unpack_from("<2I", signature, at)
        at += 8
        end, when = at + size, 0
        while at < end:
            step = signature[at]
            if step == 255:
                (when,) = struct.unpack_from("<I", signature, at + 1)
            else:
                when += step
                _, frequency = struct.unpack_from("<2H", signature, at + 1)
                found.append((when, frequency / STEPS_PER_BIN))
            at += 5
        at = end + -size % 4
    return np.array(found, dtype=np.float64).reshape(-1, 2)


class Shazam:
    """Peaks of all tracks on one time line, sorted by frequency."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._starts: list[float] = [0.0]  # passes
        self._parts: list[Peaks] = []
        self._library: Peaks = np.zeros((0, 2))

    def describe(self) -> str:
        return f"Shazam peaks + voting: signatures of shazamio-core {version('shazamio-core')}"

    def add(self, tracks: list[tuple[str, str]]) -> None:
        for path, name in tracks:
            found, seconds = self._signature(path)
            self._names.append(name)
            self._parts.append(found + np.array([self._starts[-1], 0.0]))
            self._starts.append(self._starts[-1] + (seconds + GAP_S) / PASS_S)

    def ready(self) -> None:
        self._library = np.concatenate(self._parts)
        self._library = self._library[np.argsort(self._library[:, 1], kind="stable")]

    def identify(self, path: str) -> Found | None:
        clip, _ = self._signature(path)
        if not len(clip):
            return None
        standing = votes(clip, self._library, TOLERANCE, VOTE_PASSES)
        best = int(np.argmax(standing))
        when = (best + 0.5) * VOTE_PASSES
        index = max(0, int(np.searchsorted(self._starts, when, "right")) - 1)
        if index >= len(self._names):
            return None
        offset = (when - self._starts[index]) * PASS_S
        return Found(self._names[index], float(standing[best]), offset)

    def _signature(self, path: str) -> tuple[Peaks, float]:
        """Peaks of a file, and its length in seconds."""
        from shazamio_core import Recognizer, SearchParams

        x, _ = decode(Path(path), RATE)
        with tempfile.NamedTemporaryFile(suffix=".wav") as wav:
            write_wav(Path(wav.name), mono(x), RATE)

            async def signature() -> str:
                options = SearchParams(segment_duration_seconds=WHOLE_FILE_S)
                made = await Recognizer().recognize_path(wav.name, options)
                return str(made.signature.uri)

            uri = asyncio.run(signature())
        return peaks(base64.b64decode(uri.partition("base64,")[2])), len(x) / RATE


if __name__ == "__main__":
    serve(Shazam())
