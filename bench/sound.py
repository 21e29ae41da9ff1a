"""Sound in and out of files.

Sound is float32, shape (n,) for one channel or (n, 2) for two; full scale is 1.0.
"""

import wave
from pathlib import Path
from typing import Any

import av
import numpy as np
import numpy.typing as npt
import soxr

Sound = npt.NDArray[np.float32]


def decode(path: Path, rate: int | None = None) -> tuple[Sound, int]:
    """The whole file as stereo, shape (n, 2), and its sample rate in hertz.

    rate resamples.  Raises av.error.FFmpegError or ValueError where there is no sound.
    """
    parts: list[npt.NDArray[Any]] = []
    form = "g722" if path.suffix == ".g722" else None
    with av.open(str(path), format=form) as container:
        if not container.streams.audio:
            raise ValueError(f"{path.name} has no audio stream")
        # One or two channels as they are: the resampler would lower mono by 3 dB.
        channels = container.streams.audio[0].codec_context.channels
        planar = av.AudioResampler(format="fltp", layout="stereo" if channels > 2 else None)
        for frame in container.decode(audio=0):
            native = frame.sample_rate
            parts += [out.to_ndarray() for out in planar.resample(frame)]
        parts += [out.to_ndarray() for out in planar.resample(None)]
    if not parts:
        raise ValueError(f"{path.name} has no samples")
    x = np.concatenate(parts, axis=1).astype(np.float32, copy=False)
    x = np.ascontiguousarray(np.broadcast_to(x, (2, x.shape[1])).T)
    return (x, native) if rate is None else (resample(x, native, rate), rate)


def mono(x: Sound) -> Sound:
    """Mean of the channels."""
    return x if x.ndim == 1 else x.mean(axis=1, dtype=np.float32)


def resample(x: Sound, rate_in: float, rate_out: float) -> Sound:
    """Band-limited resampling (soxr, high quality) between two rates in hertz."""
    if rate_in == rate_out or not len(x):
        return x
    return np.asarray(soxr.resample(x, rate_in, rate_out), dtype=np.float32)


def as_int16(x: Sound) -> npt.NDArray[np.int16]:
    """Full scale 1.0 to 32767; what exceeds it is clipped."""
    return np.round(np.clip(x, -1, 1) * 32767).astype(np.int16)


def as_float(x: npt.NDArray[np.int16]) -> Sound:
    """Back from as_int16."""
    return x.astype(np.float32) / np.float32(32767)


def write_wav(path: Path, x: Sound, rate: int) -> None:
    """16-bit PCM."""
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1 if x.ndim == 1 else x.shape[1])
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(as_int16(x).tobytes())


def write_mp3(path: Path, x: Sound, rate: int, bit_rate: int) -> None:
    """MP3 by LAME, joint stereo; x has shape (n, 2), bit_rate is in bits per second."""
    with av.open(str(path), "w", format="mp3") as container:
        stream = container.add_stream("libmp3lame", rate=rate, layout="stereo", format="fltp")
        stream.bit_rate = bit_rate
        step = 1152  # samples in an MP3 frame
        for first in range(0, len(x), step):
            block = np.ascontiguousarray(x[first : first + step].T)
            frame = av.AudioFrame.from_ndarray(block, format="fltp", layout="stereo")
            frame.sample_rate, frame.pts = rate, first
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
