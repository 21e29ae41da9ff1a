"""The command line in this process, and a home with two recordings."""

import shutil
import sys
from pathlib import Path

import pytest

from onara.cli.main import main
from onara.library import Library
from tests.cli.program import Onara, Ran, lines, wav


@pytest.fixture
def onara(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Onara:
    """The command line in this process, with everything that it writes to its descriptors."""

    def run(*words: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["onara", *(str(word) for word in words)])
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        said = capfd.readouterr()
        assert isinstance(ended.value.code, int)
        return Ran(ended.value.code, lines(said.out), lines(said.err))

    return run


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the recordings of seeds 1 and 2, which no test may write to."""
    folder = tmp_path_factory.mktemp("filled")
    with Library.open(folder / "home") as library:
        added = library.add([wav(folder / "one.wav", 20.0, 1), wav(folder / "two.wav", 20.0, 2)])
    assert [outcome.status for outcome in added] == ["added", "added"]
    return folder / "home"


@pytest.fixture
def home(filled: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may write to."""
    return Path(shutil.copytree(filled, tmp_path / "home"))
