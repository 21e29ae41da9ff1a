from pathlib import Path

import numpy as np
import pytest

from onara.audio.browsers import browser_type
from onara.audio.decode import Sound
from tests.media import encode, music


@pytest.mark.parametrize(
    ("ending", "container", "codec", "told"),
    [
        (".mp3", "mp3", "libmp3lame", "audio/mpeg"),
        (".flac", "flac", "flac", "audio/flac"),
        (".m4a", "ipod", "aac", "audio/mp4"),
        (".mov", "mov", "aac", None),
        (".wav", "wav", "pcm_s16le", "audio/wav"),
        (".ogg", "ogg", "flac", "audio/ogg"),
        (".opus", "ogg", "libopus", "audio/ogg"),
        (".WEBM", "webm", "libopus", "audio/webm"),
        ("", "webm", "libopus", "audio/webm"),
        (".mkv", "matroska", "libopus", None),
        (".mkv", "matroska", "ac3", None),
        (".m4a", "ipod", "alac", None),
        (".wav", "wav", "pcm_mulaw", None),
        (".aiff", "aiff", "pcm_s16be", None),
    ],
)
def test_what_browsers_play_is_told_from_what_they_do_not(
    tmp_path: Path, ending: str, container: str, codec: str, told: str | None
) -> None:
    rate = 48000 if codec == "libopus" else 44100
    planar = "s16p" if codec == "alac" else None
    made = encode(
        tmp_path / f"a{ending}",
        music(1.0, 1, rate),
        container,
        codec,
        rate=rate,
        sample_format=planar,
    )
    with Sound(made) as sound:
        assert browser_type(sound, ending) == told


def test_a_browser_might_play_the_wrong_one_of_two_tracks(tmp_path: Path) -> None:
    sound = np.stack([music(1.0)])
    two = encode(tmp_path / "two.m4a", [sound, sound], "mp4", "aac")
    with Sound(two) as opened:
        assert browser_type(opened, ".m4a") is None
