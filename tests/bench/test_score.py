from pathlib import Path

import pytest

from bench.corpus import Query
from bench.runners.protocol import Found
from bench.score import Answered, accepted, cells, limits, near_offsets, wrong_tracks


def _answer(
    track: str,
    named: str | None,
    score: float = 0.0,
    *,
    condition: str = "clean",
    offset_s: float = 10.0,
) -> Answered:
    query = Query(Path("x.wav"), track, 10.0 if track else None, 5.0, condition)
    return Answered(query, Found(named, score, offset_s) if named else None, 0.1)


def test_a_limit_lets_at_most_one_unknown_clip_in_a_hundred_pass() -> None:
    unknown = [_answer("", "a", score) for score in range(250)]
    limit = limits(unknown)
    passed = [a for a in accepted(unknown, limit) if a.found]
    assert limit == {5.0: 247}
    assert len(passed) == 2


def test_a_clip_without_an_answer_cannot_set_the_limit() -> None:
    unknown = [_answer("", None) for _ in range(50)]
    known = [_answer("a", "a", 0.1)]
    assert accepted(known, limits(unknown)) == known


def test_right_and_false_answers_are_counted_by_condition_and_length() -> None:
    answers = [
        _answer("a", "a"),
        _answer("a", "b"),
        _answer("a", None),
        _answer("", "a", condition="unknown_clean"),
        _answer("", None, condition="unknown_clean"),
    ]
    counted = cells(answers)
    assert counted["clean", 5.0].percent == pytest.approx(100 / 3)
    assert counted["unknown_clean", 5.0].percent == 50
    assert wrong_tracks(answers).count == 1


def test_only_right_answers_have_an_offset_to_judge() -> None:
    answers = [
        _answer("a", "a", offset_s=10.4),
        _answer("a", "a", offset_s=10.6),
        _answer("a", "b", offset_s=10.0),
        _answer("a", "a", offset_s=10.0, condition="speed_+4%"),
    ]
    near = near_offsets(answers)
    assert (near.count, near.total) == (1, 2)
