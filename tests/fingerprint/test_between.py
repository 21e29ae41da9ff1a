import numpy as np
import pytest

from onara.fingerprint import between


@pytest.mark.parametrize("count", [1, 97, 2000])
def test_by_nothing_and_by_a_whole_sample(count: int) -> None:
    rng = np.random.default_rng(1)
    sound = (rng.standard_normal((2, count)) * [[1], [1j]]).sum(axis=0).astype(np.complex64)
    np.testing.assert_allclose(between(sound, 0.0), sound, atol=1e-5)
    np.testing.assert_allclose(between(sound, 1.0), np.roll(sound, -1), atol=1e-4)


def test_a_tone_is_read_where_it_would_be() -> None:
    at, cycles = np.arange(1000), 801 / 1000  # of the band, above its middle
    tone = np.exp(2j * np.pi * cycles * at).astype(np.complex64)
    later = np.exp(2j * np.pi * cycles * (at + 0.3))
    np.testing.assert_allclose(between(tone, 0.3), later, atol=1e-4)
    assert between(tone, 0.3).dtype == np.complex64
