"""The figures of bench.activity, on an episode of which all is known."""

from pathlib import Path

import numpy as np
import pytest

from bench.activity.measure import Tally, TrueCue, count, figures, headings, read_truth
from onara.activity import Activity

HEAD = "episode,start_s,end_s,track,level,kind,gain_db,under_speech_db,speech_share,track_start_s"


def cue(start_s: float, end_s: float, track: str = "") -> TrueCue:
    return TrueCue("e", start_s, end_s, track, "background", "plain", 0.5)


def heard(start_s: float, end_s: float) -> Activity:
    music = np.full(1000, 0.01, np.float32)
    music[round(start_s * 10) : round(end_s * 10)] = 0.99
    return Activity(music, np.zeros(1000, np.float32))


def test_seconds_heard_rightly_and_wrongly_are_told_apart() -> None:
    tally = Tally()
    count(tally, heard(20, 60), [cue(30, 70)])
    assert tally.precision == pytest.approx(0.75)
    assert tally.recall == pytest.approx(0.75)
    assert tally.false_unknown_s == pytest.approx(10)
    assert tally.edges == {"start": [], "end": []}
    assert tally.speech == [0.5]


def test_edges_that_are_near_are_measured() -> None:
    tally = Tally()
    count(tally, heard(29.5, 70.2), [cue(30, 70)])
    assert tally.edges["start"] == [pytest.approx(0.5)]
    assert tally.edges["end"] == [pytest.approx(0.2)]


def test_a_place_where_known_music_sounds_too_is_not_counted_as_unknown() -> None:
    tally = Tally()
    count(tally, heard(10, 50), [cue(10, 50, "song"), cue(45, 60)])
    assert tally.there_s["unknown"] == pytest.approx(10)
    assert tally.recall_of("unknown") == 0.0


def test_there_is_a_figure_for_every_heading() -> None:
    tally = Tally(decoding_s=1.0)
    count(tally, heard(20, 60), [cue(30, 70)])
    kinds = sorted(tally.there_s)
    assert len(figures(tally, kinds)) == len(headings(kinds))


def test_truth_is_read_from_a_table(tmp_path: Path) -> None:
    path = tmp_path / "cues.csv"
    path.write_text(f"{HEAD}\ne.mkv,1.5,9,,background,plain,-8,-9,0.25,3\n", encoding="utf-8")
    (found,) = read_truth(path)
    assert found == TrueCue("e.mkv", 1.5, 9.0, "", "background", "plain", 0.25)
