from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from onara.watching import arrivals
from onara.watching.arrivals import Arrivals
from onara.watching.kinds import Watched
from onara.watching.seen import Stamp, stamp_of


@pytest.fixture(autouse=True)
def _in_long_past(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files whose bytes are old count as old, whenever the test has put them there."""
    monkeypatch.setattr(arrivals, "is_old", lambda path: time.time() - path.stat().st_mtime > 60)


def made(path: Path, *, is_old: bool = True) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(os.urandom(100))
    if is_old:
        os.utime(path, (time.time() - 3600,) * 2)
    return path


def of(top: Path, known: dict[Path, Stamp] | None = None, settle_s: float = 0.6) -> Arrivals:
    return Arrivals([Watched(top)], known or {}, top / "home", settle_s=settle_s, poll_s=1000.0)


def stamp(path: Path) -> Stamp:
    found = stamp_of(path)
    assert found is not None
    return found


def test_what_has_lain_there_for_long_is_handed_out_at_once(tmp_path: Path) -> None:
    song = made(tmp_path / "a.mp3")
    late = made(tmp_path / "b.mp3", is_old=False)
    waited = of(tmp_path, settle_s=60.0)
    assert set(waited.wait().music) == {song}
    assert waited.awaited == [late]


def test_what_is_known_is_not_handed_out_until_it_changes(tmp_path: Path) -> None:
    song = made(tmp_path / "a.mp3")
    held = of(tmp_path, {song: stamp(song)})
    assert not held.wait()
    assert not of(tmp_path, {song: stamp(song)}).settled()
    made(song, is_old=False)
    assert set(of(tmp_path, {song: Stamp(1, 1)}).settled().music) == {song}


def test_a_file_that_changes_is_not_still(tmp_path: Path) -> None:
    song = made(tmp_path / "a.mp3", is_old=False)
    waited = of(tmp_path, settle_s=1.0)
    for _ in range(4):
        assert not waited.wait()
        made(song, is_old=False)
    assert set(waited.settled().music) == {song}


def test_a_file_is_gone_only_when_all_that_came_is_handed_out(tmp_path: Path) -> None:
    made(tmp_path / "stays.jpg")
    song = made(tmp_path / "a.mp3", is_old=False)
    held = of(tmp_path, {tmp_path / "gone.mp3": Stamp(1, 1)})
    assert not held.wait().gone
    batch = held.settled()
    assert (set(batch.music), batch.gone) == ({song}, [tmp_path / "gone.mp3"])


def test_what_lies_beside_and_goes_before_it_is_whole_is_gone_too(tmp_path: Path) -> None:
    made(tmp_path / "stays.mp3")
    words = made(tmp_path / "a.lrc", is_old=False)
    held = of(tmp_path, settle_s=30.0)
    held.wait()
    words.unlink()
    held._settle_s = 0.0
    assert held.settled().gone == [words]
