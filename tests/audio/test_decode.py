"""Every format, rate and number of channels gives the sound that was put in."""

import warnings
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from onara.audio import SAMPLE_RATE, Samples, Sound, decode
from tests.audio.alignment import alignment, assert_same, at_8_khz
from tests.media import RATE, encode, music, raw_wav, stereo

SECONDS = 4.0
FORMATS = [
    ("a.wav", "wav", "pcm_s16le", RATE),
    ("a.flac", "flac", "flac", RATE),
    ("a.mp3", "mp3", "libmp3lame", RATE),
    ("a.m4a", "ipod", "aac", RATE),
    ("alac.m4a", "ipod", "alac", RATE),
    ("a.ogg", "ogg", "vorbis", RATE),
    ("a.opus", "ogg", "libopus", 48000),
    ("a.webm", "webm", "libopus", 48000),
    ("a.aiff", "aiff", "pcm_s16be", RATE),
]


@pytest.fixture(scope="module")
def reference() -> Samples:
    """What every file of `music(SECONDS)` should decode to."""
    return at_8_khz(music(SECONDS), RATE)


@pytest.mark.parametrize(("name", "container", "codec", "rate"), FORMATS)
def test_every_format_gives_the_same_sound(
    tmp_path: Path, name: str, container: str, codec: str, rate: int
) -> None:
    sound = music(SECONDS, rate=rate)
    path = encode(tmp_path / name, stereo(sound), container, codec, rate=rate, bit_rate=160_000)
    assert_same(decode(path), at_8_khz(sound, rate))


@pytest.mark.parametrize(
    ("container", "codec", "rate"),
    [("ac3", "ac3", 48000), ("adts", "aac", RATE), ("mpegts", "aac", RATE), ("avi", "mp3", RATE)],
)
def test_a_format_that_does_not_know_its_delay_is_late_by_less_than_30_ms(
    tmp_path: Path, container: str, codec: str, rate: int
) -> None:
    sound = music(SECONDS, rate=rate)
    path = encode(tmp_path / "a", stereo(sound), container, codec, rate=rate, bit_rate=160_000)
    lag, likeness = alignment(decode(path), at_8_khz(sound, rate))
    assert 0 <= lag < 0.03 * SAMPLE_RATE
    assert likeness > 0.9


@pytest.mark.parametrize(
    ("container", "codec", "rate"),
    [("matroska", "aac", RATE), ("mp4", "aac", RATE), ("webm", "libopus", 48000)],
)
def test_a_video_gives_its_sound(tmp_path: Path, container: str, codec: str, rate: int) -> None:
    if container == "webm":  # takes no MPEG-4 pictures
        path = encode(tmp_path / "v", music(SECONDS, rate=rate), container, codec, rate=rate)
    else:
        path = encode(tmp_path / "v", music(SECONDS), container, codec, picture_s=SECONDS)
    assert_same(decode(path), at_8_khz(music(SECONDS, rate=rate), rate))


@pytest.mark.parametrize("rate", [8000, 11025, 16000, 22050, 44100, 48000, 96000, 192_000])
def test_every_rate_gives_8_khz(tmp_path: Path, rate: int) -> None:
    sound = music(SECONDS, rate=rate)
    path = encode(tmp_path / "a.flac", sound, "flac", "flac", rate=rate)
    decoded = decode(path)
    assert len(decoded) == pytest.approx(SECONDS * SAMPLE_RATE, abs=2)
    assert_same(decoded, at_8_khz(sound, rate), 0.999)


@pytest.mark.parametrize("channels", [1, 2, 6, 8])
@pytest.mark.parametrize(("container", "codec"), [("wav", "pcm_s16le"), ("flac", "flac")])
def test_channels_are_averaged(
    tmp_path: Path, reference: Samples, channels: int, container: str, codec: str
) -> None:
    shares = np.linspace(1 / channels, 1, channels, dtype=np.float32)
    path = encode(tmp_path / "a", shares[:, None] * music(SECONDS), container, codec)
    decoded = decode(path)
    assert_same(decoded, reference, 0.999)
    assert np.abs(decoded).max() == pytest.approx(shares.mean() * 0.5, abs=0.05)


@pytest.mark.parametrize("channels", [6, 8])
@pytest.mark.parametrize(
    ("container", "codec", "rate"),
    [("mp4", "aac", RATE), ("ogg", "libopus", 48000), ("matroska", "wavpack", RATE)],
)
def test_surround_sound_in_planes_is_heard(
    tmp_path: Path, channels: int, container: str, codec: str, rate: int
) -> None:
    sound = music(SECONDS, rate=rate)
    path = encode(
        tmp_path / "a", np.tile(sound, (channels, 1)), container, codec, rate=rate, bit_rate=512_000
    )
    assert_same(decode(path), at_8_khz(sound, rate))


@pytest.mark.parametrize(
    ("codec", "noise"),
    [
        ("pcm_u8", 1 / 128),
        ("pcm_s16le", 1e-4),
        ("pcm_s24le", 1e-6),
        ("pcm_s32le", 1e-6),
        ("pcm_f32le", 1e-6),
        ("pcm_f64le", 1e-6),
        ("pcm_mulaw", 0.03),
    ],
)
def test_every_sample_format_has_the_same_full_scale(
    tmp_path: Path, codec: str, noise: float
) -> None:
    sound = music(1.0, rate=SAMPLE_RATE)
    path = encode(tmp_path / "a.wav", stereo(sound), "wav", codec, rate=SAMPLE_RATE)
    np.testing.assert_allclose(decode(path), sound, atol=noise)


