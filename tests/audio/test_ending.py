from __future__ import annotations

from pathlib import Path

import pytest

from onara.audio.ending import ends_early
from onara.errors import UnusableInput
from tests.media import cut, encode, music

SECONDS = 30.0
KINDS = {
    "song.wav": ("wav", "pcm_s16le", {}),
    "song.flac": ("flac", "flac", {}),
    "song.mp3": ("mp3", "libmp3lame", {}),
    "index last.m4a": ("ipod", "aac", {}),
    "index first.m4a": ("ipod", "aac", {"movflags": "faststart"}),
    "fragments.mp4": ("mp4", "aac", {"movflags": "frag_keyframe+empty_moov"}),
    "song.opus": ("ogg", "libopus", {}),
    "episode.mkv": ("matroska", "aac", {}),
    "episode.avi": ("avi", "mp3", {}),
    "episode.mp4": ("mp4", "aac", {}),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("whole")
    return {
        name: encode(
            folder / name,
            music(SECONDS, 1, 48000),
            container,
            codec,
            rate=48000,
            options=options,
            picture_s=SECONDS if name.startswith(("episode", "fragments")) else 0.0,
        )
        for name, (container, codec, options) in KINDS.items()
    }


@pytest.mark.parametrize("name", KINDS)
def test_a_file_that_is_whole_does_not_end_early(whole: dict[str, Path], name: str) -> None:
    assert not ends_early(whole[name])


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
@pytest.mark.parametrize("name", KINDS)
def test_a_file_of_which_a_part_has_arrived_ends_early(
    whole: dict[str, Path], name: str, share: float, tmp_path: Path
) -> None:
    part = tmp_path / name
    part.write_bytes(whole[name].read_bytes())
    assert ends_early(cut(part, share))


@pytest.mark.parametrize("name", ["episode.mkv", "episode.mp4", "episode.avi", "song.opus"])
def test_where_the_size_is_declared_the_last_bytes_are_missed(
    whole: dict[str, Path], name: str, tmp_path: Path
) -> None:
    part = tmp_path / name
    part.write_bytes(whole[name].read_bytes()[:-200])
    assert ends_early(part)


def test_what_lies_behind_the_last_box_is_no_sign(whole: dict[str, Path], tmp_path: Path) -> None:
    tagged = tmp_path / "tagged.m4a"
    tagged.write_bytes(whole["index first.m4a"].read_bytes() + b"TAG" + bytes(125))
    assert not ends_early(tagged)


def test_a_wav_file_that_was_written_to_a_pipe_says_nothing(
    whole: dict[str, Path], tmp_path: Path
) -> None:
    piped = bytearray(whole["song.wav"].read_bytes())
    at = piped.index(b"data") + 4
    piped[4:8] = piped[at : at + 4] = b"\xff\xff\xff\xff"
    (tmp_path / "piped.wav").write_bytes(piped)
    assert not ends_early(tmp_path / "piped.wav")


def test_a_matroska_file_that_was_streamed_says_nothing_of_its_size(tmp_path: Path) -> None:
    streamed = encode(
        tmp_path / "live.mkv", music(SECONDS, 1, 48000), "matroska", "aac", rate=48000,
        options={"live": "1"},
    )  # fmt: skip
    assert not ends_early(streamed)


@pytest.mark.parametrize("content", [b"", b"no sound at all" * 100, b"\x1a\x45\xdf\xa3"])
def test_what_is_no_media_is_refused_in_a_sentence(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.mp3").write_bytes(content)
    with pytest.raises(UnusableInput, match=r"is not audio|is empty"):
        ends_early(tmp_path / "x.mp3")
    with pytest.raises(UnusableInput, match="no such file"):
        ends_early(tmp_path / "missing.mp3")
