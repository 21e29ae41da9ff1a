"""A home with six recordings of the demo under their names, and clips of them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from onara.audio import decode
from onara.clips import ClipAnswer, Clips
from onara.demo import Rendered
from onara.library import Library
from onara.scan import Scanner
from tests.media import Wave, raw_wav

RATE = 8000


@pytest.fixture(scope="session")
def heard_home(tmp_path_factory: pytest.TempPathFactory, rendered: Rendered) -> Path:
    """The demo's music in a library; no test adds to it."""
    home = tmp_path_factory.mktemp("heard") / "home"
    shutil.copytree(rendered.folder / "home" / "catalogue", home / "catalogue")
    with Library.open(home) as library:
        library.add([rendered.soundtrack])
    return home


@pytest.fixture(scope="session")
def songs(rendered: Rendered) -> dict[str, Wave]:
    """The demo's recordings by the ids of their songs, at 8 kHz."""
    return {song: decode(path) for song, path in rendered.recordings.items()}


@pytest.fixture(scope="session")
def speech(rendered: Rendered) -> Wave:
    """Fifteen seconds of the demo's episode in which somebody speaks over the music."""
    return decode(rendered.scene)[: 15 * RATE]


@contextmanager
def opened(home: Path) -> Iterator[Clips]:
    """Clips of a home folder."""
    with Library.open(home) as library:
        recordings = library.recordings()
    clips = Clips(home, lambda: recordings, lambda: Scanner.open(home))
    try:
        yield clips
    finally:
        clips.close()


@pytest.fixture(scope="module")
def clips(heard_home: Path) -> Iterator[Clips]:
    with opened(heard_home) as made:
        yield made


@pytest.fixture
def hear(clips: Clips) -> Callable[..., ClipAnswer]:
    """Hands in a file, or a sound at 8 kHz, and gives the answer."""

    def handed_in(source: Path | Wave, name: str = "clip.wav") -> ClipAnswer:
        with clips.place() as id_:
            sound = clips.spool.sound(id_)
            if isinstance(source, np.ndarray):
                raw_wav(sound, source, RATE)
            else:
                shutil.copyfile(source, sound)
            return clips.hear(id_, name).result()

    return handed_in
