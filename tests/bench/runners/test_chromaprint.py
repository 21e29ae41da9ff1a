import numpy as np

from bench.runners.chromaprint import alignment


def test_a_clip_lies_best_where_it_was_cut_though_bits_are_wrong() -> None:
    rng = np.random.default_rng(1)
    track = rng.integers(0, 2**32, 500, dtype=np.uint64).astype(np.uint32)
    clip = track[200:220] ^ np.uint32(0b1001_0001)
    score, place = alignment(clip, track)
    assert place == 200
    assert score > 15
    assert alignment(~clip, track)[0] < 8
