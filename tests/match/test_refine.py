import numpy as np
import pytest

from onara.fingerprint import BASEBAND_RATE, SAMPLE_RATE, pack, whiten
from onara.index import Reference
from onara.match.refine import CHUNK, is_broad, refine, speed, support


def noise(seconds: float, seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return rng.standard_normal(round(seconds * SAMPLE_RATE)).astype(np.float32) * 0.1


def reference_of(sound: np.ndarray) -> Reference:
    whitened = whiten(sound)
    return Reference("r", len(whitened), pack(whitened))


def look(clip: np.ndarray, held: Reference, near_s: float) -> tuple[float, float]:
    lag = round(near_s * BASEBAND_RATE) - CHUNK // 2
    found = refine(whiten(clip), [(held, lag)])
    return float(found.lag[0]), float(found.height[0])


@pytest.mark.parametrize("sample", [40_000, 40_001, 40_002, 40_003])
def test_the_lag_is_found_between_samples(sample: int) -> None:
    sound = noise(20, 1)
    clip = sound[sample : sample + 3 * SAMPLE_RATE] + noise(3, 2)
    lag, height = look(clip, reference_of(sound), sample / SAMPLE_RATE)
    assert lag == pytest.approx(sample / 4, abs=0.26)
    assert height > 200


def test_chance_gives_heights_of_an_exponential_maximum() -> None:
    held = reference_of(noise(60, 1))
    query = whiten(noise(3, 2))
    chunks = [(held, lag) for lag in range(0, 50 * BASEBAND_RATE, CHUNK)]
    heights = refine(query, chunks).height
    # The highest of about 2048 sqrt(pi 9 / 3) exponential powers has its median near 8.9.
    assert np.median(heights) == pytest.approx(8.9, abs=0.8)


def test_a_clip_keeps_most_of_its_height_without_its_best_moments() -> None:
    sound = noise(20, 1)
    held = reference_of(sound)
    clip = sound[40_000 : 40_000 + 4 * SAMPLE_RATE] + 2 * noise(4, 2)
    lag, height = look(clip, held, 5)
    assert support(whiten(clip), held, lag) > 0.2 * height


def test_a_shared_instant_keeps_nothing() -> None:
    sound = noise(20, 1)
    held = reference_of(sound)
    clip = noise(4, 2)
    clip[10_000:14_000] = sound[50_000:54_000]
    lag, height = look(clip, held, 5)
    assert height > 50
    assert support(whiten(clip), held, lag) < 10


def test_a_shared_instant_keeps_nothing_where_there_is_little_else() -> None:
    sound = noise(20, 1)
    held = reference_of(sound)
    query = whiten(sound[40_000:48_000])
    query[200:] = 1e-3 * whiten(noise(1, 2))[200:]
    _, height = look(sound[40_000:40_800], held, 5)
    assert height > 50
    assert support(query, held, 10_000) < 10


def test_what_counts_little_fills_few_of_the_parts() -> None:
    sound = noise(20, 1)
    held = reference_of(sound)
    clip = sound[40_000:48_000].copy()
    clip[2_400:] += 20 * noise(0.7, 2)
    query = whiten(clip)
    query[600:] *= 0.1
    assert support(query, held, 10_000) > support(whiten(clip), held, 10_000)


def test_a_note_in_common_is_not_broad() -> None:
    spectrum = np.fft.rfft(noise(20, 3))
    hertz = np.fft.rfftfreq(20 * SAMPLE_RATE, 1 / SAMPLE_RATE)
    spectrum[[np.abs(each - np.array([880, 1320, 1760])).min() > 45 for each in hertz]] = 0
    note = np.fft.irfft(spectrum)
    held = reference_of((note + 0.01 * noise(20, 1)).astype(np.float32))
    at = 5 * SAMPLE_RATE
    clip = (note[at : at + SAMPLE_RATE] + 0.01 * noise(1, 2)).astype(np.float32)
    query = whiten(clip)
    lag, height = look(clip, held, 5)
    assert height > 20
    assert support(query, held, lag) > 10
    assert not is_broad(query, held, lag)


def test_a_clip_under_noise_is_broad() -> None:
    sound = noise(20, 1)
    held = reference_of(sound)
    clip = sound[40_000 : 40_000 + SAMPLE_RATE] + 2 * noise(1, 2)
    lag, _ = look(clip, held, 5)
    assert is_broad(whiten(clip), held, lag)


@pytest.mark.parametrize("factor", [1.0, 1.0002, 0.9998])
def test_speed_is_measured(factor: float) -> None:
    sound = noise(20, 1)
    places = np.arange(5 * SAMPLE_RATE) * factor + 40_000
    clip = np.interp(places, np.arange(len(sound)), sound).astype(np.float32)
    held = reference_of(sound)
    lag, _ = look(clip, held, 5)
    assert speed(whiten(clip), held, lag) == pytest.approx(factor, abs=1e-4)
