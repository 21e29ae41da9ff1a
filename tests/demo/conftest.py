"""The rendered demo (see the conftest above), decoded."""

from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest

from onara.demo import Rendered
from onara.demo.signal import RATE, Samples


def _decode(path: Path) -> Samples:
    with av.open(str(path)) as container:
        converter = av.AudioResampler(format="fltp", layout="stereo", rate=RATE)
        blocks = [
            converted.to_ndarray()
            for frame in [*container.decode(audio=0), None]
            for converted in converter.resample(frame)
        ]
    return np.concatenate(blocks, axis=1)


@pytest.fixture(scope="session")
def decode() -> Callable[[Path], Samples]:
    """A file's sound at the demo's rate, shape (2, samples)."""
    return _decode


@pytest.fixture(scope="session")
def recordings(rendered: Rendered) -> dict[str, Samples]:
    """The recordings as their files decode, by song id."""
    return {song_id: _decode(path) for song_id, path in rendered.recordings.items()}


@pytest.fixture(scope="session")
def clip(rendered: Rendered) -> Samples:
    return _decode(rendered.clip)


@pytest.fixture(scope="session")
def scene(rendered: Rendered) -> Samples:
    return _decode(rendered.scene)
