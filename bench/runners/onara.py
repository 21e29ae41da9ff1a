"""Onara by its Python API, at its default threshold."""

import tempfile
from importlib.metadata import version
from pathlib import Path

from bench.runners.protocol import Found, serve
from onara import Library


class Onara:
    """A library in a temporary home; the score of an answer is z."""

    def __init__(self, home: Path) -> None:
        self._library = Library.open(home)

    def describe(self) -> str:
        return f"Onara {version('onara')}, default threshold"

    def add(self, tracks: list[tuple[str, str]]) -> None:
        for outcome in self._library.add([Path(path) for path, _ in tracks]):
            if outcome.status == "refused":
                raise ValueError(f"{outcome.path}: {outcome.reason}")

    def ready(self) -> None:
        """Nothing to do: a library can be asked at any time."""

    def identify(self, path: str) -> Found | None:
        match = self._library.identify(Path(path)).match
        # The corpus gives every track a file name of its own.
        if match is None or match.path is None:
            return None
        return Found(Path(match.path).name, match.z, match.offset_s)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="onara-bench-") as folder:
        serve(Onara(Path(folder)))
