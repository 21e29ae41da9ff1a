import numpy as np
import pytest

from onara.fingerprint import pack, whiten
from onara.index import Reference
from onara.match import match_played, played_back
from tests.landmarks.playing import at_speed, cut, song

SONG = song(1)
BAND = whiten(SONG)
REFERENCE = Reference("song", len(BAND), pack(BAND))


@pytest.mark.parametrize("speed", [0.96, 0.99, 1.001, 1.02, 25 / 24])
@pytest.mark.parametrize("seconds", [2.0, 5.0])
def test_a_proposal_is_checked_and_measured(speed: float, seconds: float) -> None:
    clip = at_speed(cut(SONG, 7.0, seconds), speed)
    found = match_played(clip, REFERENCE, speed=speed * 1.0015, offset_s=7.02, recordings=10)
    assert found is not None
    assert found.is_sure
    assert found.speed == pytest.approx(speed, abs=1e-4)
    assert found.offset_s == pytest.approx(7.0, abs=0.002)


def test_a_wrong_proposal_is_refused() -> None:
    strange = song(9, 5.0)
    for speed in (0.97, 1.0, 1.03):
        found = match_played(strange, REFERENCE, speed=speed, offset_s=5.0, recordings=10)
        assert found is None or not found.is_sure


def test_what_is_played_back_is_as_long_as_it_was() -> None:
    clip = at_speed(SONG, 1.04)
    assert len(played_back(clip, 1.04)) == pytest.approx(len(SONG), abs=2)
    assert np.abs(played_back(clip, 1.04)[:100_000] - SONG[:100_000]).max() < 0.05
