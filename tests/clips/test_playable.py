from pathlib import Path

import pytest

from onara.audio import decode
from onara.audio.decode import Sound
from onara.clips.playable import copy, media_type
from onara.errors import UnusableInput
from tests.media import RATE, cut, encode, music, stereo, video_only

SOUND = stereo(music(2.0, 4))


@pytest.mark.parametrize(
    ("ending", "container", "codec", "told"),
    [
        ("mp3", "mp3", "libmp3lame", "audio/mpeg"),
        ("flac", "flac", "flac", "audio/flac"),
        ("m4a", "mp4", "aac", "audio/mp4"),
        ("wav", "wav", "pcm_s16le", "audio/wav"),
        ("ogg", "ogg", "vorbis", "audio/ogg"),
        ("webm", "webm", "libopus", "audio/webm"),
        ("mka", "matroska", "ac3", None),
        ("wav", "wav", "pcm_mulaw", None),
        ("aiff", "aiff", "pcm_s16be", None),
    ],
)
def test_what_browsers_play_is_played_as_it_is(
    tmp_path: Path, ending: str, container: str, codec: str, told: str | None
) -> None:
    rate = 48000 if codec == "libopus" else RATE
    path = encode(tmp_path / f"clip.{ending}", SOUND, container, codec, rate=rate)
    with Sound(path) as sound:
        assert media_type(sound) == told


def test_a_copy_sounds_like_the_file_and_begins_when_it_does(tmp_path: Path) -> None:
    path = encode(tmp_path / "clip.mka", SOUND, "matroska", "ac3")
    copy(str(path), str(tmp_path / "copy.mp3"))
    made, original = decode(tmp_path / "copy.mp3"), decode(path)
    assert len(made) == pytest.approx(len(original), abs=400)
    least = min(len(made), len(original))
    window = slice(2000, least - 2000)
    assert abs(float((made[window] * original[window]).sum())) > 0.9 * float(
        (original[window] ** 2).sum()
    )


def test_of_a_damaged_file_the_rest_is_copied(tmp_path: Path) -> None:
    path = cut(encode(tmp_path / "clip.mka", SOUND, "matroska", "ac3"), 0.6)
    copy(str(path), str(tmp_path / "copy.mp3"))
    assert 0.5 < len(decode(tmp_path / "copy.mp3")) / 8000 < 2.0


def test_what_has_no_sound_leaves_no_copy(tmp_path: Path) -> None:
    path = video_only(tmp_path / "silent.mkv")
    with pytest.raises(UnusableInput):
        copy(str(path), str(tmp_path / "copy.mp3"))
    (tmp_path / "junk").write_bytes(b"junk" * 99)
    with pytest.raises(UnusableInput):
        copy(str(tmp_path / "junk"), str(tmp_path / "copy.mp3"))
    assert not (tmp_path / "copy.mp3").exists()
