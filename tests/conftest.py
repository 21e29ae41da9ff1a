"""Sound that many tests share."""

from __future__ import annotations

import shutil
import signal
import wave
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pytest

from onara.demo import Rendered, render
from onara.processes import cores
from tests.lively import make_lively
from tests.media import Wave, music
from tests.shared import once
from tests.small_season import kept_season, season
from tests.versions import RATE as VERSIONS_RATE
from tests.versions import versions

__all__ = ["kept_season", "season"]

RATE = 16000

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell starts what it puts in the background so, and programs that tests start inherit it.
    signal.signal(signal.SIGINT, signal.default_int_handler)


LONGEST = (
    "tests/watching/test_watcher.py",
    "tests/test_docs.py",
    "tests/beetsplug/test_onara.py",
    "tests/cli/test_long_input.py",
    "tests/cli/test_serve.py",
    "tests/scan",
    "tests/test_guide.py",
    "tests/test_real_recordings.py",
    "tests/players/test_guides.py",
    "tests/cli",
    "tests/browser/test_hear.py",
    "tests/browser/test_accessible.py",
)
"""What is begun first, so that no process is left with it when all others are done."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    def place(item: pytest.Item) -> int:
        ranks = (rank for rank, each in enumerate(LONGEST) if item.nodeid.startswith(each))
        return next(ranks, len(LONGEST))

    items.sort(key=place)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One more than there are cores: much of the time something is waited for, as by a watch.

    Not of the browser's, which is many processes itself.
    """
    return cores() + (not any("browser" in each for each in config.args))


def play(seed: int, seconds: float, rate: int = RATE) -> Wave:
    """Music; less of one seed is the beginning of more of it, but for loudness.  Shape (n,)."""
    return music(seconds, seed, rate)


def save_wav(path: Path, sound: Wave, rate: int = RATE) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes((np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes())
    return path


@pytest.fixture
def wav(tmp_path: Path) -> Callable[..., Path]:
    """Writes ``play(seed, seconds)`` as a WAV file of the name given."""

    def write(name: str, seed: int = 1, seconds: float = 12.0) -> Path:
        return save_wav(tmp_path / name, play(seed, seconds))

    return write


@pytest.fixture(scope="session")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    """The demo, rendered once for all tests, into a folder named with a space and Hangul."""

    def make(folder: Path) -> None:
        assert render(folder).fresh

    return render(once(tmp_path_factory, "시연 files", make))


@pytest.fixture(scope="session")
def lively(tmp_path_factory: pytest.TempPathFactory, rendered: Rendered) -> Path:
    """A home with something in everything, to be read only: tests that write copy it."""
    made = once(tmp_path_factory, "lively", lambda home: make_lively(home, rendered))
    home = tmp_path_factory.mktemp("lively") / "home"
    shutil.copytree(made, home)
    return home


@pytest.fixture(scope="session")
def family(rendered: Rendered) -> Mapping[str, Wave]:
    """Versions of one song, by name, and what has nothing of it (`tests.versions`)."""
    return versions(rendered)


@pytest.fixture(scope="session")
def family_files(
    tmp_path_factory: pytest.TempPathFactory, family: Mapping[str, Wave]
) -> Mapping[str, Path]:
    """The same as WAV files."""
    folder = tmp_path_factory.mktemp("family")
    return {
        name: save_wav(folder / f"{name}.wav", sound, VERSIONS_RATE)
        for name, sound in family.items()
    }
