"""Files whose sound is damaged, or not read to its end."""

import contextlib
from pathlib import Path

import numpy as np
import pytest

from onara.audio import SAMPLE_RATE, Sound, decode
from onara.errors import UnusableInput
from tests.audio.alignment import alignment, assert_same, at_8_khz
from tests.media import RATE, encode, music

SECONDS = 4.0


@pytest.mark.parametrize(
    ("name", "container", "codec"), [("a.mp3", "mp3", "libmp3lame"), ("a.m4a", "ipod", "aac")]
)
def test_damaged_packets_are_passed_over_and_reported(
    tmp_path: Path, name: str, container: str, codec: str
) -> None:
    path = encode(tmp_path / name, music(8.0), container, codec, bit_rate=128_000)
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 2000] = np.random.default_rng(5).bytes(2000)
    path.write_bytes(data)
    with Sound(path) as sound:
        decoded = np.concatenate(list(sound.blocks()))
        flaw = sound.flaw()
    reference = at_8_khz(music(8.0), RATE)
    quarter = 2 * SAMPLE_RATE
    assert_same(decoded[:quarter], reference[:quarter])
    lag, likeness = alignment(decoded[-quarter:], reference[-quarter:])
    assert abs(lag) < 0.4 * SAMPLE_RATE
    assert likeness > 0.8
    assert flaw is not None
    assert "damaged" in flaw


@pytest.mark.parametrize(
    ("container", "codec", "channels"),
    [("ipod", "aac", 8), ("mp3", "libmp3lame", 2), ("ogg", "vorbis", 2), ("flac", "flac", 2)],
)
def test_random_damage_gives_sound_or_a_sentence(
    tmp_path: Path, container: str, codec: str, channels: int
) -> None:
    sound = np.tile(music(SECONDS), (channels, 1))
    whole = encode(tmp_path / "whole", sound, container, codec).read_bytes()
    rng = np.random.default_rng(6)
    path = tmp_path / "damaged"
    heard = 0
    for _ in range(40):
        data = np.frombuffer(whole, np.uint8).copy()
        places = rng.integers(0, len(data), rng.integers(1, 20))
        data[places] = rng.integers(0, 256, len(places))
        path.write_bytes(data.tobytes())
        with contextlib.suppress(UnusableInput):
            assert np.isfinite(decode(path)).all()
            heard += 1
    assert heard > 0


def test_a_file_whose_sound_is_not_read_to_the_end_has_no_flaw_yet(tmp_path: Path) -> None:
    path = encode(tmp_path / "a.wav", music(6.0), "wav", "pcm_s16le")
    with Sound(path) as sound:
        next(sound.blocks())
        assert sound.flaw() is None
