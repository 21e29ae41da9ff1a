from pathlib import Path

import numpy as np
import pytest

from onara.errors import DamagedLibrary
from onara.index import Index, Reference
from onara.index.index import MERGE_AT
from onara.landmarks import Landmarks


def reference(name: str) -> Reference:
    seed = int.from_bytes(name.encode(), "little") % 2**32
    bits = np.random.default_rng(seed).integers(0, 256, 500, dtype=np.uint8)
    return Reference(name, 2000, bits)


def put(index: Index, *names: str) -> None:
    index.commit([index.append(reference(name) for name in names)])


def assert_holds(index: Index, *names: str) -> None:
    assert sorted(index.recordings) == sorted(names)
    for name in names:
        np.testing.assert_array_equal(index.reference(name).bits, reference(name).bits)


def test_appended_references_are_in_after_the_commit_only(tmp_path: Path) -> None:
    index = Index(tmp_path)
    name = index.append([reference("a")])
    assert_holds(Index(tmp_path))
    index.commit([name])
    assert_holds(Index(tmp_path), "a")


def test_removed_recordings_are_gone_and_can_come_back(tmp_path: Path) -> None:
    index = Index(tmp_path)
    put(index, "a", "b")
    index.commit(removed=["a"])
    assert_holds(Index(tmp_path), "b")
    put(index, "a")
    assert_holds(Index(tmp_path), "a", "b")


def test_merging_keeps_all_and_leaves_few_files(tmp_path: Path) -> None:
    index = Index(tmp_path)
    names = [f"r{number}" for number in range(3 * MERGE_AT)]
    for name in names:
        put(index, name)
        index.merge()
    index.commit(removed=["r3"])
    assert_holds(Index(tmp_path), *(name for name in names if name != "r3"))
    assert len(list(tmp_path.glob("*.segment"))) < 2 * MERGE_AT


def test_merging_leaves_removed_recordings_behind(tmp_path: Path) -> None:
    index = Index(tmp_path)
    for number in range(MERGE_AT):
        put(index, f"r{number}")
    before = index.size
    index.commit(removed=[f"r{number}" for number in range(MERGE_AT - 1)])
    index.merge()
    assert_holds(Index(tmp_path), f"r{MERGE_AT - 1}")
    assert Index(tmp_path).size < before / 2


def test_a_reader_goes_on_while_segments_are_merged_away(tmp_path: Path) -> None:
    writer = Index(tmp_path)
    put(writer, "a")
    reader = Index(tmp_path)
    old = reader.reference("a")
    for number in range(2 * MERGE_AT):
        put(writer, f"r{number}")
        writer.merge()
    np.testing.assert_array_equal(old.bits, reference("a").bits)
    reader.refresh()
    assert_holds(reader, *writer.recordings)


def test_files_of_a_killed_writer_are_swept_away(tmp_path: Path) -> None:
    index = Index(tmp_path)
    put(index, "a")
    index.append([reference("never committed")])
    (tmp_path / "x.segment.partial").write_bytes(b"half")
    index.sweep()
    assert len(list(tmp_path.iterdir())) == 2
    assert_holds(Index(tmp_path), "a")


def test_a_missing_segment_is_said_so(tmp_path: Path) -> None:
    put(Index(tmp_path), "a")
    next(tmp_path.glob("*.segment")).unlink()
    with pytest.raises(DamagedLibrary, match="missing"):
        Index(tmp_path)


def landmarks(name: str) -> Landmarks:
    seed = int.from_bytes(name.encode(), "little") % 2**32
    hashes = np.random.default_rng(seed).integers(0, 1 << 21, 20, dtype=np.uint32)
    return Landmarks(np.sort(hashes), np.arange(20, dtype=np.uint32))


def landmarks_held(index: Index) -> dict[str, Landmarks]:
    return {
        recording: held
        for postings, names in index.postings()
        for recording, held in zip(names, postings.apart(), strict=True)
        if recording is not None
    }


def test_landmarks_follow_their_recordings_through_merges_and_removals(tmp_path: Path) -> None:
    index = Index(tmp_path)
    names = [f"r{number}" for number in range(MERGE_AT + 1)]
    for name in names:
        index.commit([index.append([reference(name)], {name: landmarks(name)})])
    index.commit(removed=["r3"])
    assert sorted(landmarks_held(index)) == sorted({*names} - {"r3"})
    index.merge()
    held = landmarks_held(Index(tmp_path))
    assert sorted(held) == sorted({*names} - {"r3"})
    for name, own in held.items():
        np.testing.assert_array_equal(own.hash, landmarks(name).hash)
        assert index.has_landmarks(name)


def test_landmarks_can_be_given_to_what_was_in_without(tmp_path: Path) -> None:
    index = Index(tmp_path)
    put(index, "a", "b")
    assert not index.has_landmarks("a")
    index.commit([index.append([index.reference("a")], {"a": landmarks("a")})])
    assert index.has_landmarks("a")
    assert not index.has_landmarks("b")
    assert_holds(Index(tmp_path), "a", "b")
    assert list(landmarks_held(index)) == ["a"]


def test_the_landmarks_of_some_recordings_are_read_alone(tmp_path: Path) -> None:
    index = Index(tmp_path)
    index.commit([index.append(map(reference, "abc"), {name: landmarks(name) for name in "ab"})])
    index.commit([index.append([reference("d")], {"d": landmarks("d")})], removed=["b"])
    found = dict(index.landmarks({"b", "c", "d"}))
    assert list(found) == ["d"]
    np.testing.assert_array_equal(found["d"].hash, landmarks("d").hash)
