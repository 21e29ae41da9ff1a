import os
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onara.clips import ClipAnswer, Evidence, HeardMoment, HeardRecording, MomentMusic
from onara.clips.spool import ABANDONED_S, Bounds, Spool
from onara.library import DramaFacts, SongFacts

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
RECORDING = HeardRecording(
    "abc", "별.mp3", "별", "린", 240.0, 83.25, 0.0, 1.0, 31.0, 1e-200,
    SongFacts("d/s", "Star", "별", ("Lyn",), "insert song", None), DramaFacts("d", "Drama", "극"),
)  # fmt: skip
MOMENT = HeardMoment(
    "e1", None, "Drama", "극", 1, 7, "e.mkv", 2472.0, 0.0, 20.0, 1e-80,
    MomentMusic("3", None, None, (), None, None, "2"),
)  # fmt: skip
ANSWER = ClipAnswer(
    "", "클립.wav", "file", NOW, NOW, 6.0, 6.0, False, "audio/wav", RECORDING,
    (replace(RECORDING, song=None, drama=None),), None, (MOMENT, replace(MOMENT, music=None)),
    Evidence(0.0, 6.0, (0.1, 1.0), 83.25, (0.2,), (4.0, -0.5)),
)  # fmt: skip


def put(spool: Spool, *, size: int = 10, age_s: float = 0.0) -> str:
    """A clip of so many bytes that was answered so long ago."""
    id_ = spool.new()
    spool.sound(id_).write_bytes(b"x" * size)
    spool.keep(replace(ANSWER, id=id_))
    file = spool.folder / id_ / "answer.json"
    os.utime(file, (time.time() - age_s,) * 2)
    return id_


def test_an_answer_comes_back_as_it_was(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    id_ = put(spool)
    assert Spool(tmp_path).answer(id_) == replace(ANSWER, id=id_)


def test_ids_cannot_be_guessed(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    ids = {spool.new() for _ in range(50)}
    assert len(ids) == 50
    assert {len(id_) for id_ in ids} == {16}


@pytest.mark.parametrize("id_", ["", "..", "../../etc", "x" * 16, "가" * 16, "a/b" * 5 + "c"])
def test_no_other_id_leads_anywhere(tmp_path: Path, id_: str) -> None:
    spool = Spool(tmp_path)
    assert spool.answer(id_) is None
    assert not spool.remove(id_)


def test_a_clip_that_is_still_heard_has_no_answer(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    assert spool.answer(spool.new()) is None


def test_a_damaged_answer_is_none(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    id_ = put(spool)
    (spool.folder / id_ / "answer.json").write_text('{"id": 3}', encoding="utf-8")
    assert spool.answer(id_) is None


def test_a_clip_can_be_forgotten(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    id_ = put(spool)
    assert spool.remove(id_)
    assert spool.answer(id_) is None
    assert not spool.sound(id_).exists()
    assert not spool.remove(id_)


def test_the_oldest_go_where_there_are_too_many(tmp_path: Path) -> None:
    spool = Spool(tmp_path, Bounds(clips=2))
    ids = [put(spool, age_s=age) for age in (300, 200, 100)]
    spool.sweep()
    assert [spool.answer(id_) is not None for id_ in ids] == [False, True, True]


def test_the_oldest_go_where_they_are_too_large(tmp_path: Path) -> None:
    spool = Spool(tmp_path, Bounds(bytes=250_000))
    ids = [put(spool, size=100_000, age_s=age) for age in (300, 200, 100)]
    spool.sweep()
    assert [spool.answer(id_) is not None for id_ in ids] == [False, True, True]


def test_a_clip_that_is_too_old_is_gone_even_before_it_is_swept(tmp_path: Path) -> None:
    spool = Spool(tmp_path, Bounds(seconds=60))
    id_ = put(spool, age_s=61)
    assert spool.answer(id_) is None
    assert spool.sound(id_).exists()
    put(spool)
    assert not spool.sound(id_).exists()


def test_what_a_killed_server_left_behind_is_swept(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    left, coming = spool.new(), spool.new()
    os.utime(spool.folder / left, (time.time() - ABANDONED_S - 1,) * 2)
    spool.sweep()
    assert not (spool.folder / left).exists()
    assert (spool.folder / coming).exists()
