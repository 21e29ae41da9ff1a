from pathlib import Path
from xml.etree import ElementTree

import pytest

from bench.corpus import Query
from bench.curve import picture
from bench.curve.figures import half_named_s, least_z, level_rows, levels, rows, shares
from bench.peers import ONARA, PEERS
from bench.runners.protocol import Found
from bench.score import Answered, Share


def answered(condition: str, length_s: float, *scores: float, track: str = "a") -> list[Answered]:
    """Answers with these scores, all of them right; 0 is no answer."""
    query = Query(Path("x.wav"), track, 0.0, length_s, condition)
    return [Answered(query, Found("a", s) if s else None, 0.1) for s in scores]


def test_onara_decides_itself_and_a_peer_gets_a_limit() -> None:
    answers = answered("clean", 1.0, 9.0, 3.0) + answered("speech_only", 1.0, 5.0, track="")
    cells, limit = shares(ONARA, answers)
    assert limit is None
    assert cells["clean", 1.0] == Share(2, 2)
    assert cells["speech_only", 1.0] == Share(1, 1)
    cells, limit = shares(PEERS[0], answers)
    assert limit == {1.0: 5.0}
    assert cells["clean", 1.0] == Share(1, 2)


def test_coherence_and_the_length_that_it_needs_follow_from_the_heights() -> None:
    # 2 B T = 4000 for a second: z of 20 is a coherence of 0.316, and z of 10 needs a quarter of it.
    found = levels(answered("clean", 1.0, 18.0, 20.0, 22.0), least_z=10.0)
    assert found[0].coherence == pytest.approx(20 / 4000**0.5)
    assert found[0].needed_s == pytest.approx(0.25)
    assert found[1].coherence is None
    assert level_rows(found)[1] == ["clean", "0.32", "0.25", ""]


def test_a_level_that_is_mostly_missed_tells_no_coherence() -> None:
    assert levels(answered("clean", 1.0, 20.0, 0.0), least_z=10.0)[0].coherence is None


def test_where_half_are_named_lies_between_two_lengths() -> None:
    cells = {("clean", 1.0): Share(0, 4), ("clean", 4.0): Share(4, 4)}
    assert half_named_s(cells, "clean") == pytest.approx(2.0)
    assert half_named_s({("clean", 1.0): Share(4, 4)}, "clean") is None
    assert half_named_s({("clean", 1.0): Share(0, 4)}, "clean") is None


def test_the_least_height_leaves_out_a_twentieth() -> None:
    assert least_z(answered("clean", 1.0, *range(1, 41), 0.0)) == 3


def test_a_table_has_a_row_a_level_and_marks_what_is_false() -> None:
    cells = {
        ("unknown_clean", 1.0): Share(0, 4),
        ("speech_-5dB", 1.0): Share(1, 4),
        ("clean", 1.0): Share(4, 4),
        ("clean", 2.0): Share(4, 4),
    }
    assert rows(cells) == [
        ["clips", "1 s", "2 s"],
        ["clean", "100", "100"],
        ["speech_-5dB", "25", ""],
        ["unknown_clean (false)", "0", ""],
    ]


def test_the_picture_has_a_panel_a_recogniser_and_a_line_a_level() -> None:
    cells = {("clean", 1.0): Share(4, 4), ("speech_-30dB", 1.0): Share(0, 4)}
    root = ElementTree.fromstring(picture.drawn({"onara": cells, "shazam": cells}, "run"))
    said = {text.text for text in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {"onara", "shazam", "음악만 · clean", "0 dB", "−30 dB"} <= said
