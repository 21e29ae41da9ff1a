from pathlib import Path

import numpy as np
import pytest

from onara.audio import SAMPLE_RATE
from onara.errors import DamagedLibrary
from onara.fingerprint import pack
from onara.scan.kept import KeptSounds
from tests.media import music
from tests.scan.made import programme


def test_bits_and_course_of_an_episode_are_kept(tmp_path: Path) -> None:
    made = programme(music(30.0, 1, SAMPLE_RATE))
    sounds = KeptSounds(tmp_path)
    sounds.keep("e1", made)
    reference = KeptSounds(tmp_path).reference("e1")
    assert reference is not None
    np.testing.assert_array_equal(reference.bits, pack(made.mid))
    course = sounds.course("e1")
    assert (course.activity.music == 1).all()
    assert (course.activity.speech == 0).all()
    assert course.level_db == pytest.approx(10 * np.log10(made.power), abs=0.1)


def test_an_episode_that_is_scanned_again_takes_its_own_place(tmp_path: Path) -> None:
    sounds = KeptSounds(tmp_path)
    sounds.keep("e1", programme(music(30.0, 1, SAMPLE_RATE)))
    sounds.keep("e2", programme(music(10.0, 2, SAMPLE_RATE)))
    again = programme(music(20.0, 3, SAMPLE_RATE))
    sounds.keep("e1", again)
    assert sorted(sounds.index.recordings) == ["e1", "e2"]
    reference = sounds.reference("e1")
    assert reference is not None
    assert reference.samples == len(again.mid)


def test_what_is_removed_is_gone_and_the_rest_stays(tmp_path: Path) -> None:
    sounds = KeptSounds(tmp_path)
    for name in ("e1", "e2"):
        sounds.keep(name, programme(music(5.0, 1, SAMPLE_RATE)))
    sounds.remove(["e1", "never there"])
    assert sounds.reference("e1") is None
    assert sounds.reference("e2") is not None
    with pytest.raises(DamagedLibrary, match="scan the episode again"):
        sounds.course("e1")


def test_a_damaged_course_is_a_sentence(tmp_path: Path) -> None:
    sounds = KeptSounds(tmp_path)
    sounds.keep("e1", programme(music(5.0, 1, SAMPLE_RATE)))
    file = sounds.folder / "e1.npz"
    file.write_bytes(file.read_bytes()[:100])
    with pytest.raises(DamagedLibrary, match="missing or damaged"):
        sounds.course("e1")
