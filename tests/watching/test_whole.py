from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onara.watching.whole import is_cut, is_newer, is_old, written_to
from tests.media import cut, encode, music

HOLD = "import sys; file = open(sys.argv[1], sys.argv[2]); print('open', flush=True); input()"


@pytest.mark.skipif(not Path("/proc/self/fdinfo").exists(), reason="only Linux tells it")
@pytest.mark.parametrize(("mode", "is_written"), [("ab", True), ("r+b", True), ("rb", False)])
def test_a_file_that_another_process_writes_to_is_known(
    tmp_path: Path, mode: str, is_written: bool
) -> None:
    path, other = tmp_path / "눈의 꽃.mp3", tmp_path / "other.mp3"
    path.touch()
    other.touch()
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, path, mode],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        found = written_to([path, other, tmp_path / "missing.mp3"])
        holder.communicate("\n")
    assert found == ({path} if is_written else set())
    assert written_to([path]) == set()


def test_a_downloaders_file_beside_one_says_that_it_is_written_to(tmp_path: Path) -> None:
    (tmp_path / "a.mp3").touch()
    (tmp_path / "a.mp3.aria2").touch()
    assert written_to([tmp_path / "a.mp3"]) == {tmp_path / "a.mp3"}


def test_what_was_moved_of_late_is_not_old_even_if_its_bytes_are(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    path.touch()
    os.utime(path, (time.time() - 7200,) * 2)
    assert not is_old(path)
    assert is_newer(path, time.time() - 3600)
    assert not is_newer(path, time.time() + 3600)
    assert not is_old(tmp_path / "missing.mp3")


def test_a_part_of_a_file_is_cut_and_what_is_no_sound_is_not(tmp_path: Path) -> None:
    song = encode(tmp_path / "a.flac", music(5.0), "flac", "flac")
    assert not is_cut(song)
    assert is_cut(cut(song, 0.5))
    song.write_bytes(b"no sound")
    assert not is_cut(song)
