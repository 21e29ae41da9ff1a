"""Writes sound to a file, in the format that its name says, with tags."""

import io
from pathlib import Path

import av
import numpy as np

from onara.demo.signal import RATE, Samples

_FORMATS: dict[str, tuple[str, str, int]] = {
    # suffix: container, codec, bits a second (0 where the codec has no such choice)
    ".mp3": ("mp3", "libmp3lame", 192_000),
    ".m4a": ("ipod", "aac", 160_000),
    ".ogg": ("ogg", "vorbis", 160_000),
    ".opus": ("ogg", "libopus", 112_000),
    ".flac": ("flac", "flac", 0),
    ".wav": ("wav", "pcm_s16le", 0),
    ".mkv": ("matroska", "aac", 128_000),
}

_OPTIONS = {
    # FFmpeg's own Vorbis encoder calls itself experimental and wants to be asked.
    "vorbis": {"strict": "experimental"},
    # The quickest settings that sound no worse here: the careful ones take three times as long.
    "libmp3lame": {"compression_level": "7"},
    "aac": {"aac_coder": "fast"},
}

_OPUS_RATE = 48_000
"""The one rate above 24 kHz that Opus knows."""

_BLOCK = RATE
"""Samples handed to the encoder at once."""


def write(path: Path, sound: Samples, tags: dict[str, str] | None = None) -> None:
    """Writes `sound`, shape (2, samples), to `path`; the folder must exist.

    Raises KeyError for a suffix that is none of mp3, m4a, ogg, opus, flac, wav, mkv, and OSError
    where the file cannot be written.
    """
    container, codec, bit_rate = _FORMATS[path.suffix]
    rate = _OPUS_RATE if codec == "libopus" else RATE
    options = _OPTIONS.get(codec, {})
    # Encoded in memory and written at once: a full disk then is a plain OSError from one place, and
    # av, which reads a `%` in some names as a pattern, never sees the name.
    encoded = io.BytesIO()
    with av.open(encoded, "w", format=container) as output:
        output.metadata.update(tags or {})
        stream = output.add_stream(codec, rate=rate, layout="stereo", options=options)
        assert isinstance(stream, av.AudioStream)
        if bit_rate:
            stream.bit_rate = bit_rate
        converter = av.AudioResampler(format=stream.format.name, layout="stereo", rate=rate)
        for begin in range(0, sound.shape[1], _BLOCK):
            block = np.ascontiguousarray(sound[:, begin : begin + _BLOCK], np.float32)
            frame = av.AudioFrame.from_ndarray(block, format="fltp", layout="stereo")
            frame.sample_rate = RATE
            frame.pts = begin
            for converted in converter.resample(frame):
                output.mux(stream.encode(converted))
        for converted in converter.resample(None):
            output.mux(stream.encode(converted))
        output.mux(stream.encode(None))
    path.write_bytes(encoded.getvalue())
