from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from onara.families.coherence import likeness, of_sounds, shifted, window
from onara.fingerprint import BASEBAND_RATE, pack, whiten
from onara.index import Reference
from tests.media import Wave


def reference(name: str, sound: Wave) -> Reference:
    baseband = whiten(sound)
    return Reference(name, len(baseband), pack(baseband))


@pytest.fixture(scope="module")
def references(family: Mapping[str, Wave]) -> dict[str, Reference]:
    return {name: reference(name, sound) for name, sound in family.items()}


def test_a_window_tells_delay_and_coherence(references: dict[str, Reference]) -> None:
    found = window(references["instrumental"], references["remaster"], 20, 0.25)
    assert found is not None
    assert found.delay_s == pytest.approx(0.3, abs=0.001)
    assert 0.6 < found.coherence < 1
    assert found.z > 20


def test_a_voice_lowers_the_coherence_where_it_sounds(references: dict[str, Reference]) -> None:
    silent, sung = (
        window(references["instrumental"], references["song"], at_s, 0.0) for at_s in (4, 20)
    )
    assert silent is not None
    assert sung is not None
    assert silent.coherence > 0.98
    assert sung.coherence < 0.8


def test_at_another_delay_there_is_nothing(references: dict[str, Reference]) -> None:
    assert window(references["instrumental"], references["song"], 20, 0.2) is None
    assert window(references["instrumental"], references["cover"], 20, 0.0) is None


def test_past_the_end_there_is_nothing(references: dict[str, Reference]) -> None:
    assert window(references["instrumental"], references["song"], 20, 1000.0) is None
    assert window(references["instrumental"], references["song"], 20, -1000.0) is None


def test_noise_of_a_known_share_has_that_coherence() -> None:
    rng = np.random.default_rng(1)
    common, more = (rng.standard_normal(20 * 8000).astype(np.float32) for _ in range(2))
    one, other = reference("one", common), reference("other", 0.6 * common + 0.8 * more)
    found = window(one, other, 5, 0.0)
    assert found is not None
    # Whitening takes the loudness of each cell away, and with it a little of what is common.
    assert found.coherence == pytest.approx(0.6, abs=0.06)


def test_a_shift_lies_between_samples() -> None:
    noise = np.random.default_rng(2).standard_normal(5 * 8000).astype(np.float32)
    one = reference("one", noise)
    whole = shifted(one, 100.0, BASEBAND_RATE)
    assert np.allclose(whole, one.cut(100, BASEBAND_RATE), atol=1e-4)
    twice = shifted(one, 100.5, BASEBAND_RATE)
    assert abs(likeness(whole, twice)) < 0.8
    assert abs(likeness(twice, shifted(one, 100.5, BASEBAND_RATE))) == pytest.approx(1)


def test_sounds_are_more_alike_than_their_signs() -> None:
    assert of_sounds(1 + 0j) == 1
    assert of_sounds(0j) == 0
    assert of_sounds(0.5j) == pytest.approx(np.sin(np.pi / 4))
