"""What was told already, kept so that a restart does not tell it again."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import NamedTuple

from onara.durable import replace_file
from onara.watching.seen import Stamp

NAME = "watching.json"


class Known(NamedTuple):
    """What came of a file that is in no library: ``reason`` why not (the rest of a sentence), or
    ``None`` for one that lies beside others and was read."""

    stamp: Stamp
    reason: str | None


class Remembered:
    """``files`` that are in no library, those of it that are ``missing``, and ``faults`` of lyrics.

    A file in the home folder.  It only spares work and words: where it is lost or damaged,
    everything is looked at once more."""

    def __init__(self, home: Path) -> None:
        self._file = home / NAME
        self.files: dict[Path, Known] = {}
        self.missing: set[Path] = set()
        self.faults: set[str] = set()
        try:
            told = json.loads(self._file.read_text(encoding="ascii"))
            self.missing = {Path(each) for each in told["missing"]}
            self.faults = {str(each) for each in told["faults"]}
            self.files = {
                Path(path): Known(Stamp(int(size), int(mtime_ns)), reason)
                for path, (size, mtime_ns, reason) in told["files"].items()
            }
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            self.files, self.missing, self.faults = {}, set(), set()

    def keep(self) -> None:
        """Put it on the disk.  Raises `LibraryError`."""
        told = {
            "files": {
                os.fspath(path): (*each.stamp, each.reason) for path, each in self.files.items()
            },
            "missing": sorted(map(os.fspath, self.missing)),
            "faults": sorted(self.faults),
        }
        self._file.parent.mkdir(parents=True, exist_ok=True)
        # Names that are no text are escaped, as all that is not ASCII.
        replace_file(self._file, [json.dumps(told, indent=0).encode("ascii")])
