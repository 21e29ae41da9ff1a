"""Only the file that is named is opened, and what is no sound is refused with its name."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from onara.audio import SAMPLE_RATE, decode
from onara.errors import UnusableInput
from tests.media import encode, music, raw_wav, video_only


@pytest.mark.parametrize(
    "name",
    [
        "http:x.wav",
        "concat:a|b.wav",
        "file:x.wav",
        "pipe:0",
        "-",
        "100%03d.wav",
        "줄\n바꿈.wav",
        "🎵.wav",
        "가" * 82 + ".wav",
        os.fsdecode(b"\xff\xfe.wav"),
    ],
)
def test_a_name_is_only_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    sound = music(1.0, rate=SAMPLE_RATE)
    raw_wav(tmp_path / name, sound, SAMPLE_RATE)
    monkeypatch.chdir(tmp_path)
    np.testing.assert_allclose(decode(Path(name)), sound, atol=1e-6)


def _playlists(target: Path) -> Iterator[tuple[str, str]]:
    yield "hls", f"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{target}\n#EXT-X-ENDLIST\n"
    yield (
        "hls of a relative name",
        (f"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{target.name}\n#EXT-X-ENDLIST\n"),
    )
    yield (
        "hls of an address",
        ("#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nhttp://127.0.0.1:9/a.ts\n#EXT-X-ENDLIST\n"),
    )
    yield "concat", f"ffconcat version 1.0\nfile {target.name}\n"
    yield (
        "dash",
        (
            '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" '
            'mediaPresentationDuration="PT4S"><Period><AdaptationSet mimeType="audio/mp4">'
            f'<Representation id="1" bandwidth="9"><BaseURL>{target.name}</BaseURL>'
            "</Representation></AdaptationSet></Period></MPD>"
        ),
    )


@pytest.mark.parametrize("suffix", [".mp3", ".m3u8", ".wav"])
def test_a_playlist_opens_no_other_file(tmp_path: Path, suffix: str) -> None:
    target = encode(tmp_path / "secret.ts", music(2.0), "mpegts", "aac")
    assert len(decode(target)) > SAMPLE_RATE
    for kind, text in _playlists(target):
        path = tmp_path / f"{kind}{suffix}"
        path.write_text(text)
        with pytest.raises(UnusableInput, match="is not audio that can be read"):
            decode(path)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda _: None, "no such file"),
        (lambda path: path.mkdir(), "is a folder, not a file"),
        (lambda path: path.touch(), "is empty"),
        (lambda path: path.write_text("not a sound\n" * 400), "is not audio that can be read"),
        (lambda path: path.write_bytes(bytes(20_000)), "is not audio that can be read"),
        (lambda path: path.write_bytes(b"fLaC"), "is not audio that can be read"),
        (
            lambda path: path.symlink_to(path),
            "cannot be read (too many levels of symbolic links)",
        ),
        (lambda path: path.symlink_to("/dev/zero"), "is not a regular file"),
        (lambda path: os.mkfifo(path), "is not a regular file"),
        (video_only, "has no audio track"),
        (
            lambda path: raw_wav(path, np.empty(0, np.float32), 8000),
            "is not audio that can be read",
        ),
    ],
    ids=[
        "missing",
        "folder",
        "empty",
        "text",
        "zeros",
        "header",
        "link to itself",
        "device",
        "pipe",
        "video",
        "no samples",
    ],
)
def test_what_is_no_sound_is_refused_with_its_name(
    tmp_path: Path, make: Callable[[Path], object], reason: str
) -> None:
    path = tmp_path / "a.mp3"
    make(path)
    with pytest.raises(UnusableInput) as refused:
        decode(path)
    assert refused.value.reason == reason
    assert str(refused.value) == f"{path}: {reason}"


def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match=r"cannot be read \(file name too long\)"):
        decode(tmp_path / ("가" * 100 + ".mp3"))


def test_a_name_below_a_file_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    with pytest.raises(UnusableInput, match="no such file"):
        decode(tmp_path / "a" / "b.mp3")
