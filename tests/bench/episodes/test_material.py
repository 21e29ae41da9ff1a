from pathlib import Path

import numpy as np

from bench.episodes.material import PER_SECOND, Lines, Source, excerpt
from bench.sound import as_int16


def test_an_excerpt_begins_and_ends_where_the_track_sounds() -> None:
    levels = np.full(120 * PER_SECOND, -90.0)
    levels[40 * PER_SECOND : 80 * PER_SECOND] = -20.0
    source = Source("a", "library", Path("a"), levels)
    for seed in range(20):
        start = excerpt(source, 10.0, np.random.default_rng(seed))
        assert start is None or 39.8 < start < 70.2
    assert excerpt(source, 100.0, np.random.default_rng(1)) is None
    assert excerpt(source, 10.0, np.random.default_rng(1), after_s=115.0) is None


def test_no_two_episodes_share_a_spoken_line(tmp_path: Path) -> None:
    file = tmp_path / "lines.npy"
    np.save(file, as_int16(np.linspace(0, 1, 100, dtype=np.float32)))
    lines = Lines(file, (((0, 10), (10, 30), (30, 60)), ((60, 70), (70, 100))))
    shares = [lines.share(number, 2) for number in range(2)]
    assert shares == [[[(0, 10), (30, 60)], [(60, 70)]], [[(10, 30)], [(70, 100)]]]
    assert len(lines.sound((10, 30))) == 20
