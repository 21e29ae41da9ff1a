from pathlib import Path

import pytest

from onara.audio import decode
from onara.clips.playable import copy
from onara.errors import UnusableInput
from tests.media import cut, encode, music, stereo, video_only

SOUND = stereo(music(2.0, 4))


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
