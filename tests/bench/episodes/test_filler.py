from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from bench.episodes import filler
from bench.sound import decode, mono, write_wav


def test_references_last_as_long_as_asked_and_go_when_the_next_come(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    track = tmp_path / "a.wav"
    write_wav(track, (0.1 * rng.standard_normal(60 * 8000)).astype(np.float32), 8000)
    lengths, before = [], list[Path]()
    for batch in filler.references([track], 0.04, tmp_path):
        assert not any(path.exists() for path in before)
        before = batch
        lengths += [len(x) / rate for x, rate in map(decode, batch)]
    assert 144 <= sum(lengths) < 144 + 80
    assert len({round(seconds, 1) for seconds in lengths}) == len(lengths)


def test_a_reference_is_the_track_backwards(tmp_path: Path) -> None:
    ramp = np.linspace(0, 0.5, 30 * 8000, dtype=np.float32)
    tone = np.sin(np.arange(30 * 8000) / 5).astype(np.float32)
    write_wav(tmp_path / "a.wav", ramp * tone, 8000)
    [path] = next(filler.references([tmp_path / "a.wav"], 1.0, tmp_path))
    heard = np.abs(mono(decode(path)[0]))
    assert heard[:8000].mean() > 10 * heard[-8000:].mean()


def test_no_speed_comes_twice() -> None:
    some = sorted(islice(filler.speeds(), filler.TURNS))
    assert np.diff(np.log(some)).min() > 0.005


def test_more_than_there_are_speeds_for_is_refused(tmp_path: Path) -> None:
    write_wav(tmp_path / "a.wav", np.zeros(800, np.float32) + 0.1, 8000)
    with pytest.raises(ValueError, match="at most"):
        list(filler.references([tmp_path / "a.wav"], 1.0, tmp_path))
