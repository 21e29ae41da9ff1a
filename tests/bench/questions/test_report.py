import json

from bench.questions.report import Report, as_object, lines, misses, rows
from tests.bench.questions.answers import asked

ASKED = [
    asked("names", first=True, in_five=True, ms=10),
    asked("names", refused=True, ms=30),
    asked("negatives", first=True, in_five=True, refused=True, ms=20),
]


def test_the_table_says_target_and_outcome_beside_all_of_a_kind() -> None:
    head, *table = rows(ASKED)
    assert head[:3] == ["questions", "language", "number"]
    assert table[0] == [
        *("names", "all", "2", "50.0", "50.0", "50.0", "10.0", "30.0"),
        "first ≥ 92, five ≥ 98: missed",
    ]
    assert table[1][-1] == ""


def test_of_a_negative_only_the_refusal_is_told() -> None:
    negative = next(row for row in rows(ASKED) if row[0] == "negatives")
    assert negative[3:6] == ["–", "–", "100.0"]
    assert negative[-1] == "refused ≥ 90: met"


def test_the_lines_tell_refused_good_questions_and_the_time_of_all() -> None:
    refused, time = lines(Report("own", ASKED))
    assert "1 of 2, 50.0 %" in refused
    assert "median 20.0 ms" in time
    assert "95th percentile 30.0 ms" in time


def test_a_miss_says_what_was_wanted_and_what_came() -> None:
    (line,) = misses(ASKED)
    assert line == "names [en] 'sweet nite': wanted song Sweet Night; got song Sweet Night"


def test_the_figures_are_json() -> None:
    made = json.loads(json.dumps(as_object(Report("own", ASKED))))
    assert made["set"] == "own"
    assert made["figures"][0]["count"] == 2
    assert made["good_refused"] == {"count": 1, "of": 2}
