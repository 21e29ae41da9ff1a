from pathlib import Path

import pytest

from onara.errors import UnusableInput
from onara.tagging import audio_digest
from tests.media import encode, music, stereo, video_only
from tests.tagging.files import KINDS, make, with_id3v1


@pytest.mark.parametrize("name", KINDS)
def test_sound_with_a_bit_turned_over_is_another(tmp_path: Path, name: str) -> None:
    path = make(tmp_path, name)
    digest = audio_digest(path)
    raw = bytearray(path.read_bytes())
    raw[len(raw) * 3 // 4] ^= 0x10
    path.write_bytes(raw)
    try:
        assert audio_digest(path) != digest
    except UnusableInput:
        assert name == "flac.ogg"  # all its sound is in one page, whose checksum is wrong now


def test_tags_behind_the_sound_are_no_sound(tmp_path: Path) -> None:
    path = make(tmp_path, "a.mp3")
    digest = audio_digest(path)
    assert audio_digest(with_id3v1(path, "길".encode("cp949"), b"", b"")) == digest


def test_comments_of_vorbis_are_no_sound(tmp_path: Path) -> None:
    digests = {
        audio_digest(
            encode(
                tmp_path / "a.ogg", stereo(music(1.0)), "ogg", "vorbis", tags={"title": "가" * size}
            )
        )
        for size in (1, 300)
    }
    assert len(digests) == 1


def test_what_has_no_sound_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="has no audio track"):
        audio_digest(video_only(tmp_path / "a.mkv"))
    (tmp_path / "text.mp3").write_text("no music")
    with pytest.raises(UnusableInput, match="is not audio that can be read"):
        audio_digest(tmp_path / "text.mp3")


def test_a_codec_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    path = make(tmp_path, "a.wav")
    raw = bytearray(path.read_bytes())
    at = raw.index(b"fmt ") + 8
    raw[at : at + 2] = b"\xf3\x7a"
    path.write_bytes(raw)
    with pytest.raises(UnusableInput, match="is not audio that can be read"):
        audio_digest(path)
