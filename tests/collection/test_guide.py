"""docs/collection.md says what happens: its commands run, and print what it shows."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from tests.collection.messy import make

GUIDE = Path(__file__).parents[2] / "docs" / "collection.md"
ONARA = Path(sys.executable).with_name("onara")


def steps() -> list[tuple[list[str], list[str]]]:
    """(words of a command, lines that the guide shows of its output), in order."""
    blocks = re.findall(r"```console\n\$ (.*?)\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.S)
    return [(shlex.split(command), shown.splitlines()) for command, shown in blocks]


def is_printed(line: str, printed: list[str]) -> bool:
    """Whether a line of the guide was printed; … stands for anything."""
    pattern = ".*".join(map(re.escape, line.split("…")))
    return any(re.fullmatch(pattern, one) for one in printed)


def test_the_guide_says_what_happens(tmp_path: Path) -> None:
    make(tmp_path / "OST")
    followed = steps()
    assert len(followed) > 1
    for words, shown in followed:
        assert words[0] == "onara"
        done = subprocess.run(
            [ONARA, *words[1:]],
            cwd=tmp_path,
            env=os.environ | {"ONARA_HOME": "home", "COLUMNS": "100"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        printed = done.stdout.splitlines()
        missing = [line for line in shown if not is_printed(line, printed)]
        assert not missing, (words, missing, printed)
        if "…" not in shown:
            assert len(printed) == len(shown), words
