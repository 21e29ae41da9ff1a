"""Any media file in, mono sound at 8 kHz out, in blocks.

Decoding is PyAV's work and resampling soxr's; this module adds what a batch over a stranger's
folder needs: memory that does not grow with the length of the file, damaged packets that are
stepped over, and one clear sentence for every file that holds no usable sound.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Self

import av
import numpy as np
import soxr

from onara.audio.declared import declared_seconds, last_ogg_page_is_cut
from onara.audio.mix import Samples, mid_and_side, mono
from onara.audio.tags import Tags, read_tags
from onara.errors import UnusableInput

SAMPLE_RATE = 8000
"""Hertz.  The fingerprint uses 625-2625 Hz; 8 kHz leaves the resampler's slope well above it."""

BATCH_S = 2.0
"""Seconds that are gathered before they are mixed down and resampled: packets are 20-50 ms long,
and handling each alone costs more than decoding it."""

MISSING_S = 1.0
MISSING_SHARE = 0.02
"""A file whose sound ends this much before its header says has been cut off."""

_SAME_RATE = 1e-3
"""Rates of pictures that differ by less are one rate written in two ways."""

GAP_S = 0.1
LONGEST_GAP_S = 600.0
"""Where the time stamps of a programme jump ahead by more than the one, sound is missing there and
silence takes its place, so that its seconds stay those of the picture.  A jump of more than the
other is no gap but a broken stamp, and is not believed."""

# Formats that carry sound themselves.  Playlists (hls, concat) are left out: they would make the
# decoder open other files or addresses that a hostile file names.
FORMATS = (
    "aac,ac3,aiff,amr,ape,asf,au,avi,caf,dsf,dts,eac3,flac,flv,g722,gsm,matroska,webm,mov,mp3,mpc,"
    "mpc8,mpeg,mpegts,mpegvideo,ogg,oma,rm,swf,tak,truehd,tta,voc,w64,wav,wtv,wv"
)


@dataclass(frozen=True, slots=True)
class AudioTrack:
    """One of a file's audio tracks: its number in the file, language ("kor") and title as the file
    has them, how many channels, and whether players choose it by themselves."""

    number: int
    language: str | None
    title: str | None
    channels: int
    is_default: bool


