import numpy as np
import pytest

from onara.fingerprint import BASEBAND_RATE, unpack
from onara.tracking import FRAME
from onara.tracking.trace import Path, aligned, smoothed, trace
from tests.tracking.conftest import Recorded
from tests.tracking.programme import decibels, piece, placed, reference, whitened


def test_a_recording_under_speech_keeps_one_phase(recorded: Recorded) -> None:
    part = decibels(-6.0) * piece(recorded.tracks[0], 10.0, 45.0)
    programme = whitened(placed(38.0, (2.0, part), (0.0, recorded.speech)))
    path = Path(0, 0, 8.0 * BASEBAND_RATE)
    made = trace(programme, reference("0", recorded.tracks[0]), path, 0, 380)
    early, late = made.phase(30, 180), made.phase(190, 360)
    assert abs(np.angle(early / late)) < 0.3
    inside = made.evidence(early)[25:365]
    assert inside.mean() > 1.0


def test_noise_has_evidence_of_mean_zero_and_spread_one(recorded: Recorded) -> None:
    held = reference("0", recorded.tracks[0])
    programme = whitened(recorded.tracks[1])
    made = trace(programme, held, Path(0, 0, 0.0), 0, 590)
    evidence = made.evidence(1.0 + 0.0j)
    assert abs(float(evidence.mean())) < 0.25
    assert 0.5 < float(evidence.std()) < 1.4


def test_before_its_beginning_and_after_its_end_a_recording_says_nothing(
    recorded: Recorded,
) -> None:
    held = reference("0", piece(recorded.tracks[0], 0.0, 10.0))
    programme = whitened(placed(30.0, (10.0, piece(recorded.tracks[0], 0.0, 20.0))))
    made = trace(programme, held, Path(0, 0, -10.0 * BASEBAND_RATE), 0, 300)
    assert not made.sums[:99].any()
    assert not made.sums[201:].any()
    assert np.abs(made.sums[101:199]).min() > 0


def test_silence_in_the_programme_says_nothing(recorded: Recorded) -> None:
    silence = np.zeros(20 * FRAME, np.complex64)
    made = trace(silence, reference("0", recorded.tracks[0]), Path(0, 0, 0.0), 0, 20)
    assert not made.sums.any()
    assert np.isfinite(made.evidence(1.0 + 0.0j)).all()


def test_a_delay_between_samples_fits_best_where_it_is_right(recorded: Recorded) -> None:
    sound = recorded.tracks[2]
    held = reference("0", sound)
    # At 8 kHz two samples are half a sample of the baseband.
    programme = whitened(sound[2:])
    fits = {
        delay: abs(trace(programme, held, Path(0, 0, delay), 50, 250).sums.sum())
        for delay in (0.0, 0.25, 0.5, 0.75, 1.0)
    }
    assert max(fits, key=fits.__getitem__) == 0.5


def test_a_drift_is_followed_in_pieces() -> None:
    held = reference("0", np.random.default_rng(1).normal(0, 0.1, 40 * 8000).astype(np.float32))
    drifting = aligned(held, Path(0, 0, 10.0, 1e-3), 0, 30 * BASEBAND_RATE)
    late = aligned(held, Path(0, 0, 10.0 + 29.0 * BASEBAND_RATE * 1e-3), 0, 30 * BASEBAND_RATE)
    second = slice(29 * BASEBAND_RATE - 100, 29 * BASEBAND_RATE + 100)
    alike = np.vdot(drifting[second], late[second]) / np.vdot(late[second], late[second])
    assert abs(alike) > 0.9


def test_what_is_cut_beyond_a_recording_is_zero() -> None:
    held = reference("0", np.random.default_rng(1).normal(0, 0.1, 8000).astype(np.float32))
    whole = unpack(held.bits)[: held.samples]
    row = held.cut(-5, held.samples + 10)
    assert not row[:5].any()
    assert not row[-5:].any()
    np.testing.assert_array_equal(row[5:-5], whole)
    assert not held.cut(held.samples + 1, 7).any()
    np.testing.assert_array_equal(held.cut(13, 6), whole[13:19])


def test_a_mean_over_frames_keeps_its_place() -> None:
    values = np.zeros(11)
    values[5] = 3.0
    assert smoothed(values, 3) == pytest.approx([0] * 4 + [1, 1, 1] + [0] * 4)
