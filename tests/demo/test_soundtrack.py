from itertools import combinations

import numpy as np
import pytest

from onara.demo.signal import RATE, Samples, level_db
from onara.demo.soundtrack import THREE_HILLS

IDS = [recording.song_id for recording in THREE_HILLS.recordings]


def _spectrogram(sound: Samples) -> Samples:
    frames = np.lib.stride_tricks.sliding_window_view(sound.mean(axis=0), 4096)[::4096]
    return np.abs(np.fft.rfft(frames * np.hanning(4096))).astype(np.float32)


def test_the_drama_says_that_it_is_onaras_own() -> None:
    assert "Onara" in THREE_HILLS.note and THREE_HILLS.id.endswith("-demo")


def test_recordings_have_names_and_places_of_their_own() -> None:
    assert len({recording.path for recording in THREE_HILLS.recordings}) == len(IDS)
    assert len(set(IDS)) == len(IDS)
    assert {recording.role for recording in THREE_HILLS.recordings} == {
        "opening",
        "ending",
        "insert",
        "character theme",
    }


@pytest.mark.parametrize("song_id", IDS)
def test_a_recording_lasts_as_a_short_piece_and_is_mastered(
    recordings: dict[str, Samples], song_id: str
) -> None:
    sound = recordings[song_id]
    assert 45 <= sound.shape[1] / RATE <= 75
    assert -20 < level_db(sound) < -18
    assert np.abs(sound).max() < 1
    crest_db = 20 * np.log10(np.abs(sound).max()) - level_db(sound)
    assert 10 < crest_db < 20


@pytest.mark.parametrize("song_id", IDS)
def test_a_recording_is_wide_and_moves(recordings: dict[str, Samples], song_id: str) -> None:
    sound = recordings[song_id]
    likeness = 2 * np.sum(sound[0] * sound[1]) / np.sum(sound**2)
    assert likeness < 0.9
    seconds = sound[:, : sound.shape[1] // RATE * RATE].mean(axis=0).reshape(-1, RATE)
    loudness = 10 * np.log10(np.mean(seconds**2, axis=1) + 1e-12)
    assert np.percentile(loudness, 95) - np.percentile(loudness, 5) > 4
    spectra = _spectrogram(sound)
    hertz = np.fft.rfftfreq(4096, 1 / RATE)
    centroid = spectra @ hertz / spectra.sum(axis=1)
    assert np.std(np.log2(centroid)) > 0.1


def test_a_recording_renders_the_same_again(recordings: dict[str, Samples]) -> None:
    night = next(one for one in THREE_HILLS.recordings if one.suffix == ".flac")
    again = night.render()
    assert again.shape == recordings[night.song_id].shape
    assert np.abs(again - recordings[night.song_id]).max() < 2 / 32768


def test_no_two_recordings_share_a_waveform(recordings: dict[str, Samples]) -> None:
    """Six seconds of one, whitened, slid along another: no lag stands out of the rest."""
    for one, other in combinations(IDS, 2):
        piece = recordings[one].mean(axis=0)[20 * RATE : 26 * RATE : 4]
        whole = recordings[other].mean(axis=0)[::4]
        length = 1 << (whole.size + piece.size).bit_length()
        spectra = [np.fft.rfft(sound, length) for sound in (piece, whole)]
        cross = np.conj(spectra[0]) * spectra[1]
        peaks = np.abs(np.fft.irfft(cross / (np.abs(cross) + 1e-9), length))[: whole.size]
        assert peaks.max() < 0.03
