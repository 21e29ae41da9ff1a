"""The passes over long lines, against what they stand for, written out."""

import numpy as np
import pytest

from onara.audio import SAMPLE_RATE
from onara.landmarks.spectrum import CONTEXT, FRAME, HIGH_HZ, HOP, LOW_HZ, levels, points
from tests.landmarks.playing import song

MEAN_FRAMES, ENVELOPE_BINS, AROUND_FRAMES, AROUND_BINS, LEAST = 62, 15, 5, 6, 0.69
FIRST_BIN = int(LOW_HZ * FRAME / SAMPLE_RATE) - ENVELOPE_BINS
BINS = int(HIGH_HZ * FRAME / SAMPLE_RATE) + ENVELOPE_BINS - FIRST_BIN


def logarithms(sound: np.ndarray) -> np.ndarray:
    frames = np.lib.stride_tricks.sliding_window_view(sound.astype(np.float64), FRAME)[::HOP]
    spectra = np.fft.rfft(frames * np.hanning(FRAME + 1)[:-1], axis=1)
    logs: np.ndarray = np.log(np.abs(spectra[:, FIRST_BIN : FIRST_BIN + BINS]) + 1e-4)
    return logs


def whitened(logs: np.ndarray) -> np.ndarray:
    count, bins = logs.shape
    rows = np.array(
        [
            logs[i] - logs[max(0, i - MEAN_FRAMES) : i + MEAN_FRAMES + 1].mean(0)
            for i in range(count)
        ]
    )
    envelope = [
        rows[:, max(0, b - ENVELOPE_BINS) : b + ENVELOPE_BINS + 1].mean(1) for b in range(bins)
    ]
    above: np.ndarray = rows - np.array(envelope).T
    return above


def highest(rows: np.ndarray) -> set[tuple[int, int]]:
    count = len(rows)
    found = set()
    for frame in range(1, count - 1):
        for bin_ in range(ENVELOPE_BINS, BINS - ENVELOPE_BINS + 1):
            around = rows[
                max(0, frame - AROUND_FRAMES) : frame + AROUND_FRAMES + 1,
                bin_ - AROUND_BINS : bin_ + AROUND_BINS + 1,
            ]
            if rows[frame, bin_] >= max(LEAST, float(around.max())):
                found.add((frame, bin_ + FIRST_BIN))
    return found


@pytest.fixture(scope="module")
def sound() -> np.ndarray:
    hiss = np.random.default_rng(3).standard_normal(round(3.4 * SAMPLE_RATE)) * 1e-3
    return song(5, 3.4) + hiss.astype(np.float32)


def test_levels_are_logarithms_of_magnitudes_with_zeros_behind(sound: np.ndarray) -> None:
    found = levels(sound)
    np.testing.assert_allclose(found[:, :BINS], logarithms(sound), atol=2e-3)
    assert not found[:, BINS:].any()


def test_points_are_the_highest_of_all_around(sound: np.ndarray) -> None:
    held = levels(sound)
    found = points(held, 0, len(held))
    nearest = set(
        zip(
            np.rint(found.frame).astype(int).tolist(),
            np.rint(found.hertz * FRAME / SAMPLE_RATE).astype(int).tolist(),
            strict=True,
        )
    )
    wanted = highest(whitened(logarithms(sound)))
    assert len(wanted) > 300
    # A point halfway between two bins may be told with either.
    assert len(nearest & wanted) > 0.98 * len(wanted)
    assert abs(len(found.frame) - len(wanted)) <= 0.01 * len(wanted)
    assert np.all(np.diff(np.floor(found.frame + 0.5)) >= -1)
    assert found.height.min() >= LEAST


def test_a_part_is_looked_at_as_in_the_whole(sound: np.ndarray) -> None:
    held = levels(sound)
    first, end = CONTEXT + 3, CONTEXT + 40
    whole, part = points(held, 0, len(held)), points(held, first, end)
    there = (whole.frame >= first - 0.5) & (whole.frame < end - 0.5)
    assert len(part.frame) > 30
    np.testing.assert_allclose(part.frame, whole.frame[there], atol=0.01)
    np.testing.assert_allclose(part.hertz, whole.hertz[there], atol=0.1)
