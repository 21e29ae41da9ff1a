from __future__ import annotations

from onara.catalogue.statement import Conflict
from onara.wander.conflicts import all_conflicts, naming
from tests.graph.bundled import catalogue

WISH = Conflict("first day of Wish", "7 or 8 January", ("a",))
PLAIN = Conflict("network", "one page would wish for MBC", ("b",))


def test_a_conflict_is_found_by_a_title_that_stands_in_it() -> None:
    assert naming([WISH, PLAIN], ["Wish"]) == (WISH,)


def test_part_of_a_word_is_no_title() -> None:
    assert naming([Conflict("date of Wishes", "", ())], ["Wish"]) == ()


def test_names_of_one_letter_find_nothing() -> None:
    assert naming([Conflict("who V is", "", ())], ["V"]) == ()
    assert naming([WISH], []) == ()


def test_signs_in_a_title_are_only_signs() -> None:
    odd = Conflict("title of Oh! (Shiny", "", ())
    assert naming([odd], ["Oh! (Shiny"]) == (odd,)


def test_conflicts_of_dramas_and_of_related_works_are_all_there() -> None:
    count = sum(len(drama.conflicts) for drama in catalogue().dramas)
    count += sum(len(work.conflicts) for work in catalogue().world.works)
    assert len(all_conflicts(catalogue())) == count > 60
