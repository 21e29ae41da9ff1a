"""The guide from a season folder to a cue sheet is executed, line by line."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl

from onara.demo import Rendered

GUIDE = Path(__file__).parent.parent / "docs" / "cue-sheets.md"
ONARA = Path(sys.executable).with_name("onara")


def steps() -> list[tuple[list[str], list[str]]]:
    """(words of a command, lines that the guide shows of its output), in order."""
    found: list[tuple[list[str], list[str]]] = []
    for block in re.findall(r"```console\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.S):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((shlex.split(line[2:]), []))
            else:
                found[-1][1].append(line.rstrip())
    return found


MEASURED = re.compile(r"(\d+):(\d\d\.\d)|(-?\d+(?:\.\d+)?)(?= %| dB)")
"""Times to a tenth of a second, per cent, decibels: processors differ in the last digit."""
BARS = re.compile("[·▁▂▃▄▅▆▇█]{5,}")
"""Pictures of such values."""


def is_shown(line: str, printed: list[str]) -> bool:
    """Whether a line of the guide was printed; … stands for anything."""
    pattern = ".*".join(
        re.escape(piece) for piece in BARS.sub("…", MEASURED.sub("…", line)).split("…")
    )
    return any(re.fullmatch(pattern, one) and is_near(line, one) for one in printed)


def is_near(line: str, other: str) -> bool:
    """Whether what two lines measured is the same but for the last digit."""
    pairs = zip(measured(line), measured(other), strict=False)
    return all(abs(one - two) < least for (one, least), (two, _) in pairs)


def measured(line: str) -> list[tuple[float, float]]:
    """Values, and what two of them may differ by."""
    return [
        (float(number), 0.15 if "." in number else 1.5)
        if number
        else (60 * int(minutes) + float(seconds), 0.15)
        for minutes, seconds, number in MEASURED.findall(line)
    ]


def is_progress(line: str) -> bool:
    """Whether a line tells what stands out while a scan runs."""
    return re.fullmatch(r" {3,}[\d:]+  \S.*", line) is not None


def test_the_guide_says_what_happens(rendered: Rendered, tmp_path: Path) -> None:
    shutil.copytree(rendered.folder, tmp_path / "demo-files")
    environment = os.environ | {"ONARA_HOME": "demo-files/home", "COLUMNS": "100"}
    followed = steps()
    assert len(followed) > 10
    for words, shown in followed:
        assert words[0] == "onara"
        done = subprocess.run(
            [ONARA, *words[1:]],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, (words, done.stderr)
        # What stands out while a scan runs depends on which window is ready first.
        printed = [line.rstrip() for line in done.stdout.splitlines() if not is_progress(line)]
        wanted = [line for line in shown if not is_progress(line)]
        missing = [line for line in wanted if not is_shown(line, printed)]
        assert not missing, (words, missing, printed)
        assert len(printed) == len(wanted), (words, printed)
    book = openpyxl.load_workbook(tmp_path / "three-hills.xlsx")
    cells = [str(cell) for row in book["Cue sheet"].iter_rows(values_only=True) for cell in row]
    assert "Unknown music: Slow waltz" in cells
    assert (tmp_path / "three-hills-2.pdf").read_bytes().startswith(b"%PDF")
    assert "Blue Bird" in (tmp_path / "chapters.txt").read_text(encoding="utf-8")
