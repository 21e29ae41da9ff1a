"""Programs that are not ours, to read what was written."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

PACKAGES = {"mpv": "mpv", "mkvmerge": "mkvtoolnix", "mkvextract": "mkvtoolnix"} | dict.fromkeys(
    ("pdftotext", "pdffonts", "pdfinfo", "pdftoppm"), "poppler-utils"
)


def run(program: str, *words: str | Path) -> str:
    """What a program prints; without it the test is skipped, but fails where CI is true."""
    found = shutil.which(program)
    if found is None:
        told = f"{program} is not installed; on Debian: apt install {PACKAGES[program]}"
        if os.environ.get("CI") == "true":
            pytest.fail(told)
        pytest.skip(told)
    done = subprocess.run([found, *words], capture_output=True, check=False, timeout=120)
    printed = done.stdout.decode("utf-8-sig", "replace")
    assert done.returncode == 0, printed + done.stderr.decode(errors="replace")
    return printed


def mpv(file: Path, *options: str, tell: str) -> Any:
    """A property of mpv, once it plays a file without screen and sound."""
    printed = run(
        *("mpv", "--no-config", "--vo=null", "--ao=null", "--length=0.1", "--load-scripts=no"),
        *options,
        f"--term-playing-msg=<<${{={tell}}}>>",
        str(file),
    )
    return json.loads(printed.partition("<<")[2].partition(">>")[0])