@pytest.mark.parametrize("bad", [np.nan, np.inf, 1e38])
@pytest.mark.parametrize("kind", [np.float32, np.float64])
@pytest.mark.parametrize("channels", [1, 2])
def test_samples_that_are_no_sound_become_silence(
    tmp_path: Path, bad: float, kind: type, channels: int
) -> None:
    sound = music(1.0, rate=SAMPLE_RATE)
    samples: npt.NDArray[np.floating] = np.tile(sound[:, None].astype(kind), (1, channels))
    samples[1000, 0], samples[1001, 0] = bad, -bad
    samples[2000] = bad
    samples[2001, 0], samples[2001, -1] = bad, -bad
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        decoded = decode(raw_wav(tmp_path / "a.wav", samples, SAMPLE_RATE))
    expected = sound.copy()
    expected[[1000, 1001, 2000]] = 0
    assert np.isfinite(decoded).all()
    np.testing.assert_allclose(np.delete(decoded, 2001), np.delete(expected, 2001), atol=1e-6)


def test_doubles_beyond_the_range_of_floats_become_silence(tmp_path: Path) -> None:
    samples = music(1.0, rate=SAMPLE_RATE).astype(np.float64)
    samples[500] = 1e300
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        decoded = decode(raw_wav(tmp_path / "a.wav", samples, SAMPLE_RATE))
    assert decoded[500] == 0
    np.testing.assert_allclose(decoded[501:], samples[501:], atol=1e-6)


def test_the_rate_may_change_in_mid_stream(tmp_path: Path) -> None:
    first, second = music(3.0, seed=1), music(3.0, seed=2, rate=22050)
    a = encode(tmp_path / "1", stereo(first), "adts", "aac")
    b = encode(tmp_path / "2", second, "adts", "aac", rate=22050)
    joined = tmp_path / "radio.aac"
    joined.write_bytes(a.read_bytes() + b.read_bytes())
    whole = decode(joined)
    assert len(whole) == pytest.approx(6 * SAMPLE_RATE, abs=0.15 * SAMPLE_RATE)
    # Encoders begin with a few hundredths of a second of nothing.
    for reference, rate, at_s in ((first, RATE, 0.0), (second, 22050, 3.0)):
        lag, likeness = alignment(whole, at_8_khz(reference, rate))
        assert lag / SAMPLE_RATE == pytest.approx(at_s, abs=0.15)
        assert likeness > 0.6  # half of the energy is the other piece's


def test_songs_of_one_format_in_a_chain_are_one_sound(tmp_path: Path) -> None:
    pieces = [
        encode(tmp_path / str(seed), stereo(music(3.0, seed)), "ogg", "vorbis").read_bytes()
        for seed in (1, 2)
    ]
    chained = tmp_path / "radio.ogg"
    chained.write_bytes(b"".join(pieces))
    with Sound(chained) as sound:
        whole = np.concatenate(list(sound.blocks()))
        assert sound.flaw() is None
    assert_same(whole[: 3 * SAMPLE_RATE], at_8_khz(music(3.0, 1), RATE))
    # Up to a block of the codec (64 ms) comes after the last sample of each piece.
    lag, likeness = alignment(whole[3 * SAMPLE_RATE :], at_8_khz(music(3.0, 2), RATE))
    assert 0 <= lag < 0.064 * SAMPLE_RATE
    assert likeness > 0.95


def test_one_of_several_tracks_is_heard(tmp_path: Path) -> None:
    tracks = [music(SECONDS, seed) for seed in (1, 2, 3)]
    decoded = decode(encode(tmp_path / "a.mkv", tracks, "matroska", "aac", picture_s=SECONDS))
    likeness = sorted(alignment(decoded, at_8_khz(track, RATE))[1] for track in tracks)
    assert likeness[-1] > 0.99
    assert likeness[-2] < 0.5


def test_a_long_file_comes_in_blocks_of_a_few_seconds(tmp_path: Path) -> None:
    path = encode(tmp_path / "a.mp3", music(20.0), "mp3", "libmp3lame")
    with Sound(path) as sound:
        lengths = [len(block) for block in sound.blocks()]
    assert max(lengths) < 3 * SAMPLE_RATE
    assert sum(lengths) == pytest.approx(20 * SAMPLE_RATE, abs=2)


def test_blocks_join_without_a_seam(tmp_path: Path) -> None:
    tone = 0.5 * np.sin(2 * np.pi * 440 * np.arange(10 * RATE) / RATE).astype(np.float32)
    decoded = decode(raw_wav(tmp_path / "a.wav", tone, RATE))
    expected = 0.5 * np.sin(2 * np.pi * 440 * np.arange(len(decoded)) / SAMPLE_RATE)
    inside = slice(200, -200)
    np.testing.assert_allclose(decoded[inside], expected[inside], atol=1e-3)


def test_what_lies_above_4_khz_does_not_fold_down(tmp_path: Path) -> None:
    tone = 0.5 * np.sin(2 * np.pi * 6500 * np.arange(3 * RATE) / RATE).astype(np.float32)
    decoded = decode(raw_wav(tmp_path / "a.wav", tone, RATE))
    assert np.abs(decoded[200:-200]).max() < 1e-3
