from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from onara import Library


@pytest.fixture(scope="session")
def owned(
    tmp_path_factory: pytest.TempPathFactory, family_files: Mapping[str, Path]
) -> Iterator[Library]:
    """A library with all of the family, to be read only."""
    with Library.open(tmp_path_factory.mktemp("families") / "home") as library:
        library.add(family_files.values(), processes=1)
        yield library