class Sound:
    """An open media file: its tags and, once, its samples.

    >>> with Sound(Path("song.mp3")) as sound:          # doctest: +SKIP
    ...     blocks = list(sound.blocks())

    ``languages``: of several audio tracks, the first in one of these languages (as the file writes
    them, "kor") is heard; where there is none, the one that a player would choose.

    Raises `UnusableInput` when the file cannot be opened or has no audio track.
    """

    def __init__(self, path: Path, *, languages: Sequence[str] = ()) -> None:
        self.path = path
        self.decoded_s = 0.0
        self._damaged = 0
        self._ended = False
        self._container = open_media(path)
        stream = self._container.streams.best("audio")
        if not isinstance(stream, av.AudioStream):
            self._container.close()
            raise UnusableInput(path, "has no audio track")
        spoken = (one for one in self._container.streams.audio if one.language in languages)
        self._stream = next(spoken, stream)

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

    @property
    def track(self) -> AudioTrack:
        """The audio track that is heard."""
        return _track(self._stream)

    @property
    def coding(self) -> tuple[str, str]:
        """Container and codec by FFmpeg's names: ("mov,mp4,m4a,3gp,3g2,mj2", "aac")."""
        return self._container.format.name, self._stream.codec_context.name

    @property
    def tracks(self) -> tuple[AudioTrack, ...]:
        """All audio tracks of the file."""
        return tuple(_track(stream) for stream in self._container.streams.audio)

    @property
    def frame_rate(self) -> Fraction | None:
        """Frames of the picture a second; ``None`` where there is no picture or no one rate."""
        for stream in self._container.streams.video:
            # A cover picture is a video of one frame.
            if not stream.disposition & stream.disposition.attached_pic:
                average, base = stream.average_rate, stream.base_rate
                same = average and base and abs(average / base - 1) < _SAME_RATE
                return Fraction(average) if average and same else None
        return None

    @property
    def declared_s(self) -> float | None:
        """Seconds that the file says it has."""
        return declared_seconds(self._container, self._stream, self.path)

    def blocks(self) -> Iterator[Samples]:
        """Mono float32 blocks of about two seconds at `SAMPLE_RATE`, full scale 1.0.

        Channels are averaged.  Raises `UnusableInput` if not one frame can be decoded.
        """
        for block in self._resampled(self._batches(mono)):
            yield block[:, 0]

    def mid_and_side(self) -> Iterator[tuple[Samples, Samples]]:
        """All that is heard, and what of it is not in the middle: blocks as of `blocks`.

        Speech is in the middle: equal in left and right, or in the centre channel.  So the side is
        half of left less right, or what all channels but the centre have, or silence for one
        channel.  Where the time stamps leave a gap, silence fills it: a second of the blocks is a
        second of the picture.
        """
        for block in self._resampled(self._batches(mid_and_side, is_timed=True)):
            pair = np.ascontiguousarray(block.T)
            yield pair[0], pair[1]

    def _resampled(self, batches: Iterable[tuple[Samples, int]]) -> Iterator[Samples]:
        """Batches of shape (n, channels) at any rates as blocks at `SAMPLE_RATE`."""
        resampler: soxr.ResampleStream | None = None
        rate = channels = 0
        for batch, batch_rate in batches:
            if batch_rate != rate:
                if resampler is not None:
                    yield resampler.resample_chunk(np.empty((0, channels), np.float32), last=True)
                rate, channels = batch_rate, batch.shape[1]
                resampler = (
                    None
                    if rate == SAMPLE_RATE
                    else soxr.ResampleStream(
                        rate, SAMPLE_RATE, channels, dtype="float32", quality="HQ"
                    )
                )
            self.decoded_s += len(batch) / rate
            yield batch if resampler is None else resampler.resample_chunk(batch)
        if resampler is not None:
            yield resampler.resample_chunk(np.empty((0, channels), np.float32), last=True)
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

    def _batches(
        self, mix: Callable[[list[av.AudioFrame]], Samples], *, is_timed: bool = False
    ) -> Iterator[tuple[Samples, int]]:
        """Sound at the file's own rate, mixed, (n, channels) and hertz, about `BATCH_S` at a time.

        With ``is_timed``, silence fills the gaps that the time stamps leave.
        """
        frames: list[av.AudioFrame] = []
        kind: tuple[str, str, int, int] | None = None
        held = 0
        at = (self._container.start_time or 0) / 1e6
        for frame in self._frames():
            layout = frame.layout
            this = (frame.format.name, layout.name, layout.nb_channels, frame.sample_rate)
            gap = (frame.time - at) if is_timed and frame.time is not None else 0.0
            is_gap = GAP_S < gap < LONGEST_GAP_S
            if frames and (this != kind or held >= BATCH_S * frame.sample_rate or is_gap):
                yield mix(frames), frames[0].sample_rate
                frames, held = [], 0
            if is_gap:
                at += gap
                channels = mix([frame]).shape[1]
                yield (
                    np.zeros((round(gap * frame.sample_rate), channels), np.float32),
                    frame.sample_rate,
                )
            at += frame.samples / frame.sample_rate
            kind = this
            frames.append(frame)
            held += frame.samples
        if frames:
            yield mix(frames), frames[0].sample_rate

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


def open_media(path: Path) -> av.container.InputContainer:
    """A media file, open; nothing but the file itself is read, and no other is opened by it.

    Raises `UnusableInput` where it is none.
    """
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


def _track(stream: av.AudioStream) -> AudioTrack:
    default = bool(stream.disposition & stream.disposition.default)
    title = stream.metadata.get("title") or None
    return AudioTrack(stream.index, stream.language, title, stream.channels, default)
