from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import av
import pytest
from av.stream import Disposition
from PIL import Image

from onara.errors import UnusableInput
from onara.playback.artwork import beside, make, resized
from tests.media import encode, music


def picture(width: int, height: int, kind: str = "JPEG", mode: str = "RGB") -> bytes:
    made = io.BytesIO()
    Image.new(mode, (width, height), "red").save(made, kind)
    return made.getvalue()


def opened(raw: bytes) -> Image.Image:
    return Image.open(io.BytesIO(raw))


def test_a_picture_is_made_smaller_and_never_larger() -> None:
    assert opened(resized(picture(1000, 500), 300)).size == (300, 150)
    assert opened(resized(picture(100, 50), 300)).size == (100, 50)


def test_what_is_clear_becomes_white() -> None:
    clear = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(clear, "PNG")
    assert opened(resized(clear.getvalue(), 64)).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("side", [8000, 60000])
def test_a_picture_made_to_fill_the_memory_is_refused(side: int) -> None:
    def chunk(name: bytes, data: bytes) -> bytes:
        told = struct.pack(">I", len(data)) + name + data
        return told + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")
    with pytest.raises(UnusableInput):
        resized(bomb, 300)


@pytest.mark.parametrize("raw", [b"", b"GIF89a", b"<svg/>", picture(50, 50)[:200]])
def test_what_is_no_picture_is_refused(raw: bytes) -> None:
    with pytest.raises(UnusableInput):
        resized(raw, 300)


def with_picture(path: Path, raw: bytes) -> Path:
    """A song with a picture in its file."""
    with av.open(path, "w", format="mp3") as output:
        sound = output.add_stream("libmp3lame", rate=44100, layout="mono")
        cover = output.add_stream("mjpeg", rate=1)
        assert isinstance(cover, av.VideoStream)
        cover.width, cover.height, cover.pix_fmt = (*opened(raw).size, "yuvj420p")
        cover.disposition = Disposition.attached_pic
        output.start_encoding()
        packet = av.Packet(raw)
        packet.stream, packet.pts, packet.dts, packet.is_keyframe = cover, 0, 0, True
        output.mux(packet)
        frame = av.AudioFrame.from_ndarray(music(1.0).reshape(1, -1), "fltp", "mono")
        frame.sample_rate, frame.pts = 44100, 0
        output.mux(sound.encode(frame))
        output.mux(sound.encode(None))
    return path


def test_the_picture_in_the_file_comes_before_the_one_beside_it(tmp_path: Path) -> None:
    song = with_picture(tmp_path / "song.mp3", picture(80, 80))
    (tmp_path / "cover.jpg").write_bytes(picture(40, 40))
    make(str(song), [str(one) for one in beside(song)], str(tmp_path / "made.jpg"), 300)
    assert opened((tmp_path / "made.jpg").read_bytes()).size == (80, 80)


def test_the_picture_beside_the_music_is_the_cover(tmp_path: Path) -> None:
    song = encode(tmp_path / "song.mp3", music(1.0), "mp3", "libmp3lame")
    for name in ("back.jpg", "Folder.JPG", "cover.png", "notes.txt"):
        (tmp_path / name).write_bytes(picture(40, 40))
    assert [one.name for one in beside(song)] == ["cover.png", "Folder.JPG"]
    make(str(song), [str(one) for one in beside(song)], str(tmp_path / "made.jpg"), 64)
    assert opened((tmp_path / "made.jpg").read_bytes()).size == (40, 40)


def test_a_link_is_no_cover(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.jpg").write_bytes(picture(40, 40))
    folder = tmp_path / "album"
    folder.mkdir()
    (folder / "cover.jpg").symlink_to(tmp_path / "elsewhere.jpg")
    assert beside(folder / "song.mp3") == []


def test_without_a_picture_there_is_none(tmp_path: Path) -> None:
    song = encode(tmp_path / "song.mp3", music(1.0), "mp3", "libmp3lame")
    with pytest.raises(UnusableInput, match="no picture"):
        make(str(song), [], str(tmp_path / "made.jpg"), 64)
    assert not (tmp_path / "made.jpg").exists()
