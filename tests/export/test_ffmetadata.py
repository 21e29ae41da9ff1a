from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import av
import pytest

from onara.export import write
from onara.export.chapters import chapters
from onara.export.language import Language
from tests.export import programs
from tests.export.sheets import SHEET, SNOW, line, sheet

ODD = "a=b; #c \\ d"


@pytest.mark.parametrize("language", ["en", "ko"])
def test_ffmpeg_reads_the_chapters(tmp_path: Path, language: Language) -> None:
    file = tmp_path / "own.ffmetadata"
    file.write_bytes(write([SHEET], "ffmetadata", language))
    with av.open(file, format="ffmetadata") as container:
        found = container.chapters()
        titles = [each["metadata"]["title"] for each in found]
        spans = [(each["start"], each["end"]) for each in found]
    told = chapters(SHEET)
    assert titles == [each.title(language) for each in told]
    assert spans == [(round(c.start_s * 1000), round(c.end_s * 1000)) for c in told]


def test_mpv_reads_them_beside_a_file(wav: Callable[..., Path], tmp_path: Path) -> None:
    file = tmp_path / "제7회.ffmetadata"
    given = sheet(line("a", 2.5, 6, replace(SNOW, title=ODD)), duration_s=12.0)
    file.write_bytes(write([given], "ffmetadata"))
    found = programs.mpv(wav("a.wav"), f"--chapters-file={file}", tell="chapter-list")
    assert found == [
        {"title": "(no music)", "time": 0},
        {"title": f"{ODD} – Kim Someone; Beyoncé", "time": 2.5},
        {"title": "(no music)", "time": 6},
    ]
