import json

from bench import table
from bench.contest import Result
from bench.score import Share

RESULTS = [
    Result(
        "one",
        "one 1.0",
        cells={
            ("clean", 5.0): Share(3, 4),
            ("clean", 1.0): Share(1, 4),
            ("speech_-10dB", 5.0): Share(2, 4),
            ("speech_0dB", 5.0): Share(4, 4),
            ("speech_only", 5.0): Share(0, 4),
        },
        limits={5.0: 12.0, 1.0: float("-inf")},
    ),
    Result("two", failure="does not install"),
]


def test_conditions_come_in_order_with_a_figure_for_each_length() -> None:
    rows = table.clip_rows(RESULTS)
    assert rows[:5] == [
        ["clips", "one"],
        ["clean", "25 / 75"],
        ["speech_0dB", "100"],
        ["speech_-10dB", "50"],
        ["speech_only (false)", "0"],
    ]
    assert ["score must be above", "- / 12"] in rows


def test_a_peer_that_failed_is_named() -> None:
    assert table.failures(RESULTS) == ["two could not take part: does not install"]


def test_the_figures_are_json() -> None:
    made = json.loads(json.dumps(table.as_object({"command": "x"}, RESULTS, [])))
    assert made["clips"][1]["failure"] == "does not install"
    assert {"condition": "clean", "length_s": 5.0, "count": 3, "total": 4} in made["clips"][0][
        "cells"
    ]


def test_markdown_and_plain_text_hold_the_same_cells() -> None:
    rows = [["a", "b"], ["1", "long cell"]]
    assert table.markdown(rows).splitlines()[2] == "| 1 | long cell |"
    assert table.plain(rows).splitlines()[2] == "1  long cell"
