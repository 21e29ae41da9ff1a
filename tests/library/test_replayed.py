"""Clips that are played at another speed, tempo or pitch, through the library's front door."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from onara import Library
from onara.audio import SAMPLE_RATE, Samples
from onara.index import Index
from onara.landmarks import pairs_asked, pick
from onara.library.effort import Budget
from onara.library.replayed import Replayed, hear_replayed
from tests.conftest import play, save_wav
from tests.landmarks.playing import at_pitch, at_speed, at_tempo, cut, song

SEEDS = range(5)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("replayed")
    for seed in SEEDS:
        save_wav(folder / f"{seed}.wav", song(seed), SAMPLE_RATE)
    library = Library.open(folder / "home")
    library.add([folder])
    return library


@pytest.mark.parametrize("speed", [0.96, 0.99, 1.001, 1.02, 25 / 24])
def test_a_clip_at_another_speed_is_named_with_its_speed(library: Library, speed: float) -> None:
    clip = at_speed(cut(song(2), 9.0, 5.2), speed)
    match = library.identify(clip, SAMPLE_RATE).match
    assert match is not None
    assert str(match.path).endswith("2.wav")
    assert match.speed == pytest.approx(speed, abs=1e-4)
    assert match.offset_s == pytest.approx(9.0, abs=0.003)
    assert (match.tempo, match.pitch_cents) == (1.0, 0.0)
    assert match.z > 14


@pytest.mark.parametrize("tempo", [0.92, 0.98, 1.04, 1.08])
def test_a_clip_at_another_tempo_is_named_with_its_tempo(library: Library, tempo: float) -> None:
    match = library.identify(at_tempo(cut(song(3), 4.0, 6.0), tempo), SAMPLE_RATE).match
    assert match is not None
    assert str(match.path).endswith("3.wav")
    assert match.tempo == pytest.approx(tempo, abs=0.006)
    assert match.offset_s == pytest.approx(4.0, abs=0.06)
    assert (match.speed, match.pitch_cents) == (1.0, 0.0)


@pytest.mark.parametrize("cents", [-100, -50, 50, 100])
def test_a_clip_at_another_pitch_is_named_with_its_pitch(library: Library, cents: int) -> None:
    match = library.identify(at_pitch(cut(song(4), 4.0, 6.0), cents), SAMPLE_RATE).match
    assert match is not None
    assert str(match.path).endswith("4.wav")
    assert match.pitch_cents == pytest.approx(cents, abs=6)
    assert (match.speed, match.tempo) == (1.0, 1.0)


@pytest.mark.parametrize("seconds", [2.0, 2.6])
def test_short_clips_are_named_by_their_pieces(library: Library, seconds: float) -> None:
    tempo = library.identify(at_tempo(cut(song(3), 4.0, seconds), 1.06), SAMPLE_RATE).match
    assert tempo is not None
    assert str(tempo.path).endswith("3.wav")
    assert tempo.tempo == pytest.approx(1.06, abs=0.03)
    pitch = library.identify(at_pitch(cut(song(4), 4.0, seconds), -100), SAMPLE_RATE).match
    assert pitch is not None
    assert str(pitch.path).endswith("4.wav")
    assert pitch.pitch_cents == pytest.approx(-100, abs=10)


@pytest.mark.parametrize("tempo", [0.92, 1.04])
def test_what_another_program_has_made_faster_is_named(library: Library, tempo: float) -> None:
    clip = cut(song(2), 6.0, 4.0)
    match = library.identify(by_ffmpeg(clip, f"atempo={tempo}"), SAMPLE_RATE).match
    assert match is not None
    assert str(match.path).endswith("2.wav")
    assert match.tempo == pytest.approx(tempo, abs=0.01)
    assert match.z > 10
    assert match.p > 0


def by_ffmpeg(sound: Samples, effect: str) -> Samples:
    """A sound after a filter of FFmpeg."""
    graph = av.filter.Graph()
    source = graph.add_abuffer(
        format="flt", sample_rate=SAMPLE_RATE, layout="mono", time_base=Fraction(1, SAMPLE_RATE)
    )
    name, _, options = effect.partition("=")
    chain = [source, graph.add(name, options), graph.add("abuffersink")]
    graph.link_nodes(*chain).configure()
    frame = av.AudioFrame.from_ndarray(sound[None, :], format="flt", layout="mono")
    frame.sample_rate, frame.pts = SAMPLE_RATE, 0
    graph.push(frame)
    graph.push(None)
    made = []
    while True:
        try:
            made.append(graph.pull().to_ndarray()[0])
        except (BlockingIOError, EOFError):
            return np.concatenate(made)


def test_a_song_at_another_speed_within_a_long_file_is_named(library: Library) -> None:
    quiet = np.random.default_rng(1).standard_normal(20 * SAMPLE_RATE).astype(np.float32) * 1e-3
    clip = np.concatenate([quiet, at_speed(cut(song(1), 0.0, 18.0), 1.03), quiet])
    match = library.identify(clip, SAMPLE_RATE).match
    assert match is not None
    assert str(match.path).endswith("1.wav")
    assert match.speed == pytest.approx(1.03, abs=1e-4)
    assert match.at_s + match.offset_s == pytest.approx((match.at_s - 20) * 1.03, abs=0.01)


def test_other_music_is_not_named_at_any_speed(library: Library) -> None:
    for seed in range(60, 66):
        clip = cut(song(seed), 3.0, 5.0)
        assert library.identify(clip, SAMPLE_RATE).match is None


def test_what_is_known_at_true_speed_is_not_looked_for_at_others(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onara.library.hearing.hear_replayed", None)
    match = library.identify(cut(song(0), 3.0, 5.0), SAMPLE_RATE).match
    assert match is not None
    assert match.speed == 1.0


def test_what_was_removed_is_not_named(tmp_path: Path, wav: Callable[..., Path]) -> None:
    first, second = wav("a.wav", seed=1), wav("b.wav", seed=2)
    library = Library.open(tmp_path / "home")
    library.add([first, second])
    clip = at_speed(np.array(play(1, 12.0, SAMPLE_RATE))[: 6 * SAMPLE_RATE], 1.02)
    assert library.identify(clip, SAMPLE_RATE).match is not None
    library.remove([first])
    assert library.identify(clip, SAMPLE_RATE).match is None


def test_recordings_from_before_there_were_landmarks_get_them_when_they_are_added_again(
    tmp_path: Path, wav: Callable[..., Path]
) -> None:
    path = wav("a.wav", seed=1)
    library = Library.open(tmp_path / "home")
    (added,) = library.add([path])
    assert added.recording is not None
    index = Index(tmp_path / "home" / "index")
    index.commit([index.append([index.reference(added.recording)])])
    clip = at_speed(np.array(play(1, 12.0, SAMPLE_RATE))[: 6 * SAMPLE_RATE], 1.02)
    assert library.identify(clip, SAMPLE_RATE).match is None
    assert [each.status for each in library.add([path])] == ["known"]
    assert library.identify(clip, SAMPLE_RATE).match is not None
    assert len(library) == 1


def test_without_landmarks_nothing_is_heard(tmp_path: Path) -> None:
    clip = song(1, 5.0)
    pairs = pairs_asked(pick(clip))
    found = hear_replayed(clip, pairs, Index(tmp_path), looks=1, budget=Budget(10.0))
    assert found == Replayed([], 1.0)
