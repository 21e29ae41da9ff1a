from pathlib import Path

import numpy as np
import pytest

from onara.audio import SAMPLE_RATE, decode
from onara.fingerprint import BASEBAND_RATE, unpack
from onara.recurrence import Span
from onara.scan.excerpts import Excerpts
from onara.scan.kept import KeptSounds
from tests.media import encode, music
from tests.scan.made import programme

SOUND = music(60.0, 1, SAMPLE_RATE)


@pytest.fixture
def excerpts(tmp_path: Path) -> Excerpts:
    sounds = KeptSounds(tmp_path)
    sounds.keep("e1", programme(SOUND))
    return Excerpts(tmp_path, sounds)


def test_the_bits_of_a_place_become_its_reference(excerpts: Excerpts, tmp_path: Path) -> None:
    excerpts.keep(3, Span("e1", 10.0, 40.0))
    assert excerpts.references == ("unknown-3",)
    reference = excerpts.reference(3)
    assert reference is not None
    assert reference.samples == 30 * BASEBAND_RATE
    whole = KeptSounds(tmp_path).reference("e1")
    assert whole is not None
    np.testing.assert_array_equal(
        unpack(reference.bits), unpack(whole.bits)[10 * BASEBAND_RATE : 40 * BASEBAND_RATE]
    )


def test_a_better_place_takes_the_one_of_before(excerpts: Excerpts) -> None:
    excerpts.keep(3, Span("e1", 10.0, 20.0))
    excerpts.keep(3, Span("e1", 10.0, 50.0))
    excerpts.keep(3, Span("of no episode", 0.0, 50.0))
    reference = excerpts.reference(3)
    assert reference is not None
    assert reference.samples == 40 * BASEBAND_RATE


def test_one_that_is_known_is_followed_no_more(excerpts: Excerpts) -> None:
    for number in (1, 2):
        excerpts.keep(number, Span("e1", 10.0, 20.0))
    excerpts.drop(1)
    excerpts.drop(99)
    assert (excerpts.reference(1), excerpts.references) == (None, ("unknown-2",))


def test_a_sound_is_cut_out_of_the_episode(excerpts: Excerpts, tmp_path: Path) -> None:
    film = encode(tmp_path / "e1.mkv", SOUND, "matroska", "flac", rate=SAMPLE_RATE)
    where = excerpts.cut(3, [Span("e1", 12.0, 30.0)], {"e1": film})
    assert where is not None
    episode, start_s, end_s = where
    assert episode == "e1"
    assert 12.0 <= start_s < end_s <= 30.0
    cut = decode(excerpts.sound(3))
    expected = SOUND[round(start_s * SAMPLE_RATE) :][: len(cut)]
    alike = np.corrcoef(cut[SAMPLE_RATE:-SAMPLE_RATE], expected[SAMPLE_RATE:-SAMPLE_RATE])
    assert len(cut) / SAMPLE_RATE == pytest.approx(end_s - start_s, abs=0.1)
    assert alike[0, 1] > 0.9


def test_without_the_file_there_is_no_sound(excerpts: Excerpts, tmp_path: Path) -> None:
    spans = [Span("e1", 12.0, 30.0)]
    assert excerpts.cut(3, spans, {}) is None
    assert excerpts.cut(3, spans, {"e1": tmp_path / "moved.mkv"}) is None
    assert not excerpts.sound(3).exists()
