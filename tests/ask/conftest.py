"""One asker for all tests that ask."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onara.ask import Asker


@pytest.fixture(scope="session")
def asker() -> Iterator[Asker]:
    """The asker of the bundled catalogue."""
    with Asker.open() as opened:
        yield opened
