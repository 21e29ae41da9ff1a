"""What takes long to make is made by one of the processes that test, for all of them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from onara.library.lock import writing


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder, filled by ``make`` where no process has filled it yet; to be read only.

    What somebody opens for writing, be it to look at it, has to be copied: others copy it too.
    """
    base = factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, made = base / "shared" / name, base / "shared" / f"{name} is made"
    with writing(base / "shared" / f"{name} is locked"):
        if not made.exists():
            shutil.rmtree(folder, ignore_errors=True)
            make(folder)
            made.touch()
    return folder
