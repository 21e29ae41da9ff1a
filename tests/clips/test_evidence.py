from dataclasses import replace

import numpy as np
import pytest

from onara.clips.evidence import (
    COLUMNS,
    agreement,
    beside,
    evidence_from,
    evidence_of,
    peaks,
)
from onara.fingerprint import pack, whiten
from onara.index import Reference
from onara.match import Found
from onara.sheet.plain import plain
from tests.landmarks.playing import at_speed, at_tempo
from tests.media import Wave, music

RATE = 8000


@pytest.fixture(scope="module")
def song() -> Wave:
    return music(30.0, 5, RATE)


@pytest.fixture(scope="module")
def reference(song: Wave) -> Reference:
    mid = whiten(song)
    return Reference("song", len(mid), pack(mid))


def test_a_clip_agrees_with_its_recording_in_every_part(song: Wave, reference: Reference) -> None:
    found = agreement(song[10 * RATE : 16 * RATE], reference, 10.0)
    assert len(found) == 40
    assert min(found) > 3


def test_at_another_second_it_does_not(song: Wave, reference: Reference) -> None:
    found = agreement(song[10 * RATE : 16 * RATE], reference, 12.5)
    assert float(np.median(found)) < 2


def test_where_something_else_sounds_there_is_no_agreement(
    song: Wave, reference: Reference
) -> None:
    clip = np.array(song[10 * RATE : 16 * RATE])
    clip[: 3 * RATE] = music(3.0, 9, RATE)
    found = agreement(clip, reference, 10.0)
    assert float(np.mean(found[:18])) < 1
    assert min(found[22:]) > 3


@pytest.mark.parametrize("at_s", [0.0, 2.0])
def test_in_another_tempo_it_is_laid_over_as_much_as_it_plays(
    song: Wave, reference: Reference, at_s: float
) -> None:
    clip = at_tempo(song[10 * RATE : 17 * RATE], 1.06)[round(at_s * RATE) :]
    begins = 10.0 + 1.06 * at_s
    found = Found("song", begins - at_s, 1.0, 20.0, 1e-80, 12.0, tempo=1.06, is_coherent=False)
    other_s, seconds = beside(found, at_s, len(clip) / RATE)
    assert (other_s, seconds) == pytest.approx((begins, 1.06 * len(clip) / RATE))
    other = song[round(other_s * RATE) : round((other_s + seconds) * RATE)]
    made = evidence_of(clip, at_s, found, reference, other)
    assert made.faster == 1.06
    assert made.other_s == pytest.approx(begins)
    assert float(np.mean(np.array(made.agreement) > 3)) > 0.8
    at_true_speed = replace(found, tempo=1.0)
    strange = evidence_of(clip, at_s, at_true_speed, reference, None)
    assert float(np.mean(np.array(strange.agreement[10:]) > 3)) < 0.3


def test_played_faster_all_of_it_agrees(song: Wave, reference: Reference) -> None:
    clip = at_speed(song[10 * RATE : 16 * RATE], 1.04)
    made = evidence_of(clip, 0.0, Found("song", 10.0, 1.04, 20.0, 1e-80, 12.0), reference, None)
    assert made.seconds * made.faster == pytest.approx(6.0, abs=0.01)
    assert float(np.mean(np.array(made.agreement) > 3)) > 0.9


def test_silence_agrees_with_nothing(reference: Reference) -> None:
    assert set(agreement(np.zeros(RATE, np.float32), reference, 3.0)) <= {0.0}


def test_a_delay_between_two_samples_is_found(song: Wave, reference: Reference) -> None:
    clip = song[10 * RATE + 2 : 12 * RATE + 2]
    assert sum(agreement(clip, reference, 10.0 + 2 / RATE)) > sum(agreement(clip, reference, 10.0))


def test_a_waveform_is_drawn_of_so_many_columns() -> None:
    sound = np.linspace(-0.5, 1.5, 3 * RATE).astype(np.float32)
    found = peaks(sound)
    assert len(found) == COLUMNS
    assert found[0] == pytest.approx(0.5, abs=0.01)
    assert max(found) == 1.0
    assert len(peaks(sound[:7])) == 7


def test_evidence_comes_back_from_plain_values(song: Wave, reference: Reference) -> None:
    found = Found("song", 4.0, 1.0, 20.0, 1e-80, 12.0)
    made = evidence_of(song[: 2 * RATE], 0.0, found, reference, song[: 2 * RATE])
    assert evidence_from(plain(made)) == made
    assert made.seconds == 2.0
    assert len(made.other) == COLUMNS
