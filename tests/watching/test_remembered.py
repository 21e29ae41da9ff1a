from __future__ import annotations

from pathlib import Path

import pytest

from onara.watching.remembered import NAME, Known, Remembered
from onara.watching.seen import Stamp


def test_what_was_told_is_there_after_a_restart(tmp_path: Path) -> None:
    odd = Path("/srv/\udcff 도깨비.mp3")
    kept = Remembered(tmp_path / "home")
    kept.files[odd] = Known(Stamp(3, 5), "is silent")
    kept.files[Path("/srv/a.lrc")] = Known(Stamp(1, 2), None)
    kept.missing.add(odd)
    kept.faults.add("/srv/b.lrc: is empty")
    kept.keep()
    again = Remembered(tmp_path / "home")
    assert (again.files, again.missing, again.faults) == (kept.files, kept.missing, kept.faults)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"missing": 3}', '{"files": {"a": [1]}}'])
def test_a_damaged_file_costs_only_a_second_look(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text)
    kept = Remembered(tmp_path)
    assert (kept.files, kept.missing, kept.faults) == ({}, set(), set())
    kept.keep()
