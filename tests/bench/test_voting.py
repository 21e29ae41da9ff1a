import numpy as np

from bench.voting import votes


def test_votes_are_highest_where_the_clip_was_cut() -> None:
    rng = np.random.default_rng(1)
    track = np.column_stack([np.sort(rng.integers(0, 20000, 4000)), rng.uniform(32, 700, 4000)])
    clip = track[(track[:, 0] >= 8000) & (track[:, 0] < 8600)] - [8000, 0]
    by_frequency = track[np.argsort(track[:, 1])]
    assert int(np.argmax(votes(clip, by_frequency, 0.25, 2))) * 2 in (7998, 8000, 8002)


def test_a_sustained_note_counts_for_less_than_a_passage_that_is_there() -> None:
    rng = np.random.default_rng(2)
    note = np.column_stack([np.sort(rng.integers(0, 20000, 5000)), np.full(5000, 100.0)])
    tune = np.column_stack([np.arange(0, 20000, 40), rng.uniform(32, 700, 500)])
    library = np.concatenate([note, tune])
    library = library[np.argsort(library[:, 1])]
    elsewhere = np.column_stack([np.sort(rng.integers(0, 600, 150)), np.full(150, 100.0)])
    passage = tune[100:120] - [4000, 0]
    assert votes(passage, library, 0.25, 2).max() > 2 * votes(elsewhere, library, 0.25, 2).max()
