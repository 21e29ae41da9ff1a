from __future__ import annotations

from onara.recurrence.episode import Span
from onara.recurrence.identity import Change, Unknown, identify
from onara.recurrence.theme import Occurrence, Theme


def theme(*places: tuple[str, float, float, float]) -> Theme:
    """Episode, start, end and offset of each occurrence."""
    return Theme(tuple(Occurrence(Span(e, start, end), offset) for e, start, end, offset in places))


def unknown(
    number: int, *places: tuple[str, float, float, float], name: str | None = None
) -> Unknown:
    return Unknown(number, theme(*places).occurrences, name)


RAIN = (("a", 100.0, 120.0, 0.0), ("b", 50.0, 70.0, 0.0))
TRAIN = (("a", 300.0, 330.0, 0.0), ("c", 10.0, 40.0, 0.0))


def test_new_themes_are_numbered_and_keep_their_numbers() -> None:
    first = identify([theme(*RAIN), theme(*TRAIN)], [])
    assert [one.title for one in first.unknowns] == ["Unknown 1", "Unknown 2"]
    again = identify(
        [theme(*reversed(TRAIN)), theme(("a", 101, 119, 0), ("b", 51, 69, 0))],
        first.unknowns,
        last_number=first.last_number,
        rescanned={"a", "b", "c"},
    )
    assert not again.changes
    spans = {one.number: {o.span.episode for o in one.occurrences} for one in again.unknowns}
    assert spans == {
        one.number: {o.span.episode for o in one.occurrences} for one in first.unknowns
    }


def test_a_later_episode_is_added_on_the_stored_timeline() -> None:
    known = unknown(3, ("a", 100, 120, 15), ("b", 50, 70, 15), name="Rain")
    found = identify([theme(("a", 105, 120, 0), ("d", 400, 415, 0))], [known], last_number=7)
    (rain,) = found.unknowns
    assert (rain.number, rain.title) == (3, "Rain")
    assert [(o.span.episode, o.offset_s) for o in rain.occurrences] == [
        ("a", 20),
        ("b", 15),
        ("d", 20),
    ]


def test_numbers_are_never_given_out_again() -> None:
    found = identify([theme(*RAIN)], [], last_number=7)
    assert [one.number for one in found.unknowns] == [8]
    assert found.changes == (Change("new", 8),)
    assert identify([], [], last_number=found.last_number).last_number == 8


def test_two_that_turn_out_to_be_one_keep_the_older_number_and_the_name() -> None:
    known = [unknown(2, *RAIN), unknown(5, *TRAIN, name="Train")]
    found = identify([theme(RAIN[0], ("c", 15, 40, 0))], known, last_number=5)
    (one,) = found.unknowns
    assert (one.number, one.name) == (2, "Train")
    assert found.changes == (Change("merged", 5, 2),)
    assert {o.span.episode for o in one.occurrences} == {"a", "b", "c"}


def test_what_persons_have_named_apart_is_not_made_one() -> None:
    known = [unknown(2, *RAIN, name="Rain"), unknown(5, *TRAIN, name="Train")]
    found = identify([theme(RAIN[0], TRAIN[0], TRAIN[1])], known, last_number=5)
    assert [(one.number, one.name) for one in found.unknowns] == [(2, "Rain"), (5, "Train")]
    assert not found.changes


def test_one_that_falls_in_two_keeps_its_number_on_the_larger_part() -> None:
    known = unknown(1, *RAIN, *TRAIN, name="Rain")
    found = identify([theme(*RAIN), theme(*TRAIN)], [known], rescanned={"a", "b", "c"})
    assert found.changes == (Change("split", 2, 1),)
    by_number = {one.number: one for one in found.unknowns}
    assert {o.span.start_s for o in by_number[1].occurrences} == {300.0, 10.0}
    assert by_number[1].name == "Rain" and by_number[2].name is None


def test_a_known_one_that_is_not_found_now_stays() -> None:
    known = unknown(4, *RAIN, name="Rain")
    assert identify([], [known]).unknowns == (known,)
    (gone,) = identify([], [known], rescanned={"a", "b"}).unknowns
    assert gone == Unknown(4, (), "Rain")


def test_a_part_that_left_a_known_one_is_not_in_both() -> None:
    known = unknown(1, *RAIN, ("d", 5, 25, 0))
    found = identify([theme(*RAIN), theme(("d", 5, 25, 0), ("e", 9, 29, 0))], [known])
    places = [o.span for one in found.unknowns for o in one.occurrences]
    assert len(places) == len(set(places)) == 4
