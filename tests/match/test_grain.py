import numpy as np
import pytest

from onara.fingerprint import pack, unpack
from onara.match.grain import COARSE, FINE, Grain


def baseband(samples: int, seed: int = 0) -> np.ndarray:
    values = np.random.default_rng(seed).standard_normal((samples, 2)).astype(np.float32)
    return values.view(np.complex64)[:, 0]


@pytest.mark.parametrize("grain", [FINE, COARSE])
def test_bits_and_basebands_come_to_the_same_grain(grain: Grain) -> None:
    bits = pack(baseband(4_000))
    out = np.empty(4_000 // grain.factor, np.complex64)
    grain.unpack(bits, out=out)
    np.testing.assert_allclose(out, grain.samples(unpack(bits)), atol=1e-6)
    assert np.mean(np.abs(out) ** 2) == pytest.approx(grain.power, rel=0.1)


@pytest.mark.parametrize("samples", [1, 3, 4, 5, 4001])
def test_every_length_has_its_samples(samples: int) -> None:
    assert COARSE.samples(baseband(samples)).shape == (-(-samples // 4),)
    assert FINE.samples(baseband(samples)).shape == (samples,)


def test_a_second_of_lags_is_a_chunk_at_every_grain() -> None:
    assert FINE.chunk == COARSE.chunk * COARSE.factor == 2048
