from pathlib import Path

import numpy as np

from bench.episodes import dialogue
from bench.episodes.material import Lines
from bench.level import frame_levels
from bench.sound import as_int16
from bench.speech import RATE


def test_nobody_speaks_in_a_silent_stretch_and_most_of_the_rest_is_speech(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    count = 4 * RATE
    noise = 0.05 * rng.standard_normal(20 * count).astype(np.float32)
    file = tmp_path / "lines.npy"
    np.save(file, as_int16(noise))
    voices = tuple(tuple((i * count, i * count + count) for i in v) for v in ([*range(10)],) * 2)
    lines = Lines(file, voices)
    cuts = dialogue.scenes(200.0, rng)
    made = dialogue.spoken(200.0, cuts, [(30.0, 50.0)], lines, lines.share(0, 1), rng)
    levels = frame_levels(made, RATE)
    assert levels[int(30.6 / 0.02) : int(50 / 0.02)].max() < -60  # the room has died away
    assert len(made) == 200 * RATE
    assert np.mean(levels > -40) > 0.5


def test_scenes_cover_the_episode() -> None:
    cuts = dialogue.scenes(1400.0, np.random.default_rng(2))
    lengths = np.diff([*cuts, 1400 * RATE]) / RATE
    assert cuts[0] == 0
    assert lengths.min() > 0
    assert lengths.max() <= 151
