import os
from pathlib import Path

import pytest

from onara.errors import UnusableInput
from onara.scan.identity import episode_id

MEGABYTE = 1 << 20


def test_a_file_that_was_moved_keeps_its_name(tmp_path: Path) -> None:
    path = tmp_path / "a.mkv"
    path.write_bytes(os.urandom(3 * MEGABYTE))
    before = episode_id(path)
    assert episode_id(path.rename(tmp_path / "b.mkv")) == before
    assert len(before) == 12
    int(before, 16)


@pytest.mark.parametrize("place", [0, MEGABYTE - 1, -MEGABYTE, -1])
def test_another_byte_at_either_end_is_another_file(tmp_path: Path, place: int) -> None:
    data = bytearray(os.urandom(3 * MEGABYTE))
    path = tmp_path / "a.mkv"
    path.write_bytes(data)
    before = episode_id(path)
    data[place] ^= 1
    path.write_bytes(data)
    assert episode_id(path) != before


def test_a_file_that_has_grown_is_another_file(tmp_path: Path) -> None:
    path = tmp_path / "a.mkv"
    path.write_bytes(bytes(4 * MEGABYTE))
    before = episode_id(path)
    path.write_bytes(bytes(5 * MEGABYTE))
    assert episode_id(path) != before


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reasons = {"pipe": "is not a regular file", "gone": "no such file", ".": "is a folder"}
    for name, reason in reasons.items():
        with pytest.raises(UnusableInput, match=reason):
            episode_id(tmp_path / name)
