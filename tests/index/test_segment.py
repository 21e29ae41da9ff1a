from pathlib import Path

import numpy as np
import pytest

from onara.errors import DamagedLibrary, LibraryError
from onara.index.segment import Reference, Segment, write_segment


def reference(name: str, size: int, seed: int = 0) -> Reference:
    bits = np.random.default_rng(seed).integers(0, 256, size, dtype=np.uint8)
    return Reference(name, 4 * size - 1, bits)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    write_segment(tmp_path / "a.segment", [reference("one", 1000), reference("two", 77, seed=1)])
    return tmp_path / "a.segment"


def test_what_was_written_is_read(path: Path) -> None:
    segment = Segment(path)
    assert segment.recordings == ("one", "two")
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
    at = raw.index(b'"samples"')
    raw[at + 11] ^= 1
    path.write_bytes(raw)
    with pytest.raises(DamagedLibrary):
        Segment(path)


def test_another_format_is_refused_not_misread(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[8] = 99
    path.write_bytes(raw)
    with pytest.raises(LibraryError, match="format 99"):
        Segment(path)
