"""A server of a home folder, asked without a network."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onara.web import Settings, create_app
from tests.small_season import SmallSeason


@pytest.fixture(scope="session")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A server with nothing in it but what the package brings."""
    home: Path = tmp_path_factory.mktemp("empty home")
    with TestClient(create_app(Settings(home)), base_url="http://localhost") as made:
        yield made


@pytest.fixture(scope="module")
def scanned(
    kept_season: SmallSeason, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TestClient]:
    """A server of a home with two scanned episodes; its tests take back what they change."""
    folder = tmp_path_factory.mktemp("scanned")
    home = Path(shutil.copytree(kept_season.home, folder / "home"))
    settings = Settings(home, roots=(folder, kept_season.first.parents[1]))
    with TestClient(create_app(settings), base_url="http://localhost") as made:
        yield made
