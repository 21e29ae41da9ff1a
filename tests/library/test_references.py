"""The file in which references are handed on."""

from __future__ import annotations

import json
import os
import struct
import tracemalloc
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from onara.audio import Tags
from onara.errors import UnusableInput
from onara.examine import recording_id
from onara.index import Reference
from onara.landmarks import Landmarks
from onara.landmarks.pairs import HASH_BITS
from onara.library.references import ReferenceFile, Shared, written
from onara.timbre import SIZE

SECONDS = 3


def made(seed: int, **changes: object) -> Shared:
    rng = np.random.default_rng(seed)
    bits = rng.integers(0, 256, 500 * SECONDS, dtype=np.uint8)
    hashes = np.sort(rng.integers(0, 1 << 21, 40, dtype=np.uint32))
    values: dict[str, Any] = {
        "reference": Reference(recording_id(bits.data), 2000 * SECONDS - 1, bits),
        "landmarks": Landmarks(hashes, rng.integers(0, 60 * SECONDS, 40, dtype=np.uint32)),
        "is_measured": True,
        "timbre": rng.normal(size=SIZE).astype(np.float32),
        "tags": Tags(f"제목 {seed}", "Kim", None, None),
        "song": "winter-tale/snow",
        "version": "instrumental",
    }
    return Shared(**(values | changes))


SOME = sorted(
    (
        made(1),
        made(2, landmarks=None),
        made(3, timbre=None, tags=Tags(), song=None, version=None),
        made(4, timbre=None, is_measured=False, landmarks=Landmarks.none()),
    ),
    key=lambda each: each.recording,
)


def raw_of(some: Iterable[Shared]) -> bytes:
    held = list(some)
    return b"".join(written(len(held), held))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "a.onararef").write_bytes(raw_of(SOME))
    return tmp_path / "a.onararef"


def read(path: Path) -> list[Shared]:
    with ReferenceFile(path) as file:
        return list(file.recordings())


def refused(path: Path) -> str:
    with pytest.raises(UnusableInput) as error:
        read(path)
    return error.value.reason


def test_what_was_written_is_read(path: Path) -> None:
    found = read(path)
    assert [each.recording for each in found] == [each.recording for each in SOME]
    for mine, theirs in zip(found, SOME, strict=True):
        assert mine.reference.samples == theirs.reference.samples
        np.testing.assert_array_equal(mine.reference.bits, theirs.reference.bits)
        assert (mine.tags, mine.song, mine.version) == (theirs.tags, theirs.song, theirs.version)
        assert (mine.landmarks is None) == (theirs.landmarks is None)
        if mine.landmarks is not None and theirs.landmarks is not None:
            np.testing.assert_array_equal(mine.landmarks.hash, theirs.landmarks.hash)
            np.testing.assert_array_equal(mine.landmarks.time, theirs.landmarks.time)
        assert mine.is_measured == theirs.is_measured
        assert (mine.timbre is None) == (theirs.timbre is None)
        if mine.timbre is not None and theirs.timbre is not None:
            np.testing.assert_array_equal(mine.timbre, theirs.timbre)


def test_no_recordings_are_a_file_too(path: Path) -> None:
    path.write_bytes(raw_of([]))
    assert read(path) == []


def test_a_flip_of_any_byte_is_refused(path: Path) -> None:
    whole = path.read_bytes()
    for at in range(len(whole)):
        raw = bytearray(whole)
        raw[at] ^= 1 << at % 8
        path.write_bytes(raw)
        assert refused(path)


def test_every_truncation_and_what_follows_the_end_are_refused(path: Path) -> None:
    whole = path.read_bytes()
    for length in [*range(80), *range(80, len(whole), 97), len(whole) - 1]:
        path.write_bytes(whole[:length])
        assert refused(path) in ("is cut off", "is not a file of references")
    path.write_bytes(whole + b"\0")
    assert "altered" in refused(path)


def test_what_is_no_such_file_is_said_so(tmp_path: Path) -> None:
    for name, raw in (("empty", b""), ("text", b"hello " * 99), ("zeros", bytes(5000))):
        (tmp_path / name).write_bytes(raw)
        assert refused(tmp_path / name) == "is not a file of references"
    assert refused(tmp_path) == "is not a file"
    assert refused(tmp_path / "none") == "cannot be read (no such file or directory)"
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe") == "is not a file"


def test_another_version_is_refused_not_misread(path: Path) -> None:
    raw = path.read_bytes()
    start = struct.pack("<8sII", b"ONARAREF", 2, len(SOME))
    path.write_bytes(start + struct.pack("<I", zlib.crc32(start)) + raw[20:])
    assert "format 2" in refused(path)


def forged(
    head: bytes, body: bytes, in_head: int | None = None, in_body: int | None = None
) -> bytes:
    """A file of one recording with checksums that agree, whatever it says."""
    start = struct.pack("<8sII", b"ONARAREF", 1, 1)
    lengths = struct.pack(
        "<II",
        len(head) if in_head is None else in_head,
        len(body) if in_body is None else in_body,
    )
    crc32 = zlib.crc32(body, zlib.crc32(lengths + head))
    return (
        start
        + struct.pack("<I", zlib.crc32(start))
        + lengths
        + struct.pack("<I", crc32)
        + head
        + body
    )


