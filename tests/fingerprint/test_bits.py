import numpy as np
import pytest

from onara.fingerprint import pack, pack_blocks, unpack


def baseband(samples: int, seed: int = 0) -> np.ndarray:
    values = np.random.default_rng(seed).standard_normal((samples, 2)).astype(np.float32)
    return values.view(np.complex64)[:, 0]


def test_unpacking_gives_the_signs_back() -> None:
    original = baseband(4001)
    restored = unpack(pack(original))[:4001]
    np.testing.assert_array_equal(restored.real > 0, original.real >= 0)
    np.testing.assert_array_equal(restored.imag > 0, original.imag >= 0)
    assert set(np.abs(restored.real)) == {1.0}


@pytest.mark.parametrize("samples", [0, 1, 3, 4, 5, 4000])
def test_four_samples_take_a_byte(samples: int) -> None:
    assert len(pack(baseband(samples))) == -(-samples // 4)


def test_bits_do_not_depend_on_the_cutting_into_blocks() -> None:
    original = baseband(100_000)
    original[30_000:80_000] = 0
    blocks = np.split(original, [1, 7, 4099, 50_001])
    assert b"".join(pack_blocks(blocks)) == pack(original).tobytes()


def test_two_silences_do_not_match() -> None:
    first = np.concatenate([baseband(40_000, 1), np.zeros(40_000, np.complex64)])
    second = np.concatenate([baseband(40_000, 2), np.zeros(40_000, np.complex64)])
    a, b = unpack(pack(first))[40_000:], unpack(pack(second))[40_000:]
    assert np.abs(np.vdot(a, b)) / len(a) < 0.05
