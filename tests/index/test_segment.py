import json
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest

from onara.errors import DamagedLibrary, LibraryError
from onara.index.segment import Reference, Segment, write_merged, write_segment
from onara.index.table import Row, Table
from onara.landmarks import Landmarks, Postings, packed


def reference(name: str, size: int, seed: int = 0) -> Reference:
    bits = np.random.default_rng(seed).integers(0, 256, size, dtype=np.uint8)
    return Reference(name, 4 * size - 1, bits)


def landmarks(seed: int, count: int = 50) -> Landmarks:
    rng = np.random.default_rng(seed)
    hashes = np.sort(rng.integers(0, 1 << 21, count, dtype=np.uint32))
    return Landmarks(hashes, rng.integers(0, 10_000, count, dtype=np.uint32))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    references = [reference("one", 1000), reference("none", 5), reference("two", 77, seed=1)]
    held = {"one": landmarks(1), "two": landmarks(2)}
    write_segment(tmp_path / "a.segment", references, held)
    return tmp_path / "a.segment"


def test_what_was_written_is_read(path: Path) -> None:
    segment = Segment(path)
    assert list(segment.recordings) == ["none", "one", "two"]
    held = segment.reference("two")
    assert held.samples == 4 * 77 - 1
    np.testing.assert_array_equal(held.bits, reference("two", 77, seed=1).bits)
    assert list(segment.damaged()) == []


def test_a_flipped_bit_is_found(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[500] ^= 4
    path.write_bytes(raw)
    assert list(Segment(path).damaged()) == ["one"]


def test_every_truncation_is_noticed(path: Path) -> None:
    raw = path.read_bytes()
    for length in (0, 5, 16, 40, 700, len(raw) - 25, len(raw) - 1):
        path.write_bytes(raw[:length])
        with pytest.raises(DamagedLibrary):
            Segment(path)


def test_an_altered_table_is_noticed(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"noneonetwo") + 1] ^= 1
    path.write_bytes(raw)
    with pytest.raises(DamagedLibrary):
        Segment(path).reference("one")


def test_an_altered_tail_is_noticed(path: Path) -> None:
    whole = path.read_bytes()
    for at in range(len(whole) - 80, len(whole)):
        raw = bytearray(whole)
        raw[at] ^= 16
        path.write_bytes(raw)
        with pytest.raises(DamagedLibrary):
            Segment(path)


def test_another_format_is_refused_not_misread(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[8] = 99
    path.write_bytes(raw)
    with pytest.raises(LibraryError, match="format 99"):
        Segment(path)


def test_landmarks_are_kept_where_there_are_any(path: Path) -> None:
    segment = Segment(path)
    assert list(segment.with_landmarks) == [1, 2]
    assert [segment.has_landmarks(name) for name in segment.recordings] == [False, True, True]
    for seed, held in zip((1, 2), segment.postings.apart(), strict=True):
        np.testing.assert_array_equal(held.hash, landmarks(seed).hash)
        np.testing.assert_array_equal(held.time, landmarks(seed).time)


def test_an_altered_landmark_is_found(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[Segment(path).recordings.rows.nbytes * -1 - 120] ^= 1
    path.write_bytes(raw)
    assert list(Segment(path).damaged()) == ["one", "two"]


def write_older(path: Path, references: list[Reference], version: int = 1) -> None:
    """A segment as it was before there were landmarks, or while they were coarser."""
    rows, at = [], 16
    for each in references:
        crc32 = zlib.crc32(each.bits.tobytes())
        rows.append({"id": each.recording, "start": at, "samples": each.samples, "crc32": crc32})
        at += len(each.bits)
    told = rows if version == 1 else {"recordings": rows, "postings": {"size": 0}}
    table = json.dumps(told).encode()
    tail = struct.pack("<QII8s", at, len(table), zlib.crc32(table), b"ONARAEND")
    head = struct.pack("<8sII", b"ONARASEG", version, 0)
    path.write_bytes(head + b"".join(each.bits.tobytes() for each in references) + table + tail)


def write_plain(path: Path, references: list[Reference], held: list[Landmarks]) -> None:
    """A segment as it was before its directory was coded: a number of four bytes for each step."""
    with pytest.MonkeyPatch.context() as few_steps:
        few_steps.setattr(packed, "_MOST_STEPS", 3)
        postings = Postings.of(held)
    names_of = [each.recording.encode() for each in references]
    begins = dict(zip(names_of, postings.start.tolist(), strict=True))
    rows, at, out = [], 16, struct.pack("<8sII", b"ONARASEG", 4, 0)
    for each in references:
        crc32 = zlib.crc32(each.bits.tobytes())
        rows.append(Row(each.recording.encode(), at, each.samples, crc32))
        out += each.bits.tobytes()
        at += len(each.bits)
    out += bytes(-len(out) % 8)
    below = postings.packed.directory.all_below().astype("<u4")
    block = below.tobytes() + postings.packed.body.tobytes()
    made = Table.of(rows, begins)
    table, names = made.rows.tobytes(), made.names.tobytes()
    at, gap = len(out), -len(block) % 8
    numbers = (at, len(block), len(below), at + len(block) + gap, len(rows), len(names))
    crc32s = (zlib.crc32(block), zlib.crc32(table + names))
    tail = struct.pack("<6Qq3I", *numbers, postings.end, postings.packed.time_bits, *crc32s)
    tail += struct.pack("<I8s", zlib.crc32(tail), b"ONARAEND")
    path.write_bytes(out + block + bytes(gap) + table + names + tail)


def test_a_segment_with_a_plain_directory_keeps_its_landmarks(tmp_path: Path) -> None:
    write_plain(tmp_path / "old.segment", [reference("a", 100)], [landmarks(1)])
    segment = Segment(tmp_path / "old.segment")
    assert segment.version == 4
    assert list(segment.damaged()) == []
    write_merged(tmp_path / "new.segment", [(segment, {"a"})])
    for each in (segment, Segment(tmp_path / "new.segment")):
        (held,) = each.postings.apart()
        np.testing.assert_array_equal(held.hash, landmarks(1).hash)
        np.testing.assert_array_equal(held.time, landmarks(1).time)


@pytest.mark.parametrize("is_plain", [False, True])
def test_a_flip_of_any_byte_is_found(tmp_path: Path, is_plain: bool) -> None:
    """Of the zeros between bits and landmarks too."""
    path = tmp_path / "a.segment"

    def is_found() -> bool:
        try:
            return bool(list(Segment(path).damaged()))
        except LibraryError:
            return True

    if is_plain:
        write_plain(path, [reference("a", 20)], [landmarks(1, 9)])
    else:
        write_segment(path, [reference("a", 20)], {"a": landmarks(1, 9)})
    raw = bytearray(path.read_bytes())
    for at in range(len(raw)):
        raw[at] ^= 1
        path.write_bytes(raw)
        assert is_found(), f"byte {at} of {len(raw)}"
        raw[at] ^= 1


@pytest.mark.parametrize("version", [1, 3])
def test_a_segment_of_an_earlier_format_is_read(tmp_path: Path, version: int) -> None:
    held = reference("old", 100)
    write_older(tmp_path / "old.segment", [held], version)
    segment = Segment(tmp_path / "old.segment")
    np.testing.assert_array_equal(segment.reference("old").bits, held.bits)
    assert list(segment.with_landmarks) == []
    assert not segment.has_landmarks("old")
    assert len(segment.postings) == 0
    assert list(segment.damaged()) == []
