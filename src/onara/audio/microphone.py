"""The machine's audio input, as blocks of samples."""

from __future__ import annotations

import os
import queue
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

import miniaudio
import numpy as np
import soxr

from onara.audio.decode import SAMPLE_RATE
from onara.audio.mix import Samples
from onara.errors import NoMicrophone

CAPTURE_RATE = 48000
"""Hertz that nearly every device gives; the change to `SAMPLE_RATE` is soxr's, because the audio
system's own resamplers fold what lies above the band back into it."""

_BLOCK_MS = 100
_SILENT_S = 5.0
"""A device that delivers nothing for this long has been taken away."""


class Microphone:
    """The default audio input, open for recording.  Raises `NoMicrophone` where there is none."""

    def __init__(self) -> None:
        self._blocks: queue.SimpleQueue[Samples] = queue.SimpleQueue()
        with _quiet_stderr():
            try:
                self._device = miniaudio.CaptureDevice(
                    input_format=miniaudio.SampleFormat.FLOAT32,
                    nchannels=1,
                    sample_rate=CAPTURE_RATE,
                    buffersize_msec=_BLOCK_MS,
                    # The null device would "record" silence for ever.
                    backends=[each for each in miniaudio.Backend if each.name != "NULL"],
                    app_name="Onara",
                )
                receiver = self._receive()
                next(receiver)
                self._device.start(receiver)
            except miniaudio.MiniaudioError:
                raise NoMicrophone(
                    "no microphone was found; connect one, or record a clip for onara identify"
                ) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._device.close()

    def blocks(self) -> Iterator[Samples]:
        """Mono float32 blocks of about 0.1 s at `SAMPLE_RATE`, without end.

        Raises `NoMicrophone` when the device stops delivering.
        """
        resampler = soxr.ResampleStream(CAPTURE_RATE, SAMPLE_RATE, 1, dtype="float32")
        while True:
            try:
                block = self._blocks.get(timeout=_SILENT_S)
            except queue.Empty:
                raise NoMicrophone("the microphone has stopped delivering sound") from None
            yield resampler.resample_chunk(block)

    def _receive(self) -> Generator[None, bytes, None]:
        """Runs in the audio system's thread, which must not wait: it only passes blocks on."""
        while True:
            self._blocks.put(np.frombuffer(bytes((yield)), np.float32))


@contextmanager
def _quiet_stderr() -> Iterator[None]:
    """Linux's audio library writes a page of its own to standard error when it finds no card."""
    sys.stderr.flush()
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
