"""Any media file in, mono sound at 8 kHz out, in blocks.

Decoding is PyAV's work and resampling soxr's; this module adds what a batch over a stranger's
folder needs: memory that does not grow with the length of the file, damaged packets that are
stepped over, and one clear sentence for every file that holds no usable sound.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import av
import numpy as np
import numpy.typing as npt
import soxr

from onara.audio.declared import declared_seconds, last_ogg_page_is_cut
from onara.audio.tags import Tags, read_tags
from onara.errors import UnusableInput

Samples = npt.NDArray[np.float32]

SAMPLE_RATE = 8000
"""Hertz.  The fingerprint uses 625-2625 Hz; 8 kHz leaves the resampler's slope well above it."""

BATCH_S = 2.0
"""Seconds that are gathered before they are mixed down and resampled: packets are 20-50 ms long,
and handling each alone costs more than decoding it."""

MISSING_S = 1.0
MISSING_SHARE = 0.02
"""A file whose sound ends this much before its header says has been cut off."""

LOUDEST = 1e6
"""Float files hold samples beyond full scale, but none 120 dB beyond: such are damage, as NaN is,
and one alone would drown a whole window."""

_PLANES = 8
"""A frame of this many planes or more (7.1) must not be asked for them: av looks for a null pointer
after the last one, where there is none, and reads on."""

# Formats that carry sound themselves.  Playlists (hls, concat) are left out: they would make the
# decoder open other files or addresses that a hostile file names.
FORMATS = (
    "aac,ac3,aiff,amr,ape,asf,au,avi,caf,dsf,dts,eac3,flac,flv,g722,gsm,matroska,webm,mov,mp3,mpc,"
    "mpc8,mpeg,mpegts,mpegvideo,ogg,oma,rm,swf,tak,truehd,tta,voc,w64,wav,wtv,wv"
)


class Sound:
    """An open media file: its tags and, once, its samples.

    >>> with Sound(Path("song.mp3")) as sound:          # doctest: +SKIP
    ...     blocks = list(sound.blocks())

    Raises `UnusableInput` when the file cannot be opened or has no audio track.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.decoded_s = 0.0
        self._damaged = 0
        self._ended = False
        self._container = _open(path)
        stream = self._container.streams.best("audio")
        if not isinstance(stream, av.AudioStream):
            self._container.close()
            raise UnusableInput(path, "has no audio track")
        self._stream = stream

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._container.close()

    @property
    def tags(self) -> Tags:
        return read_tags(self._container.metadata, self._stream.metadata)

    def blocks(self) -> Iterator[Samples]:
        """Mono float32 blocks of about two seconds at `SAMPLE_RATE`, full scale 1.0.

        Channels are averaged.  Raises `UnusableInput` if not one frame can be decoded.
        """
        resampler: soxr.ResampleStream | None = None
        rate = 0
        for batch, batch_rate in self._mono_batches():
            if batch_rate != rate:
                if resampler is not None:
                    yield resampler.resample_chunk(np.empty(0, np.float32), last=True)
                rate = batch_rate
                resampler = (
                    None
                    if rate == SAMPLE_RATE
                    else soxr.ResampleStream(rate, SAMPLE_RATE, 1, dtype="float32", quality="HQ")
                )
            self.decoded_s += len(batch) / rate
            yield batch if resampler is None else resampler.resample_chunk(batch)
        if resampler is not None:
            yield resampler.resample_chunk(np.empty(0, np.float32), last=True)
        self._ended = True
        if self.decoded_s == 0.0:
            raise UnusableInput(self.path, "is not audio that can be read")

    def flaw(self) -> str | None:
        """The rest of a sentence on what of the file cannot be read, ``None`` if nothing is known.

        Only known once `blocks` has come to its end.
        """
        if not self._ended:
            return None
        declared = declared_seconds(self._container, self._stream, self.path)
        missing = (declared or 0.0) - self.decoded_s
        if declared and missing > max(MISSING_S, MISSING_SHARE * declared):
            return (
                f"is damaged or cut off: {self.decoded_s:.0f} of {declared:.0f} seconds can be read"
            )
        if last_ogg_page_is_cut(self.path):
            return f"is cut off: it ends in the middle of a page after {self.decoded_s:.0f} seconds"
        if self._damaged:
            return f"is damaged: {self._damaged} of its packets cannot be read"
        return None

    def _mono_batches(self) -> Iterator[tuple[Samples, int]]:
        """Mono sound at the file's own rate (float32 and hertz), about `BATCH_S` at a time."""
        frames: list[av.AudioFrame] = []
        kind: tuple[str, str, int, int] | None = None
        held = 0
        for frame in self._frames():
            layout = frame.layout
            this = (frame.format.name, layout.name, layout.nb_channels, frame.sample_rate)
            if frames and (this != kind or held >= BATCH_S * frame.sample_rate):
                yield _mono(frames), frames[0].sample_rate
                frames, held = [], 0
            kind = this
            frames.append(frame)
            held += frame.samples
        if frames:
            yield _mono(frames), frames[0].sample_rate

    def _frames(self) -> Iterator[av.AudioFrame]:
        """Frames with sound in them; packets that cannot be decoded are counted and passed over."""
        try:
            for packet in self._container.demux(self._stream):
                try:
                    for frame in packet.decode():
                        if isinstance(frame, av.AudioFrame) and frame.samples and frame.sample_rate:
                            yield frame
                except (av.error.InvalidDataError, av.error.EOFError, av.error.PatchWelcomeError):
                    self._damaged += 1
        except (av.error.FFmpegError, OSError):
            # The container itself breaks off here; `flaw` says how much is missing.
            self._damaged += 1


