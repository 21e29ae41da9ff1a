"""A server of a home folder, asked without a network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onara.web import Settings, create_app


@pytest.fixture(scope="session")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A server with nothing in it but what the package brings."""
    home: Path = tmp_path_factory.mktemp("empty home")
    with TestClient(create_app(Settings(home)), base_url="http://localhost") as made:
        yield made
