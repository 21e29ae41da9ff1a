import json
from pathlib import Path

import numpy as np
import pytest

from onara.errors import DamagedLibrary
from onara.index import Index, Reference, Stopped
from onara.index.index import MERGE_AT
from onara.index.manifest import Manifest, read_manifest, write_manifest
from onara.index.segment import FORMAT, Segment
from onara.landmarks import Landmarks
from tests.index.test_segment import write_older


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


def test_what_was_written_again_counts_once(tmp_path: Path) -> None:
    index = Index(tmp_path)
    put(index, "a", "b", "c")
    index.commit([index.append([index.reference("a")], {"a": landmarks("a")})])
    put(index, "d")
    for each in (index, Index(tmp_path)):
        assert len(each) == 4
        assert sorted(each.recordings) == ["a", "b", "c", "d"]
        assert sorted(one.recording for one in each.references()) == ["a", "b", "c", "d"]
    index.commit(removed=["a", "d", "never in"])
    assert len(Index(tmp_path)) == 2
    assert_holds(Index(tmp_path), "b", "c")
    assert list(landmarks_held(Index(tmp_path))) == []


def test_a_manifest_that_tells_no_count_is_counted(tmp_path: Path) -> None:
    index = Index(tmp_path)
    put(index, "a", "b")
    put(index, "a", "c")
    index.commit(removed=["b"])
    told = read_manifest(tmp_path)
    write_manifest(tmp_path, Manifest(told.segments, told.removed))
    again = Index(tmp_path)
    assert len(again) == 2
    assert_holds(again, "a", "c")
    put(again, "d")
    assert len(Index(tmp_path)) == 3


def test_some_of_the_recordings_are_read_alone(tmp_path: Path) -> None:
    index = Index(tmp_path)
    for name in ("a", "b", "c"):
        index.commit([index.append([reference(name)], {name: landmarks(name)})])
    some = index.only(["c", "a", "none"])
    assert len(some) == 2
    assert "b" not in some
    assert_holds(some, "a", "c")
    assert sorted(landmarks_held(some)) == ["a", "c"]
    assert len(some.only(["a", "b"])) == 1
    with pytest.raises(KeyError):
        some.reference("b")
    assert len(index) == 3


def test_opening_an_index_reads_no_table(tmp_path: Path) -> None:
    put(Index(tmp_path), "a", "b")
    segment = next(tmp_path.glob("*.segment"))
    raw = bytearray(segment.read_bytes())
    raw[raw.index(b"ab", 1000)] ^= 1
    segment.write_bytes(raw)
    index = Index(tmp_path)
    assert len(index) == 2
    with pytest.raises(DamagedLibrary, match="altered"):
        index.reference("a")


def test_a_merge_that_was_not_written_to_its_end_takes_no_place(tmp_path: Path) -> None:
    index = Index(tmp_path)
    names = [f"r{number}" for number in range(MERGE_AT)]
    for name in names:
        put(index, name)
    merge = index.due()
    assert merge is not None
    assert not index.switch(merge)
    asked = iter([True] * (MERGE_AT + 3))
    with pytest.raises(Stopped):
        merge.write(tmp_path, lambda: next(asked, False))
    assert not index.switch(merge)
    assert_holds(Index(tmp_path), *names)
    assert not list(tmp_path.glob("*.partial"))


def test_what_is_removed_or_written_again_during_a_merge_stays_so(tmp_path: Path) -> None:
    index = Index(tmp_path)
    names = [f"r{number}" for number in range(MERGE_AT)]
    for name in names:
        index.commit([index.append([reference(name)], {name: landmarks(name)})])
    merge = index.due()
    assert merge is not None
    assert merge.write(tmp_path) == set()
    index.commit(removed=["r0", "r2"])
    put(index, "r2", "new")
    index.commit([index.append([reference("r1")], {"r1": landmarks("other")})])
    assert index.switch(merge)
    for held in (index, Index(tmp_path)):
        assert_holds(held, *(name for name in names if name != "r0"), "new")
        assert not held.has_landmarks("r2")
        other = landmarks_held(held)["r1"]
        np.testing.assert_array_equal(other.hash, landmarks("other").hash)
    assert index.segments == 3
    put(index, "r0")
    assert_holds(Index(tmp_path), *names, "new")


def test_a_merge_whose_parts_or_copy_are_gone_takes_no_place(tmp_path: Path) -> None:
    index = Index(tmp_path)
    names = [f"r{number}" for number in range(MERGE_AT)]
    for name in names:
        put(index, name)
    late, swept = index.due(), index.due()
    assert late is not None
    assert swept is not None
    swept.write(tmp_path)
    index.sweep()  # another writer
    assert not index.switch(swept)
    late.write(tmp_path)
    index.merge()  # and this one merges too
    assert not index.switch(late)
    assert_holds(Index(tmp_path), *names)


def test_what_is_written_again_before_a_merge_comes_after_what_was(tmp_path: Path) -> None:
    index = Index(tmp_path)
    put(index, *(f"big{number}" for number in range(10 * MERGE_AT)))
    index.commit([index.append([index.reference("big0")], {"big0": landmarks("big0")})])
    for number in range(MERGE_AT - 1):
        put(index, f"r{number}")
    index.merge()
    assert index.segments == 2
    assert Index(tmp_path).has_landmarks("big0")


def test_a_segment_in_which_nothing_counts_goes(tmp_path: Path) -> None:
    index = Index(tmp_path)
    put(index, "a", "b")
    put(index, "c")
    index.commit(removed=["a", "b"])
    index.merge()
    assert index.segments == 1
    assert_holds(Index(tmp_path), "c")


def test_a_merge_does_not_make_damage_good(tmp_path: Path) -> None:
    index = Index(tmp_path)
    names = [f"r{number}" for number in range(MERGE_AT + 1)]
    for name in names:
        put(index, name)
    damaged = next(path for path in tmp_path.glob("*.segment"))
    raw = bytearray(damaged.read_bytes())
    raw[30] ^= 1
    damaged.write_bytes(raw)
    Index(tmp_path).merge()
    merged = Index(tmp_path)
    assert sorted(merged.recordings) == names
    assert merged.segments == 2
    assert len(list(merged.damaged())) == 1
    assert damaged.exists()


def test_what_an_earlier_onara_wrote_is_upgraded_wholly(tmp_path: Path) -> None:
    held = [reference("a"), reference("b")]
    write_older(tmp_path / "old.segment", held[:1])
    write_older(tmp_path / "older.segment", held[1:])
    (tmp_path / "manifest.json").write_text(
        '{"format": 1, "segments": ["old.segment", "older.segment"], "removed": []}'
    )
    index = Index(tmp_path)
    assert_holds(index, "a", "b")
    index.merge()
    assert_holds(Index(tmp_path), "a", "b")
    assert not index.has_landmarks("a")
    manifest = json.loads((tmp_path / "manifest.json").read_bytes())
    assert (manifest["format"], len(manifest["segments"])) == (FORMAT, 1)
    (path,) = tmp_path.glob("*.segment")
    assert Segment(path).version == FORMAT


def test_the_landmarks_of_some_recordings_are_read_alone(tmp_path: Path) -> None:
    index = Index(tmp_path)
    index.commit([index.append(map(reference, "abc"), {name: landmarks(name) for name in "ab"})])
    index.commit([index.append([reference("d")], {"d": landmarks("d")})], removed=["b"])
    found = dict(index.landmarks({"b", "c", "d"}))
    assert list(found) == ["d"]
    np.testing.assert_array_equal(found["d"].hash, landmarks("d").hash)
