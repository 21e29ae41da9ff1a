import numpy as np
import pytest

from onara.fingerprint import pack, unpack
from onara.index import Reference
from onara.match.correlate import correlate
from onara.match.grain import COARSE, FINE, Grain

CHUNK = FINE.chunk


def baseband(samples: int, seed: int) -> np.ndarray:
    values = np.random.default_rng(seed).standard_normal((samples, 2)).astype(np.float32)
    return values.view(np.complex64)[:, 0]


def reference(samples: int, seed: int) -> tuple[Reference, np.ndarray]:
    sound = baseband(samples, seed)
    return Reference(f"r{seed}", samples, pack(sound)), sound


def slow(query: np.ndarray, held: Reference, lag: int) -> float:
    """Power at one lag over what chance gives, by the definition."""
    signs = unpack(held.bits)[: held.samples]
    begin, end = max(0, -lag), min(len(query), held.samples - lag)
    output = np.vdot(query[begin:end], signs[lag + begin : lag + end])
    return float(abs(output) ** 2 / (2 * np.sum(np.abs(query[begin:end]) ** 2)))


@pytest.mark.parametrize("grain", [FINE, COARSE])
@pytest.mark.parametrize("start", [0, 1, 2, 1023, 40_003, 77_000])
@pytest.mark.parametrize("length", [500, 2001, 20_000])
def test_the_highest_chunk_holds_the_place_of_the_clip(
    start: int, length: int, grain: Grain
) -> None:
    held = [reference(30_000, 1)[0], reference(100_000, 2)[0]]
    clip = unpack(held[1].bits)[start : start + length] + baseband(length, 3)
    peaks = correlate(clip[None], held, grain)
    best = peaks.height[0].argmax()
    assert peaks.reference[best] == 1
    assert peaks.lag[best] - grain.factor < start < peaks.lag[best] + CHUNK + grain.factor


def test_heights_are_those_of_the_definition() -> None:
    held, _ = reference(9_000, 1)
    query = baseband(2_000, 2)
    peaks = correlate(query[None], [held])
    inside = np.flatnonzero((peaks.lag >= 0) & (peaks.lag + CHUNK + 2_000 < 9_000))
    assert len(inside)
    for chunk in inside:
        lags = range(peaks.lag[chunk], peaks.lag[chunk] + CHUNK + 1)
        power = np.array([slow(query, held, lag) for lag in lags])
        expected = (power[1:] + power[:-1]).max() / power[:-1].mean()
        assert peaks.height[0, chunk] == pytest.approx(expected, rel=0.05)


@pytest.mark.parametrize("cut", [-1500, 98_500])
def test_a_clip_that_hangs_over_an_end_is_found(cut: int) -> None:
    held, _ = reference(100_000, 4)
    clip = baseband(4_000, 5)
    begin, end = max(0, -cut), min(4_000, 100_000 - cut)
    clip[begin:end] += unpack(held.bits)[cut + begin : cut + end]
    peaks = correlate(clip[None], [held])
    best = peaks.height[0].argmax()
    assert peaks.lag[best] <= cut < peaks.lag[best] + CHUNK


def test_queries_of_one_batch_do_not_disturb_each_other() -> None:
    held = [reference(50_000, seed)[0] for seed in (1, 2, 3)]
    queries = np.stack([baseband(3_000, seed) for seed in (7, 8, 9)])
    together = correlate(queries, held).height
    for row, query in enumerate(queries):
        np.testing.assert_allclose(together[row], correlate(query[None], held).height[0], rtol=1e-4)


def test_chance_reaches_the_same_height_at_the_ends_as_in_the_middle() -> None:
    held, _ = reference(200_000, 6)
    peaks = correlate(np.stack([baseband(8_000, seed) for seed in range(20, 40)]), [held])
    at_ends = (peaks.lag < 0) | (peaks.lag > 190_000)
    ends, middle = peaks.height[:, at_ends], peaks.height[:, ~at_ends]
    assert np.median(ends) < np.median(middle) + 1
    assert ends.max() < middle.max() + 4


def test_an_empty_library_has_no_peaks() -> None:
    assert correlate(baseband(2_000, 1)[None], []).height.shape == (1, 0)