def decode(path: Path) -> Samples:
    """The whole sound of a file: mono float32 of shape (n,) at `SAMPLE_RATE`.

    For files that fit into memory; `Sound.blocks` is the way for any length.
    """
    with Sound(path) as sound:
        return np.concatenate(list(sound.blocks()))


def _open(path: Path) -> av.container.InputContainer:
    _require_file(path)
    try:
        # Absolute, so that a name such as "http:x.mp3" can only mean a file.
        return av.open(
            os.path.abspath(path),  # noqa: PTH100 - resolve() would follow links
            options={"protocol_whitelist": "file", "format_whitelist": FORMATS},
            metadata_errors="replace",
        )
    except PermissionError:
        raise UnusableInput(path, "may not be read (permission denied)") from None
    except (av.error.FFmpegError, OSError, ValueError):
        raise UnusableInput(path, "is not audio that can be read") from None


def _require_file(path: Path) -> None:
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise UnusableInput(path, "no such file") from None
    except PermissionError:
        raise UnusableInput(path, "may not be read (permission denied)") from None
    except OSError as error:
        raise UnusableInput(path, f"cannot be read ({(error.strerror or '').lower()})") from None
    if stat.S_ISDIR(status.st_mode):
        raise UnusableInput(path, "is a folder, not a file")
    if not stat.S_ISREG(status.st_mode):
        raise UnusableInput(path, "is not a regular file")
    if status.st_size == 0:
        raise UnusableInput(path, "is empty")


def _mono(frames: list[av.AudioFrame]) -> Samples:
    """Frames of one format, averaged over their channels: float32 of shape (n,)."""
    channels = frames[0].layout.nb_channels
    if channels >= _PLANES and frames[0].format.is_planar:
        frames = _interleaved(frames)
    arrays = [frame.to_ndarray() for frame in frames]
    if frames[0].format.is_planar:
        sound = np.concatenate(arrays, axis=1)
    else:
        # Packed formats come as one row of interleaved samples.
        sound = np.concatenate(arrays, axis=1).reshape(-1, channels).T
    # Whatever overflows here is thrown out at the end.
    with np.errstate(over="ignore", invalid="ignore"):
        mono = sound[0] if channels == 1 else sound.mean(axis=0, dtype=np.float32)
        samples: Samples = np.ascontiguousarray(mono, np.float32)
        if sound.dtype == np.uint8:
            samples = (samples - np.float32(128)) / np.float32(128)
        elif sound.dtype.kind == "i":
            samples = samples / np.float32(2 ** (8 * sound.dtype.itemsize - 1))
        elif not np.abs(samples).max(initial=0.0) <= LOUDEST:  # so written, NaN is caught too
            samples[~(np.abs(samples) <= LOUDEST)] = 0
    return samples


def _interleaved(frames: list[av.AudioFrame]) -> list[av.AudioFrame]:
    first = frames[0]
    converter = av.AudioResampler(first.format.packed, first.layout, first.sample_rate)
    return [each for frame in [*frames, None] for each in converter.resample(frame)]
