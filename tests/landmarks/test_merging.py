import itertools

import numpy as np
import pytest

from onara.landmarks import merging
from onara.landmarks.merging import Stream, merged
from onara.landmarks.packed import Packed
from onara.landmarks.pairs import HASH_BITS
from onara.landmarks.postings import Landmarks, Postings


def made(seed: int, count: int = 900) -> Landmarks:
    """Landmarks as real ones lie: many of a few hashes."""
    rng = np.random.default_rng(seed)
    hashes = rng.integers(0, 1 << HASH_BITS, count, dtype=np.uint32) // 99 * 99
    time = rng.integers(0, 5000, count, dtype=np.uint32)
    order = np.lexsort((time, hashes))
    return Landmarks(hashes[order], time[order])


def read(stream: Stream) -> Postings:
    body = np.frombuffer(b"".join(stream.body), np.uint8)
    packed = Packed(stream.directory, body, stream.time_bits)
    return Postings(packed, np.array(stream.start, np.int64), stream.end)


PARTS = [[made(1), Landmarks.none(), made(2)], [], [made(3, 5)], [made(4), made(5, 0), made(6, 1)]]


@pytest.mark.parametrize("at_once", [16, 1 << 18])
@pytest.mark.parametrize("gone", [(), (1,), (0, 2), (3, 5), (0, 1, 2, 3, 4, 5, 6)])
def test_what_is_merged_is_what_would_have_been_made_together(
    gone: tuple[int, ...], at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merging, "AT_ONCE", at_once)
    number = itertools.count()
    kept = [np.array([next(number) not in gone for _ in part], bool) for part in PARTS]
    stream = merged([(Postings.of(part), stay) for part, stay in zip(PARTS, kept, strict=True)])
    together = Postings.of(
        landmarks
        for part, stay in zip(PARTS, kept, strict=True)
        for landmarks, stays in zip(part, stay, strict=True)
        if stays
    )
    found = read(stream)
    assert (found.end, found.start.tolist()) == (together.end, together.start.tolist())
    for mine, theirs in zip(found.packed.all(), together.packed.all(), strict=True):
        np.testing.assert_array_equal(mine, theirs)
    assert found.packed.directory.pieces == together.packed.directory.pieces


def test_postings_are_a_stream_of_one_piece() -> None:
    postings = Postings.of(PARTS[0])
    found = read(Stream.of(postings))
    np.testing.assert_array_equal(found.packed.body, postings.packed.body)
    assert found.end == postings.end
