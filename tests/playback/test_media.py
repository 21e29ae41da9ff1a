from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from onara.errors import UnusableInput
from onara.playback.media import media_of
from tests.media import encode, music


@pytest.mark.parametrize(
    ("name", "container", "codec", "media_type"),
    [
        ("a.mp3", "mp3", "libmp3lame", "audio/mpeg"),
        ("a.m4a", "ipod", "aac", "audio/mp4"),
        ("a.flac", "flac", "flac", "audio/flac"),
        ("a.opus", "ogg", "libopus", "audio/ogg"),
        ("a.webm", "webm", "libopus", "audio/webm"),
        ("alac.m4a", "ipod", "alac", None),
        ("a.mkv", "matroska", "ac3", None),
        ("opus.mkv", "matroska", "libopus", None),
    ],
)
def test_what_browsers_play_is_told_from_what_they_do_not(
    tmp_path: Path, name: str, container: str, codec: str, media_type: str | None
) -> None:
    planar = "s16p" if codec == "alac" else None
    rate = 48000 if codec == "libopus" else 44100
    made = encode(
        tmp_path / name, music(1.0, 1, rate), container, codec, rate=rate, sample_format=planar
    )
    assert media_of(made).media_type == media_type


def test_a_browser_would_play_the_wrong_one_of_two_tracks(tmp_path: Path) -> None:
    sound = np.stack([music(1.0)])
    two = encode(tmp_path / "two.m4a", [sound, sound], "mp4", "aac")
    assert media_of(two).media_type is None


def test_what_is_no_media_is_refused(tmp_path: Path) -> None:
    (tmp_path / "no.mp3").write_text("root:x:0:0")
    with pytest.raises(UnusableInput):
        media_of(tmp_path / "no.mp3")
