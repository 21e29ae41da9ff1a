import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from onara.audio.id3 import frames
from tests.audio.id3_tag import frame, syncsafe, tag

WANTED = frozenset(("USLT", "SYLT"))
WORDS = b"\0eng\0tin boats"
LONG = b"\0eng\0" + b"tin boats " * 30


@pytest.fixture
def read(tmp_path: Path) -> Callable[[bytes], list[tuple[str, bytes]]]:
    def of(content: bytes) -> list[tuple[str, bytes]]:
        path = tmp_path / "a.mp3"
        path.write_bytes(content)
        return frames(path, WANTED)

    return of


Read = Callable[[bytes], list[tuple[str, bytes]]]


@pytest.mark.parametrize("version", [2, 3, 4])
def test_wanted_frames_are_read_in_order(read: Read, version: int) -> None:
    names = {2: ("ULT", "TT2", "SLT")}.get(version, ("USLT", "TIT2", "SYLT"))
    body = b"".join(frame(name, LONG, version) for name in names)
    assert read(tag(body, version) + b"sound") == [("USLT", LONG), ("SYLT", LONG)]


def test_a_size_that_was_written_plainly_in_version_4_is_understood(read: Read) -> None:
    plain = b"USLT" + len(LONG).to_bytes(4, "big") + b"\0\0" + LONG
    assert read(tag(plain + frame("SYLT", WORDS, 4), 4)) == [("USLT", LONG), ("SYLT", WORDS)]


@pytest.mark.parametrize(("version", "flag"), [(3, 0x80), (4, 0x08)])
def test_a_packed_frame_is_unpacked(read: Read, version: int, flag: int) -> None:
    flags = bytes([0, flag | (0x01 if version == 4 else 0)])
    packed = len(LONG).to_bytes(4, "big") + zlib.compress(LONG)
    assert read(tag(frame("USLT", packed, version, flags), version)) == [("USLT", LONG)]
    broken = frame("USLT", packed[:9] + b"\xff" * 9, version, flags)
    whole = frame("SYLT", WORDS, version)
    assert read(tag(broken + whole, version)) == [("SYLT", WORDS)]


@pytest.mark.parametrize(("version", "flag"), [(3, 0x40), (4, 0x04)])
def test_an_encrypted_frame_is_passed_over(read: Read, version: int, flag: int) -> None:
    assert read(tag(frame("USLT", WORDS, version, bytes([0, flag])), version)) == []


@pytest.mark.parametrize(("version", "flag"), [(3, 0x20), (4, 0x40)])
def test_the_group_of_a_frame_is_no_part_of_it(read: Read, version: int, flag: int) -> None:
    grouped = frame("USLT", b"g" + WORDS, version, bytes([0, flag]))
    assert read(tag(grouped, version)) == [("USLT", WORDS)]


def test_unsynchronisation_is_undone(read: Read) -> None:
    mark = b"\1eng\xff\xfe\0\0\xff\xfet\0"
    hidden = mark.replace(b"\xff", b"\xff\0")
    whole = frame("USLT", mark, 3).replace(b"\xff", b"\xff\0")
    assert read(tag(whole, 3, flags=0x80)) == [("USLT", mark)]
    assert read(tag(frame("USLT", hidden, 4, b"\0\2"), 4)) == [("USLT", mark)]


@pytest.mark.parametrize(
    ("version", "extended"), [(3, b"\0\0\0\6" + bytes(6)), (4, b"\0\0\0\6\1\0")]
)
def test_an_extended_header_is_stepped_over(read: Read, version: int, extended: bytes) -> None:
    body = extended + frame("USLT", WORDS, version)
    assert read(tag(body, version, flags=0x40)) == [("USLT", WORDS)]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"ID3",
        b"RIFF" + bytes(40),
        b"ID3\x09\0\0" + syncsafe(9) + bytes(9),
        tag(b"USLT\0\0\xff\xff\0\0short", 3),
        tag(b"USL", 3),
        tag(b"\0" * 50, 4),
        tag(frame("USLT", WORDS, 3), 3)[:20],
    ],
)
def test_damage_and_padding_end_the_frames(read: Read, content: bytes) -> None:
    assert read(content) == []
