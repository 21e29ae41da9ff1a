import numpy as np
import pytest

from onara.demo import Rendered
from onara.demo.scene import CLIP_MUSIC_DB, CLIP_SECONDS, SCENE_CUES, SCENE_SECONDS, Cue
from onara.demo.signal import RATE, Samples, level_db

BLOCK_S = 6.0
"""Length of the pieces of the scene that are looked up, as long as the clip."""


def _best_second(piece: Samples, whole: Samples) -> tuple[float, float]:
    """Where `piece` (mono) lies in `whole` by phase correlation, and peak over the lags' spread."""
    length = 1 << (piece.size + whole.size).bit_length()
    cross = np.conj(np.fft.rfft(piece, length)) * np.fft.rfft(whole, length)
    hertz = np.fft.rfftfreq(length, 1 / RATE)
    cross = np.where((hertz > 150) & (hertz < 4000), cross / (np.abs(cross) + 1e-9), 0)
    lags = np.fft.irfft(cross)[: whole.size]
    return int(np.argmax(lags)) / RATE, float(lags.max() / lags.std())


def test_the_clip_is_six_seconds_and_does_not_clip(clip: Samples) -> None:
    assert clip.shape == (2, round(CLIP_SECONDS * RATE))
    assert np.abs(clip).max() < 1


def test_the_clip_holds_the_recording_where_it_says(
    rendered: Rendered, recordings: dict[str, Samples], clip: Samples
) -> None:
    cue = rendered.clip_cue
    second, peak = _best_second(clip.mean(axis=0), recordings[cue.song_id].mean(axis=0))
    assert abs(second - cue.from_s) < 0.03
    assert peak > 12


def test_no_other_recording_explains_the_clip(
    rendered: Rendered, recordings: dict[str, Samples], clip: Samples
) -> None:
    for song_id, sound in recordings.items():
        if song_id != rendered.clip_cue.song_id:
            assert _best_second(clip.mean(axis=0), sound.mean(axis=0))[1] < 10


def test_the_babble_is_louder_than_the_music_in_the_clip(
    rendered: Rendered, recordings: dict[str, Samples], clip: Samples
) -> None:
    """Least squares finds how much of the recording is in the clip; the rest is babble."""
    cue = rendered.clip_cue
    whole = recordings[cue.song_id].mean(axis=0)
    start = round(_best_second(clip.mean(axis=0), whole)[0] * RATE)
    music = recordings[cue.song_id][:, start : start + clip.shape[1]]
    share = float(np.sum(music * clip) / np.sum(music * music))
    ratio = level_db(share * music) - level_db(clip - share * music)
    assert ratio == pytest.approx(CLIP_MUSIC_DB, abs=1.0)


def test_the_scene_lasts_two_minutes_at_a_programmes_level(scene: Samples) -> None:
    assert scene.shape[1] / RATE == pytest.approx(SCENE_SECONDS, abs=0.1)
    assert np.abs(scene).max() < 1
    assert -32 < level_db(scene) < -20


@pytest.mark.parametrize("cue", SCENE_CUES, ids=lambda cue: cue.song_id)
@pytest.mark.parametrize("into_s", [4.0, 12.0, 22.0])
def test_the_scene_holds_its_cues_where_it_says(
    recordings: dict[str, Samples], scene: Samples, cue: Cue, into_s: float
) -> None:
    begin = round((cue.at_s + into_s) * RATE)
    piece = scene[:, begin : begin + round(BLOCK_S * RATE)].mean(axis=0)
    second, peak = _best_second(piece, recordings[cue.song_id].mean(axis=0))
    assert abs(second - (cue.from_s + into_s)) < 0.05
    assert peak > 10


def test_no_music_plays_between_the_cues(recordings: dict[str, Samples], scene: Samples) -> None:
    piece = scene[:, 55 * RATE : 61 * RATE].mean(axis=0)
    for sound in recordings.values():
        assert _best_second(piece, sound.mean(axis=0))[1] < 10
