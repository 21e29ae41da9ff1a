import pytest

from onara.lyrics.align import Stretch, best_stretch

PASSAGE = "nolandaemunapesokitalyo"


@pytest.mark.parametrize(("begin", "end"), [(0, 8), (5, 13), (15, 23), (0, 23)])
def test_a_part_of_the_passage_is_found_where_it_is(begin: int, end: int) -> None:
    assert best_stretch(PASSAGE[begin:end], PASSAGE) == Stretch(begin, end, 0)


@pytest.mark.parametrize("heard", ["daemunipeso", "daemnapeso", "daeemunapeso"])
def test_one_wrong_missing_or_further_letter_is_one_slip(heard: str) -> None:
    stretch = best_stretch(heard, PASSAGE)
    assert PASSAGE[stretch.begin : stretch.end] == "daemunapeso"
    assert stretch.slips == 1


def test_a_question_longer_than_the_passage_is_compared_as_a_whole() -> None:
    assert best_stretch("abcdef", "abcd") == Stretch(0, 4, 2)


def test_nothing_alike_is_all_slips() -> None:
    assert best_stretch("zzzz", PASSAGE).slips == 4
    assert best_stretch("zzzz", "").slips == 4
