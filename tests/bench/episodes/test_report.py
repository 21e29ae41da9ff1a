import json

from bench.episodes import report
from bench.episodes.cost import Cost
from bench.episodes.entering import Result, Spent, judged
from tests.bench.episodes.made import corpus, cue, told


def _results() -> list[Result]:
    true = corpus(
        cue(0, 10, level="background"),
        cue(20, 30, "", theme="one", under_speech_db=-5.0, speech_share=1.0),
        cue(40, 50, "", theme="one"),
    )
    spent = Spent(3.0, 0.5, Cost(20.0, 30.0, 512.4), Cost(2.0, 3.0, 80.0))
    heard = [told(0, 8), told(20, 30, None, unknown="u"), told(40, 50, None, unknown="u")]
    return [
        judged("onara", "Onara 1", true, heard, spent),
        judged("shazam", "peaks", true, [told(0, 5)]),
        Result("audfprint", failure="no ffmpeg"),
    ]


def test_a_table_has_a_column_for_all_that_took_part() -> None:
    made = {row[0]: row[1:] for row in report.rows(_results())}
    assert made["by seconds"] == ["onara", "shazam"]
    assert made["recall, %"] == ["80.0", "50.0"]
    assert made["recall, background"] == ["80.0", "50.0"]
    assert made["unknown music: recall, %"] == ["100.0", "0.0"]
    assert made["recurring: themes that are one unknown"] == ["1 of 1", "0 of 1"]
    assert made["start / end off, not faded, s"] == ["- / -", "- / -"]
    assert len({len(row) for row in report.rows(_results())}) == 1


def test_costs_are_told_an_hour_and_against_decoding() -> None:
    made = {row[0]: row[1:] for row in report.cost_rows(_results())}
    assert made["wall, s"] == ["40.0"]
    assert made["processors / decoding alone"] == ["10.0"]
    assert made["memory at the peak, MB"] == ["512"]
    assert report.cost_rows([Result("x", failure="none")]) == []


def test_everything_can_be_written_as_json() -> None:
    text = json.dumps(report.as_object({"corpus": "x"}, _results()))
    found = json.loads(text)["episodes"]
    assert found[0]["figures"]["recall"] == {"amount": 8, "whole": 10}
    assert found[2]["failure"] == "no ffmpeg"
