import math

import numpy as np
import pytest

from onara.fingerprint import pack
from onara.index import Reference
from onara.match import best_matches
from onara.match.chance import measure, z_score
from onara.match.grain import FINE


def coloured(samples: int, rng: np.random.Generator, tones: int) -> np.ndarray:
    """Noise, with some tones that last: what whitening leaves of sustained music."""
    noise = rng.standard_normal((samples, 2)).astype(np.float32).view(np.complex64)[:, 0]
    turns = np.arange(samples)
    for _ in range(tones):
        noise += np.exp(2j * np.pi * (rng.random() * turns + rng.random())).astype(np.complex64)
    return noise


@pytest.mark.parametrize("tones", [0, 3])
def test_p_is_a_probability_on_unknown_queries(tones: int) -> None:
    rng = np.random.default_rng(7)
    held = []
    for number in range(6):
        sound = coloured(60_000, rng, tones)
        held.append(Reference(f"r{number}", len(sound), pack(sound)))
    queries = [coloured(2_000, rng, tones) for _ in range(400)]
    best = [found[0].p for found in best_matches(queries, held)]
    for limit in (0.5, 0.2, 0.05):
        # Three standard errors above the limit.
        allowed = limit + 3 * math.sqrt(limit * (1 - limit) / len(queries))
        assert np.mean(np.array(best) < limit) <= allowed


def test_more_to_search_makes_a_peak_less_telling() -> None:
    chance = measure(np.empty(0))
    assert chance.probability(30, 10) < chance.probability(30, 10_000) < 1


def test_heavy_tails_are_measured() -> None:
    rng = np.random.default_rng(1)
    light = math.log(FINE.chunk) + 2.5 + rng.gumbel(size=5_000)
    heavy = math.log(FINE.chunk) + 2.5 + 2 * rng.gumbel(size=5_000)
    assert measure(light).scale < 1.1
    assert measure(heavy).scale > 1.7
    assert measure(heavy).probability(40, 1e4) > 1e3 * measure(light).probability(40, 1e4)


def test_z_is_in_standard_deviations() -> None:
    assert z_score(50.0) == pytest.approx(10.0)
