import numpy as np
import pytest

from bench.calibration import loops, negatives
from bench.calibration.negatives import KINDS, RATE, Material, draw
from bench.sound import as_int16
from tests.media import music


@pytest.fixture(scope="module")
def material() -> Material:
    tracks = [as_int16(music(20.0, seed, RATE)) for seed in (1, 2)]
    tracks.append(np.zeros(20 * RATE, np.int16))
    return Material(tracks, as_int16(music(20.0, 9, RATE)))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seconds", [1.0, 2.5])
def test_a_query_has_its_length_and_is_heard(material: Material, kind: str, seconds: float) -> None:
    sound = draw(kind, material, 7, seconds, 3)
    assert sound.shape == (round(seconds * RATE),)
    assert sound.dtype == np.float32
    assert np.sqrt(np.mean(sound**2)) > 1e-3
    assert np.abs(sound).max() < 2


@pytest.mark.parametrize("kind", KINDS)
def test_the_seed_and_the_number_say_which_query_it_is(material: Material, kind: str) -> None:
    first = draw(kind, material, 7, 1.0, 0)
    assert np.array_equal(first, draw(kind, material, 7, 1.0, 0))
    assert not np.array_equal(first, draw(kind, material, 7, 1.0, 1))
    assert not np.array_equal(first, draw(kind, material, 8, 1.0, 0))


def test_pieces_of_one_loop_share_what_lies_below() -> None:
    one, other = (loops.piece(1, melody, 8.0).astype(float) for melody in (0, 5))
    strange = loops.piece(2, 0, 8.0).astype(float)
    assert np.corrcoef(one, other)[0, 1] > 0.3
    assert abs(np.corrcoef(one, strange)[0, 1]) < 0.2


def test_the_melody_of_the_library_is_not_asked() -> None:
    held = negatives.in_library(0)
    assert len(held) == negatives.PIECE_S * loops.RATE
    with_other = loops.piece(0, 1, negatives.PIECE_S)
    assert np.corrcoef(held.astype(float), with_other.astype(float))[0, 1] < 0.9
