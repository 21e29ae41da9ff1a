"""Onara by its command line: add the library, scan the episodes, read its JSON."""

import json
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from bench.episodes.cost import Cost, run
from bench.episodes.heard import Heard, heard

COMMAND = (sys.executable, "-c", "from onara.cli.main import main; main()")


class Onara:
    """The program with a home of its own; command is how it is started."""

    def __init__(self, home: Path, command: Sequence[str] = COMMAND) -> None:
        self._command = command
        self._environment = {**os.environ, "ONARA_HOME": str(home)}

    def version(self) -> str:
        """Raises bench.episodes.cost.CommandError, as the others do."""
        return self._run(["--version"])[0].strip()

    def add(self, paths: Iterable[Path]) -> Cost:
        """Take files or folders into the library."""
        return self._run(["add", *map(str, paths), "--json"])[1]

    def scan(self, episodes: Iterable[Path]) -> tuple[list[Heard], Cost]:
        """All cues of all episodes.  Raises ValueError where the answer has another shape."""
        files = list(map(str, episodes))
        _, cost = self._run(["scan", *files, "--json"])
        # What comes back in a later episode gets its number only then: so all is read at the end.
        said, _ = self._run(["scan", *files, "--json"])
        return read(said), cost

    def _run(self, line: list[str]) -> tuple[str, Cost]:
        return run([*self._command, *line], self._environment)


def read(said: str) -> list[Heard]:
    """The cues of `onara scan --json`: an object for each episode, one a line or in a list."""
    try:
        whole = json.loads(said)
        sheets = whole if isinstance(whole, list) else [whole]
    except json.JSONDecodeError:
        sheets = [json.loads(line) for line in said.splitlines() if line.strip()]
    try:
        return [_cue(sheet["episode"], cue) for sheet in sheets for cue in sheet["cues"]]
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"the answer of scan lacks {error}") from None


def _cue(episode: str, cue: dict[str, Any]) -> Heard:
    recording, evidence = cue["recording"], cue.get("evidence") or {}
    return heard(
        {
            "episode": episode,
            "start_s": cue["start_s"],
            "end_s": cue["end_s"],
            "track": recording["path"] if recording else None,
            "unknown": cue.get("unknown"),
            "level_db": cue.get("level_db"),
            "usage": cue.get("usage"),
            "score": evidence.get("z"),
        }
    )
