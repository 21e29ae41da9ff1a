import numpy as np
import pytest

from onara.match.overlap import Overlap, Reach


def baseband(samples: int, seed: int) -> np.ndarray:
    values = np.random.default_rng(seed).standard_normal((samples, 2)).astype(np.float32)
    return values.view(np.complex64)[:, 0]


def test_expected_power_grows_with_the_overlap() -> None:
    query = baseband(1_000, 1)
    power = Overlap.of(query).power(Reach.of(1_000, -1_000, 5_000, samples=3_000))
    full = 2 * np.sum(np.abs(query) ** 2)
    assert np.isinf(power[0])
    assert power[1_000] == pytest.approx(full)
    assert power[500] == pytest.approx(2 * np.sum(np.abs(query[500:]) ** 2), rel=1e-6)
    assert np.isinf(power[-1])
