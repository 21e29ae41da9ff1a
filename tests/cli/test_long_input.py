"""Ten hours of sound in bounded memory."""

import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.cli.program import PROGRAM, RATE, Ran, lines
from tests.media import music, raw_wav

MINUTES, UNLIKE, MOST_MB = 600, 500, 400


@pytest.fixture
def ten_hours(tmp_path: Path) -> Iterator[Path]:
    """The same minute again and again, but for one of them."""
    minute, unlike = (
        (128 + 120 * music(60.0, seed, RATE)).astype(np.uint8).tobytes() for seed in (11, 12)
    )
    size = MINUTES * len(minute)
    path = tmp_path / "ten hours.wav"
    with path.open("wb") as file:
        form = struct.pack("<HHIIHH", 1, 1, RATE, RATE, 1, 8)
        file.write(struct.pack("<4sI4s4sI", b"RIFF", 36 + size, b"WAVE", b"fmt ", 16) + form)
        file.write(struct.pack("<4sI", b"data", size))
        for number in range(MINUTES):
            file.write(unlike if number == UNLIKE else minute)
    yield path
    path.unlink()


# A small program between this process and the one that is measured: a process that is started takes
# over the peak of the one that starts it.
_PEAK = """
import resource, subprocess, sys
status = subprocess.run(sys.argv[1:]).returncode
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(peak if sys.platform == "darwin" else 1024 * peak, file=sys.stderr)
sys.exit(status)
"""


def peak_mb(*words: object) -> tuple[Ran, float]:
    """A run, and the most memory that the program or one of its workers held."""
    ran = subprocess.run(
        [sys.executable, "-c", _PEAK, *PROGRAM, *(str(word) for word in words)],
        capture_output=True,
        check=False,
    )
    *err, peak = lines(ran.stderr.decode())
    return Ran(ran.returncode, lines(ran.stdout.decode()), err), int(peak) / 1e6


def test_ten_hours_are_taken_in_and_searched_in_bounded_memory(
    ten_hours: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    added, of_add = peak_mb("add", ten_hours, "--home", home, "--json")
    assert (added.status, added.err) == (0, [])
    assert added.answers[0]["duration_s"] == pytest.approx(60 * MINUTES, abs=0.01)
    assert of_add < MOST_MB
    part = raw_wav(tmp_path / "part.wav", music(60.0, 12, RATE)[20 * RATE : 25 * RATE], RATE)
    asked, of_identify = peak_mb("identify", part, ten_hours, "--home", home, "--json")
    assert (asked.status, asked.err) == (0, [])
    of_part, of_whole = asked.answers
    assert of_part["match"]["offset_s"] == pytest.approx(60 * UNLIKE + 20, abs=0.01)
    assert of_whole["match"]["path"] == str(ten_hours)
    assert of_identify < MOST_MB
