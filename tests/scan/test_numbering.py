from dataclasses import replace

import pytest

from onara.recurrence import Span
from onara.scan.numbering import numbered
from onara.sheet import Cue
from tests.scan.made import cue


def place(number: int, start_s: float, end_s: float) -> tuple[int, Span]:
    return number, Span("e", start_s, end_s)


def spoken(start_s: float, end_s: float) -> float:
    return round(end_s - start_s, 3) / 100


def told(cues: list[Cue]) -> list[tuple[str, float, float, str | None]]:
    return [(one.id, one.start_s, one.end_s, one.unknown) for one in cues]


def test_a_cue_gets_the_number_of_the_piece_in_it() -> None:
    made = numbered([cue("1", 10, 30), cue("2", 50, 60)], [place(4, 12, 29)], spoken)
    assert told(made) == [("1", 10, 30, "4"), ("2", 50, 60, None)]


def test_a_cue_of_two_pieces_is_cut_between_them() -> None:
    made = numbered([cue("7", 10, 50)], [place(2, 31, 49), place(1, 11, 29)], spoken)
    assert told(made) == [("7", 10, 30, "1"), ("8", 30, 50, "2")]
    assert [one.speech for one in made] == [0.2, 0.2]


def test_a_piece_where_no_music_was_heard_becomes_a_cue() -> None:
    made = numbered([cue("1", 10, 30)], [place(3, 60.0004, 75)], spoken)
    assert told(made) == [("1", 10, 30, None), ("2", 60.0, 75, "3")]
    assert made[1].evidence.support_s == 15.0


def test_cues_of_one_piece_that_touch_become_one() -> None:
    cues = [cue("1", 10, 30), cue("2", 31, 50), cue("3", 60, 70)]
    places = [place(1, 10, 30), place(1, 31, 50), place(1, 60, 70)]
    made = numbered(cues, places, spoken)
    assert told(made) == [("1", 10, 50, "1"), ("3", 60, 70, "1")]
    assert made[0].evidence.support_s == 2.0
    assert made[0].speech == 0.4


def test_a_song_of_the_library_is_left_alone() -> None:
    known = cue("1", 10, 30, recording="abc")
    assert numbered([known], [place(1, 10, 30)], spoken) == [known]


@pytest.mark.parametrize("field", ["unknown", "rejected"])
def test_what_a_person_said_stays(field: str) -> None:
    said = cue("1", 10, 30, unknown="9", set_by_person=("unknown",))
    if field == "rejected":
        said = replace(said, rejected=True, set_by_person=("unknown", "rejected"))
    assert numbered([said], [place(1, 10, 30)], spoken) == [said]


def test_cues_that_a_person_touched_are_not_joined() -> None:
    mine = cue("1", 10, 30, unknown="1", set_by_person=("end_s",))
    other = cue("2", 31, 50, unknown="1")
    assert [one.id for one in numbered([mine, other], [], spoken)] == ["1", "2"]


def test_a_piece_that_only_grazes_a_cue_is_another() -> None:
    made = numbered([cue("1", 10, 30)], [place(5, 28, 48)], spoken)
    assert told(made) == [("1", 10, 30, None), ("2", 28, 48, "5")]


def test_nothing_found_changes_nothing() -> None:
    cues = [cue("1", 10, 30), cue("2", 40, 50)]
    assert numbered(cues, [], spoken) == cues


def test_cues_that_become_one_keep_the_id_that_was_shown_before() -> None:
    cues = [cue("21", 10, 20), cue("3", 21, 40)]
    assert told(numbered(cues, [place(1, 10, 40)], spoken)) == [("3", 10, 40, "1")]


def test_the_support_of_a_cue_that_is_cut_is_shared_out() -> None:
    whole = cue("1", 10, 50)
    made = numbered([whole], [place(1, 11, 29), place(2, 31, 49)], spoken)
    supports = [one.evidence.support_s for one in made]
    assert sum(supports) == pytest.approx(whole.evidence.support_s, abs=0.2)
