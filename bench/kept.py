"""Answers that are kept as they come, so that a long run may be stopped and goes on later."""

import json
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self


class Kept:
    """A file of JSON lines: a key, an answer.  A line that was cut off by a kill is asked again."""

    def __init__(self, path: Path) -> None:
        self._held: dict[tuple[Any, ...], Any] = {}
        if path.exists():
            for line in path.read_bytes().split(b"\n"):
                try:
                    key, answer = json.loads(line)
                except ValueError:
                    continue
                self._held[tuple(key)] = answer
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("a", encoding="utf-8")
        self._file.write("\n")  # whatever was cut off ends here

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def __contains__(self, key: tuple[Any, ...]) -> bool:
        return key in self._held

    def __iter__(self) -> Iterator[tuple[tuple[Any, ...], Any]]:
        yield from self._held.items()

    def put(self, key: tuple[Any, ...], answer: Any) -> None:
        """Keep an answer; it is in the file when this returns."""
        self._file.write(json.dumps([key, answer]) + "\n")
        self._file.flush()
        self._held[key] = answer
