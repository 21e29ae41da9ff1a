from __future__ import annotations

from pathlib import Path

import pytest

from tests.mending.tree import make_songs, soundtrack


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_songs(tmp_path_factory.mktemp("made"))


@pytest.fixture
def root(made: Path, tmp_path: Path) -> Path:
    return soundtrack(tmp_path / "root", made)
