from __future__ import annotations

from pathlib import Path

import numpy as np

from onara.playback.peaks import STEP_S, make, read
from tests.media import raw_wav

RATE = 8000


def beeps(path: Path, seconds: float = 60.0) -> Path:
    """Silence with a beep of half full scale in each tenth second."""
    sound = np.zeros(round(seconds * RATE))
    for at in range(10, round(seconds), 10):
        time = np.arange(RATE) / RATE
        sound[at * RATE : (at + 1) * RATE] = 0.5 * np.sin(2 * np.pi * 440 * time)
    return raw_wav(path, (sound * 32767).astype(np.int16), RATE)


def test_peaks_are_where_the_sound_is_at_every_zoom(tmp_path: Path) -> None:
    kept = tmp_path / "kept.peaks"
    told = make(str(beeps(tmp_path / "beeps.wav")), str(kept), [])
    assert round(told["seconds"]) == 60
    for points in (60, 600, 4000):
        wave = read(kept, 0.0, 60.0, points)
        assert wave is not None
        assert 0.2 * points <= len(wave.high) <= points + 1
        loud = wave.from_s + wave.step_s * np.flatnonzero(wave.high > 30)
        assert {round(at // 10) for at in loud} <= {0, 1, 2, 3, 4, 5}
        assert all(-2 * wave.step_s <= at % 10 or at % 10 <= 1 for at in loud)
        assert 60 <= wave.high.max() <= 66
        assert -66 <= wave.low.min() <= -60


def test_a_part_is_read_as_finely_as_it_can_be(tmp_path: Path) -> None:
    kept = tmp_path / "kept.peaks"
    make(str(beeps(tmp_path / "beeps.wav")), str(kept), [])
    wave = read(kept, 9.9, 10.1, 1000)
    assert wave is not None
    assert wave.step_s == STEP_S
    first = wave.from_s + wave.step_s * int(np.flatnonzero(wave.high > 30)[0])
    assert abs(first - 10.0) <= 2 * STEP_S


def test_what_was_cut_off_is_not_read(tmp_path: Path) -> None:
    kept = tmp_path / "kept.peaks"
    make(str(beeps(tmp_path / "beeps.wav", 20.0)), str(kept), [])
    kept.write_bytes(kept.read_bytes()[:-5])
    assert read(kept, 0.0, 20.0, 10) is None
    kept.write_bytes(b"nothing")
    assert read(kept, 0.0, 20.0, 10) is None
    assert read(tmp_path / "gone.peaks", 0.0, 20.0, 10) is None
