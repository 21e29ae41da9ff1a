"""The old bytes of a file, got back from its new ones."""

from __future__ import annotations

import os
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onara.mending.delta import delta_between, restored

SOUND = random.Random(1).randbytes(300_000)


def back(new: bytes, delta: bytes) -> bytes:
    return b"".join(restored(new, delta))


@given(st.binary(max_size=300), st.binary(max_size=300))
def test_any_bytes_come_back_from_any_others(old: bytes, new: bytes) -> None:
    assert back(new, delta_between(old, new)) == old


PIECES = st.lists(
    st.one_of(
        st.tuples(st.integers(0, 4000), st.integers(0, 900)).map(lambda x: SOUND[x[0] :][: x[1]]),
        st.binary(max_size=40),
        st.integers(0, 700).map(bytes),
        st.integers(1, 90).map(lambda n: b"ab" * n),
    ),
    max_size=12,
).map(b"".join)


@settings(max_examples=300)
@given(PIECES, PIECES)
def test_files_that_share_pieces_in_any_order_come_back(old: bytes, new: bytes) -> None:
    assert back(new, delta_between(old, new)) == old


@given(
    st.lists(st.tuples(st.integers(0, 20_000), st.integers(0, 50), st.binary(max_size=50))),
)
def test_an_edited_file_comes_back(edits: list[tuple[int, int, bytes]]) -> None:
    new = SOUND[:20_000]
    for place, gone, put in edits:
        new = new[:place] + put + new[place + gone :]
    assert back(new, delta_between(SOUND[:20_000], new)) == SOUND[:20_000]


def test_a_longer_head_costs_only_the_head() -> None:
    old, new = b"old head" + SOUND, b"a new and longer head" * 50 + SOUND
    delta = delta_between(old, new)
    assert len(delta) < 60
    assert back(new, delta) == old


def test_sound_that_moved_by_any_distance_is_found() -> None:
    head = random.Random(2).randbytes(70_001)
    delta = delta_between(head + SOUND, SOUND[:100_000] + b"between" + SOUND[100_000:])
    assert len(head) < len(delta) < len(head) + 100


def test_counters_that_differ_all_along_cost_what_they_are() -> None:
    def numbered(first: int) -> bytes:
        pages = (SOUND[at : at + 4000] for at in range(0, len(SOUND), 4000))
        return b"".join(
            (first + n).to_bytes(4, "little") + random.Random(first + n).randbytes(4) + page
            for n, page in enumerate(pages)
        )

    old, new = numbered(3), b"one more page" + numbered(4)
    delta = delta_between(old, new)
    assert len(delta) < 75 * 20
    assert back(new, delta) == old


def test_silence_is_no_labyrinth() -> None:
    old = b"head" + bytes(3_000_000) + SOUND + bytes(2_000_000)
    new = b"another head" + bytes(3_000_000) + SOUND + bytes(2_000_000) + b"tail"
    delta = delta_between(old, new)
    assert len(delta) < 100
    assert back(new, delta) == old


def test_what_has_nothing_in_common_is_kept_whole() -> None:
    old = os.urandom(50_000)
    delta = delta_between(old, SOUND)
    assert len(old) < len(delta) < len(old) + 100
    assert back(SOUND, delta) == old


@pytest.mark.parametrize("place", [0, 9, 14, -1])
def test_a_damaged_delta_is_told(place: int) -> None:
    delta = bytearray(delta_between(b"old" + SOUND, SOUND))
    delta[place] ^= 1
    with pytest.raises(ValueError, match="damaged"):
        back(SOUND, bytes(delta))


def test_a_delta_of_another_file_is_told() -> None:
    delta = delta_between(b"old" + SOUND, SOUND)
    with pytest.raises(ValueError, match="another"):
        back(SOUND[:1000], delta)
