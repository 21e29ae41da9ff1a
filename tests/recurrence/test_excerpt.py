from __future__ import annotations

import hashlib
from pathlib import Path

import av
import numpy as np
import pytest

from onara.errors import LibraryError, UnusableInput
from onara.recurrence.excerpt import excerpt
from tests.media import RATE, encode, music, video_only


def sound(path: Path) -> tuple[np.ndarray, int]:
    """All samples of a file, shape (channels, n), and its rate."""
    with av.open(path) as container:
        frames = [frame.to_ndarray() for frame in container.decode(audio=0)]
        stream = container.streams.audio[0]
        channels, rate = stream.channels, stream.rate
    return np.concatenate(frames, axis=1).reshape(-1, channels).T.astype(float) / 32768, rate


def delay(one: np.ndarray, other: np.ndarray) -> tuple[int, float]:
    """Samples by which one sound is behind another (codecs delay), and their likeness then."""
    size = 1 << (2 * len(other)).bit_length()
    spectrum = np.fft.rfft(one, size) * np.conj(np.fft.rfft(other, size))
    likeness = np.fft.irfft(spectrum) / np.linalg.norm(one) / np.linalg.norm(other)
    best = int(likeness.argmax())
    return (best + size // 2) % size - size // 2, float(likeness.max())


@pytest.mark.parametrize(
    ("container", "codec", "suffix"),
    [
        ("matroska", "libmp3lame", "mkv"),
        ("mp4", "aac", "mp4"),
        ("flac", "flac", "flac"),
        ("wav", "pcm_s16le", "wav"),
    ],
)
def test_exactly_these_seconds_are_written(
    tmp_path: Path, container: str, codec: str, suffix: str
) -> None:
    wave = music(20.0)
    both = np.stack([wave, -0.5 * wave])
    media = encode(tmp_path / f"media.{suffix}", both, container, codec, sample_format=None)
    before = hashlib.sha256(media.read_bytes()).digest()
    excerpt(media, 7.25, 16.5, tmp_path / "excerpt.flac")
    written, rate = sound(tmp_path / "excerpt.flac")
    assert rate == RATE and len(written) == 2
    # Matroska keeps milliseconds.
    assert written.shape[1] == pytest.approx(9.25 * RATE, abs=RATE / 1000)
    expected = wave[round(7.25 * RATE) :][: written.shape[1]]
    ahead, likeness = delay(written[0], expected)
    assert abs(ahead) <= 0.06 * RATE and likeness > 0.95
    assert np.corrcoef(written[0], written[1])[0, 1] < -0.9
    assert hashlib.sha256(media.read_bytes()).digest() == before


def test_more_channels_and_one_become_two(tmp_path: Path) -> None:
    for channels in (1, 6):
        media = encode(
            tmp_path / f"{channels}.mkv", np.stack([music(6.0)] * channels), "matroska", "flac"
        )
        excerpt(media, 1.0, 4.0, tmp_path / f"{channels}.flac")
        written, _ = sound(tmp_path / f"{channels}.flac")
        assert len(written) == 2 and np.abs(written).max() > 0.05


def test_the_track_asked_for_is_the_one_written(tmp_path: Path) -> None:
    tracks = [music(6.0), music(6.0, seed=2)]
    media = encode(tmp_path / "two.mkv", tracks, "matroska", "flac")
    excerpt(media, 1.0, 4.0, tmp_path / "second.flac", track=1)
    written, _ = sound(tmp_path / "second.flac")
    ahead, likeness = delay(written[0], tracks[1][RATE : RATE + written.shape[1]])
    assert abs(ahead) <= 0.002 * RATE and likeness > 0.99
    with pytest.raises(UnusableInput, match="no such audio track"):
        excerpt(media, 1.0, 4.0, tmp_path / "third.flac", track=7)


def test_what_cannot_be_had_is_said_and_nothing_is_written(tmp_path: Path) -> None:
    media = encode(tmp_path / "media.wav", music(5.0), "wav", "pcm_s16le")
    target = tmp_path / "excerpt.flac"
    with pytest.raises(UnusableInput, match="has no sound from 50 s to 60 s"):
        excerpt(media, 50.0, 60.0, target)
    with pytest.raises(UnusableInput):
        excerpt(tmp_path / "gone.mkv", 0.0, 5.0, target)
    with pytest.raises(UnusableInput, match="no such audio track"):
        excerpt(video_only(tmp_path / "silent.mkv"), 0.0, 1.0, target)
    for start, end in ((5.0, 5.0), (-1.0, 4.0), (0.0, 500.0)):
        with pytest.raises(ValueError):
            excerpt(media, start, end, target)
    with pytest.raises(LibraryError):
        excerpt(media, 0.0, 4.0, tmp_path / "no" / "such" / "folder.flac")
    assert [path.name for path in tmp_path.iterdir() if "excerpt" in path.name] == []


def test_a_stretch_past_the_end_is_cut_there(tmp_path: Path) -> None:
    media = encode(tmp_path / "media.wav", music(5.0), "wav", "pcm_s16le")
    excerpt(media, 3.0, 30.0, tmp_path / "end.flac")
    written, _ = sound(tmp_path / "end.flac")
    assert written.shape[1] == pytest.approx(2.0 * RATE, abs=2)
