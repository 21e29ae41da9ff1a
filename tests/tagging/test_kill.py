"""A kill at any moment leaves the old file or the new one."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onara.tagging import audio_digest, read, write
from tests.tagging.files import make

WRITING = """
import sys
from pathlib import Path
from onara.tagging import write
path = Path(sys.argv[1])
write(path, {"title": ("0",)})
print("begun", flush=True)
for number in range(1, 100_000):
    write(path, {"title": (str(number) * 500,)})
"""


@pytest.mark.parametrize("name", ["a.mp3", "a.m4a", "a.flac"])
def test_a_kill_while_writing_leaves_a_whole_file(tmp_path: Path, name: str) -> None:
    path = make(tmp_path, name)
    sound = audio_digest(path)
    for delay in (0.0, 0.013, 0.031):
        child = subprocess.Popen(
            [sys.executable, "-c", WRITING, str(path)],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        assert child.stdout is not None
        assert child.stdout.readline() == b"begun\n"
        time.sleep(delay)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        title = read(path).first("title")
        assert title is not None
        assert title.isdecimal()
        assert audio_digest(path) == sound
    write(path, {"title": ("다시",)})
    assert read(path).first("title") == "다시"
    assert [each.name for each in tmp_path.iterdir()] == [name]
