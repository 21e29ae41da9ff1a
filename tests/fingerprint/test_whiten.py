import numpy as np
import pytest

from onara.fingerprint import BASEBAND_RATE, SAMPLE_RATE, whiten, whiten_blocks


def noise(seconds: float, seed: int = 0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return rng.standard_normal(round(seconds * SAMPLE_RATE)).astype(np.float32) * 0.1


def test_a_sample_of_the_baseband_belongs_to_its_second() -> None:
    sound = np.zeros(SAMPLE_RATE, np.float32)
    sound[SAMPLE_RATE // 2] = 1
    assert abs(int(np.abs(whiten(sound)).argmax()) - BASEBAND_RATE // 2) <= 1


def test_loud_and_quiet_parts_come_out_alike() -> None:
    sound = noise(4)
    sound[: 2 * SAMPLE_RATE] *= 1e-3
    power = np.abs(whiten(sound)) ** 2
    middle = len(power) // 2
    assert power[:middle].mean() == pytest.approx(power[middle:].mean(), rel=0.1)


def test_silence_stays_silent() -> None:
    sound = noise(3)
    sound[SAMPLE_RATE : 2 * SAMPLE_RATE] = 0
    assert np.abs(whiten(sound)[BASEBAND_RATE + 200 : 2 * BASEBAND_RATE - 200]).max() == 0


@pytest.mark.parametrize("cuts", [[], [1], [511, 512, 513], [100, 9000, 9001, 140000]])
def test_blocks_give_the_same_samples_as_one_piece(cuts: list[int]) -> None:
    sound = noise(20)
    pieces = np.concatenate(list(whiten_blocks(np.split(sound, cuts))))
    np.testing.assert_array_equal(pieces, whiten(sound))


@pytest.mark.parametrize("samples", [0, 1, 3, 4, 127, 128, 511, 512, 513, 140001])
def test_every_length_gives_a_sample_for_each_four(samples: int) -> None:
    assert len(whiten(noise(20)[:samples])) == -(-samples // 4)


def test_only_the_band_is_kept() -> None:
    t = np.arange(2 * SAMPLE_RATE) / SAMPLE_RATE
    outside = (0.5 * np.sin(2 * np.pi * 300 * t)).astype(np.float32)
    inside = noise(2, seed=1)
    alone, together = whiten(inside), whiten(inside + outside)
    agreement = np.abs(np.vdot(alone, together)) / np.linalg.norm(alone) / np.linalg.norm(together)
    assert agreement > 0.98
