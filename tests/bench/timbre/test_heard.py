from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bench.timbre.heard import HALF_S, LEAST_S, hear, middle_halves
from onara.audio import SAMPLE_RATE
from tests.media import raw_wav
from tests.timbre.sounds import notes


def test_halves_lie_on_either_side_of_the_middle() -> None:
    sound = np.arange(round(3 * HALF_S * SAMPLE_RATE), dtype=np.float32)
    cut = middle_halves(sound)
    assert cut is not None
    assert len(cut[0]) == len(cut[1]) == HALF_S * SAMPLE_RATE
    assert cut[0][-1] + 1 == cut[1][0] == len(sound) // 2
    assert middle_halves(sound[: round(1.9 * LEAST_S * SAMPLE_RATE)]) is None


def test_tracks_of_both_splits_are_heard_but_not_those_too_short(tmp_path: Path) -> None:
    rows = ["split,track,package"]
    for split, name, seconds in (("library", "a", 44), ("unknown", "b", 10), ("library", "c", 2)):
        (tmp_path / split).mkdir(exist_ok=True)
        raw_wav(tmp_path / split / f"{name}.wav", notes(seconds, 0.4), SAMPLE_RATE)
        rows.append(f"{split},{name}.wav,tracks of {split}")
    (tmp_path / "tracks.csv").write_text("\n".join(rows), encoding="utf-8")
    first, second = hear(tmp_path)
    assert (first.name, first.soundtrack, first.artist) == ("a.wav", "tracks of library", None)
    assert first.seconds == pytest.approx(44)
    assert first.halves is not None
    assert second.halves is None


def test_another_layout_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        hear(tmp_path)
