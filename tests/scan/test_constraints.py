from __future__ import annotations

from onara.scan.constraints import lies_in, places_of, tied, without
from onara.sheet import Unknown

HERE = [["a", 10.0, 20.0, 0.0, False], ["b", 0.0, 4.0, 0.0, False]]
THERE = [["a", 50.0, 60.0, 0.0, False]]


def unknown(number: int, **told: object) -> Unknown:
    return Unknown(number, None, None, None, dict(told))


def test_places_come_with_the_longest_first() -> None:
    assert places_of(unknown(1, occurrences=HERE[::-1])) == HERE
    assert places_of(unknown(1)) == []


def test_places_are_tied_by_their_middles() -> None:
    assert tied(HERE, THERE) == [[["a", 15.0], ["a", 55.0]], [["b", 2.0], ["a", 55.0]]]


def test_an_earlier_word_between_two_pieces_is_taken_out_whichever_way_it_was_said() -> None:
    between = [[["a", 55.0], ["b", 2.0]], [["a", 15.0], ["a", 55.0]]]
    strange = [["a", 15.0], ["c", 1.0]]
    held = [unknown(1, apart=[*between, strange], together=between), unknown(2, apart=[strange])]
    [freed] = without("apart", held, HERE, THERE)
    assert freed == unknown(1, apart=[strange], together=between)


def test_a_place_lies_in_a_span_with_most_of_it() -> None:
    assert lies_in(HERE[0], [("a", 9.0, 15.0)])
    assert not lies_in(HERE[0], [("a", 16.0, 30.0), ("b", 10.0, 20.0)])
