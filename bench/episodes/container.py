"""An episode's sound into a file that players open."""

from pathlib import Path

import av
import numpy as np

from bench.episodes.recipe import Container
from bench.sound import Sound
from bench.speech import RATE

PEAK = 0.95
BLOCK = 60 * RATE
STEP = {"aac": 1024, "libmp3lame": 1152}  # samples in a frame of the codec
SURROUND_DB = -9.0  # of the bed behind the listener
SURROUND_DELAY = round(0.012 * RATE)
CENTRE = np.float32(np.sqrt(2))  # what mixing 5.1 down to stereo takes away again


def write(path: Path, container: Container, bed: Sound, dialogue: Sound) -> None:
    """Stereo with the dialogue in the middle, or 5.1 with the dialogue alone in the centre.

    bed has shape (n, 2), dialogue (n,), both at 48 kHz.
    """
    blocks = range(0, len(bed), BLOCK)
    peak = max(
        float(np.abs(bed[i : i + BLOCK] + dialogue[i : i + BLOCK, None]).max()) for i in blocks
    )
    gain = np.float32(min(1.0, PEAK / peak))
    step = STEP[container.codec]
    with av.open(str(path), "w") as file:
        layout = "5.1" if container.surround else "stereo"
        stream = file.add_stream(container.codec, rate=RATE, layout=layout, format="fltp")
        assert isinstance(stream, av.AudioStream)
        stream.bit_rate = container.bit_rate
        for first in range(0, len(bed), step):
            talk = dialogue[first : first + step]
            sides = bed[first : first + step]
            if container.surround:
                planes = _surround(sides, talk, bed[max(0, first - SURROUND_DELAY) :][: len(talk)])
            else:
                planes = (sides + talk[:, None]).T
            block = np.ascontiguousarray(planes * gain, dtype=np.float32)
            frame = av.AudioFrame.from_ndarray(block, format="fltp", layout=layout)
            frame.sample_rate, frame.pts = RATE, first
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))


def _surround(sides: Sound, talk: Sound, earlier: Sound) -> Sound:
    """Left, right, centre, low effects, and the two behind; shape (6, n)."""
    behind = earlier * np.float32(10 ** (SURROUND_DB / 20))
    low = np.zeros_like(talk)
    return np.stack([sides[:, 0], sides[:, 1], talk * CENTRE, low, behind[:, 0], behind[:, 1]])
