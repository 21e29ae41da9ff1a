"""`onara identify` on clips that were recorded from scanned episodes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from onara.scan.kept import KeptSounds
from tests.cli.program import Onara, wav
from tests.media import music, raw_wav
from tests.scan.season import winter_tale
from tests.scanned.test_moment import RATE, keep

SPEECH = music(40.0, 7, RATE)
"""Stands for all that is no music of the library: other sound, the same in clip and episode."""


def scene() -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """Forty seconds; from the twentieth on a recording of the home sounds under the rest."""
    made = 1.5 * np.array(SPEECH)
    made[20 * RATE :] += music(20.0, 1, RATE)
    return np.asarray(0.5 * made, np.float32)


@pytest.fixture
def season(home: Path, tmp_path: Path) -> Path:
    winter_tale(home, tmp_path / "video")
    keep(KeptSounds(home), "e3", scene())
    return home


def cut(path: Path, start_s: int, seconds: int) -> Path:
    return raw_wav(path, scene()[start_s * RATE : (start_s + seconds) * RATE], RATE)


def test_the_song_and_the_moment_are_both_told(onara: Onara, season: Path, tmp_path: Path) -> None:
    clip = cut(tmp_path / "c.wav", 26, 6)
    (told,) = onara("identify", clip, "--home", season, "--json").answers
    assert Path(told["match"]["path"]).stem == "one"
    (moment,) = told["moments"]
    assert moment["episode"] == "e3"
    assert moment["at_s"] == pytest.approx(26.0, abs=0.01)
    assert moment["title"] == "Winter Tale 겨울 이야기, season 1, episode 3"
    ran = onara("identify", clip, "--home", season)
    assert any("season 1, episode 3 at 0:26" in line for line in ran.out)


def test_where_no_song_is_known_the_moment_is_told_with_its_cue(
    onara: Onara, season: Path, tmp_path: Path
) -> None:
    # From 40 s on there is a cue of the unknown; the clip that begins at 5 s has none.
    ran = onara("identify", cut(tmp_path / "c.wav", 5, 6), "--home", season)
    assert ran.status == 0
    assert "No song known here; it is Winter Tale" in ran.out[1]
    assert ran.out[1].endswith("episode 3 at 0:05, where no music was heard")


def test_a_clip_of_the_song_alone_is_of_no_episode(
    onara: Onara, season: Path, tmp_path: Path
) -> None:
    sound = music(20.0, 1, RATE)[6 * RATE : 12 * RATE]
    (told,) = onara(
        "identify", raw_wav(tmp_path / "c.wav", sound, RATE), "--home", season, "--json"
    ).answers
    assert told["match"]
    assert told["moments"] == []


def test_without_scanned_episodes_nothing_changes(onara: Onara, home: Path, tmp_path: Path) -> None:
    (told,) = onara("identify", wav(tmp_path / "c.wav", seed=9), "--home", home, "--json").answers
    assert set(told) == {"file", "match"}


def test_a_file_that_cannot_be_used_has_no_moments(
    onara: Onara, season: Path, tmp_path: Path
) -> None:
    (tmp_path / "no.wav").write_bytes(b"no sound")
    ran = onara("identify", tmp_path / "no.wav", "--home", season, "--json")
    assert ran.status == 1
    assert ran.answers[0]["moments"] == []
    assert len(ran.err) == 1
