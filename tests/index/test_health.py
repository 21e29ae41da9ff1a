from pathlib import Path

import numpy as np
import pytest

from onara.errors import LibraryError
from onara.index import Index, examine_index, let_go
from onara.index.health import Health
from onara.index.manifest import NAME
from tests.index.test_index import landmarks, put, reference


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two segments of two recordings each, with landmarks."""
    index = Index(tmp_path / "index")
    for names in (("a", "b"), ("c", "d")):
        held = {name: landmarks(name) for name in names}
        index.commit([index.append([reference(name) for name in names], held)])
    return tmp_path / "index"


def flip(path: Path, at: int) -> None:
    raw = bytearray(path.read_bytes())
    raw[at] ^= 1 << (at % 8)
    path.write_bytes(raw)


def found(folder: Path) -> Health | None:
    """What is found, ``None`` where the index is refused."""
    try:
        return examine_index(folder)
    except LibraryError:
        return None


def test_what_is_whole_has_no_faults(folder: Path, tmp_path: Path) -> None:
    health = examine_index(folder)
    assert (health.faults, health.damaged) == ((), frozenset())
    assert health.recordings == {"a", "b", "c", "d"}
    assert examine_index(tmp_path / "none").faults == ()


def test_a_flipped_bit_is_found_in_every_byte_of_every_file(folder: Path) -> None:
    for path in folder.iterdir():
        whole = path.read_bytes()
        for at in range(0, len(whole), 1 if len(whole) < 1000 else 7):
            flip(path, at)
            health = found(folder)
            assert health is None or health.faults, (path.name, at)
            path.write_bytes(whole)
    assert examine_index(folder).faults == ()


def test_every_truncation_is_found(folder: Path) -> None:
    for path in folder.iterdir():
        whole = path.read_bytes()
        for length in np.linspace(0, len(whole) - 1, 30).astype(int):
            path.write_bytes(whole[:length])
            health = found(folder)
            assert health is None or health.faults, (path.name, length)
            path.write_bytes(whole)


def test_what_is_whole_beside_a_damaged_segment_is_kept(folder: Path) -> None:
    first, second = sorted(folder.glob("*.segment"), key=lambda path: path.stat().st_mtime_ns)
    first.write_bytes(first.read_bytes()[:-1])
    flip(second, 20)
    health = examine_index(folder)
    assert len(health.faults) == 2
    assert health.recordings == {"d"}
    assert health.damaged == {"c"}
    let_go(folder, health, frozenset({"c"}))
    assert list(Index(folder).recordings) == ["d"]
    assert examine_index(folder).faults == ()


def test_without_a_manifest_to_read_all_segments_count(folder: Path) -> None:
    (folder / NAME).write_text("nothing")
    health = examine_index(folder)
    assert len(health.faults) == 1
    assert health.recordings == {"a", "b", "c", "d"}
    let_go(folder, health, frozenset())
    assert set(Index(folder).recordings) == {"a", "b", "c", "d"}


def test_damage_of_what_is_of_no_account_is_none(folder: Path) -> None:
    index = Index(folder)
    index.commit(removed=["a", "b"])
    first = min(folder.glob("*.segment"), key=lambda path: path.stat().st_mtime_ns)
    flip(first, 20)
    assert examine_index(folder).faults == ()
    put(index, "a")
    assert examine_index(folder).faults == ()