def parts_of(shared: Shared) -> tuple[dict[str, Any], bytes]:
    raw = raw_of([shared])
    in_head, _ = struct.unpack("<II", raw[20:28])
    return json.loads(raw[32 : 32 + in_head]), raw[32 + in_head :]


def told(head: object) -> bytes:
    return json.dumps(head, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


ALTERED: list[Callable[[dict[str, Any]], object]] = [
    lambda head: head | {"id": "0" * 16},
    lambda head: head | {"id": "../../evil"},
    lambda head: head | {"id": None},
    lambda head: head | {"samples": 0},
    lambda head: head | {"samples": -1},
    lambda head: head | {"samples": 10**30},
    lambda head: head | {"samples": 5999.0},
    lambda head: head | {"samples": True},
    lambda head: head | {"landmarks": 1 << 40},
    lambda head: head | {"landmarks": "40"},
    lambda head: head | {"timbre": [1, 52]},
    lambda head: head | {"timbre": [1]},
    lambda head: head | {"timbre": 1},
    lambda head: head | {"title": 7},
    lambda head: head | {"title": "x" * 5000},
    lambda head: head | {"path": "/home/somebody"},
    lambda head: {key: value for key, value in head.items() if key != "album"},
    lambda head: [head],
    lambda _: "text",
]


@pytest.mark.parametrize("change", ALTERED)
def test_what_was_altered_on_purpose_is_refused(
    change: Callable[[dict[str, Any]], object], path: Path
) -> None:
    head, body = parts_of(made(1))
    path.write_bytes(forged(told(head), body))
    assert len(read(path)) == 1
    path.write_bytes(forged(told(change(head)), body))
    assert "altered" in refused(path)


def test_a_head_that_no_onara_writes_is_refused(path: Path) -> None:
    head, body = parts_of(made(1))
    for raw in (
        json.dumps(head, sort_keys=True).encode(),
        told(head).replace(b'"album":null', b'"album":null,"album":null'),
        told(head).replace("제목".encode(), b"\xff\xfe"),
        told(head).replace("제목".encode(), b"\\ud800"),
        told(head).replace(b"5999", b"NaN"),
        told(head).replace(b"5999", b"9" * 5000),
        b"[" * 60_000,
        told(head).decode().encode("utf-16"),
        b"",
    ):
        path.write_bytes(forged(raw, body))
        assert "altered" in refused(path)


@pytest.mark.parametrize(
    "landmarks",
    [
        Landmarks(np.array([1 << HASH_BITS], np.uint32), np.array([0], np.uint32)),
        Landmarks(np.array([5], np.uint32), np.array([1 << 31], np.uint32)),
        Landmarks(np.array([5, 4], np.uint32), np.array([0, 0], np.uint32)),
        Landmarks(np.array([5, 5], np.uint32), np.array([1, 0], np.uint32)),
        Landmarks(np.zeros(50_000, np.uint32), np.zeros(50_000, np.uint32)),
    ],
)
def test_landmarks_that_no_sound_has_are_refused(landmarks: Landmarks, path: Path) -> None:
    path.write_bytes(raw_of([made(1, landmarks=landmarks)]))
    assert "altered" in refused(path)


def test_a_timbre_that_is_no_number_is_refused_and_one_of_another_measure_is_none(
    path: Path,
) -> None:
    path.write_bytes(raw_of([made(1, timbre=np.full(SIZE, np.nan, np.float32))]))
    assert "altered" in refused(path)
    head, body = parts_of(made(1))
    path.write_bytes(forged(told(head | {"timbre": [99, SIZE]}), body))
    (found,) = read(path)
    assert (found.is_measured, found.timbre) == (False, None)


def test_recordings_stand_in_the_order_of_their_ids_each_once(path: Path) -> None:
    for wrong in (SOME[::-1], [SOME[0], SOME[0]]):
        path.write_bytes(raw_of(wrong))
        assert "altered" in refused(path)


def test_lengths_that_are_not_there_take_no_memory(path: Path) -> None:
    head, body = parts_of(made(1))
    raws = [
        forged(told(head), body, in_body=1 << 28),
        forged(told(head), body, in_body=(1 << 32) - 1),
        forged(told(head), body, in_head=(1 << 32) - 1),
    ]
    for raw in raws:
        path.write_bytes(raw)
        tracemalloc.start()
        assert refused(path)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert peak < 1 << 20


def test_a_count_that_lies_is_refused(path: Path) -> None:
    raw = raw_of(SOME)
    for count in (len(SOME) - 1, len(SOME) + 1, (1 << 32) - 1):
        start = struct.pack("<8sII", b"ONARAREF", 1, count)
        path.write_bytes(start + struct.pack("<I", zlib.crc32(start)) + raw[20:])
        assert refused(path)
