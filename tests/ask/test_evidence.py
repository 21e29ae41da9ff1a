"""The best of what the names in a question say together, without counting a word twice."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from onara.ask.evidence import Case, Span, cases, named_words, other_keyboard, spans
from onara.ask.names import Hit, NameIndex
from onara.ask.question import question
from onara.ask.spread import Spread
from tests.graph.bundled import invented, of

_, WINTER = of(
    invented(
        "id: snow, title: Snow, performers: [{name: Kim Someone}]",
        "id: wind, title: Wind Song, performers: [{name: Park Someone}]",
    )
)
SPREAD = Spread(WINTER)
NAMES = NameIndex(WINTER.nodes())


def span(start: int, end: int, node: str, weight: float = 1.0, quality: float = 1.0) -> Span:
    return Span(start, end, Hit(node, quality, node, "name"), weight)


def case(*found: Span) -> Case:
    return cases(found, SPREAD)["winter/snow"]


def test_names_that_do_not_overlap_add_up() -> None:
    title, singer = span(0, 1, "winter/snow"), span(1, 3, "kim-someone", 2.0)
    together = case(title, singer)
    reach = SPREAD.reach("kim-someone")["winter/snow"].factor
    assert together.value == 1.0 + 2.0 * reach
    assert together.covered == {0, 1, 2}
    assert together.names_itself


def test_of_names_that_overlap_the_better_set_counts() -> None:
    whole = span(0, 3, "winter/snow", 2.5)
    parts = [span(0, 1, "winter/snow"), span(1, 3, "winter/snow")]
    assert case(whole, *parts).supports[0].span == whole
    assert len(case(whole._replace(weight=1.5), *parts).supports) == 2


def test_one_place_counts_once_by_its_best_name() -> None:
    assert case(span(0, 1, "winter/snow"), span(0, 1, "winter")).value == 1.0


def test_a_song_whose_singer_is_named_is_not_named_itself() -> None:
    assert not case(span(0, 2, "kim-someone", 2.0)).names_itself
    assert not case(span(0, 1, "winter/snow", quality=0.5)).names_itself


PLACES = st.tuples(st.integers(0, 6), st.integers(1, 3), st.integers(1, 8))


@given(st.lists(PLACES, min_size=1, max_size=7))
@settings(max_examples=60, deadline=None)
def test_the_sum_is_the_highest_that_any_set_without_overlap_has(
    places: list[tuple[int, int, int]],
) -> None:
    found = [span(start, start + long, "winter/snow", weight) for start, long, weight in places]
    sets = (chosen for size in range(1, len(found) + 1) for chosen in combinations(found, size))
    apart = (
        chosen
        for chosen in sets
        if all(a.end <= b.start or b.end <= a.start for a, b in combinations(chosen, 2))
    )
    assert case(*found).value == max(sum(each.weight for each in chosen) for chosen in apart)


def test_spans_are_found_for_titles_singers_and_particles() -> None:
    found = {(s.start, s.end, s.hit.node) for s in spans(question("snow by kim someone"), NAMES)}
    assert {(0, 1, "winter/snow"), (2, 4, "kim-someone")} <= found


def test_the_words_of_a_name_wish_nothing_but_a_plain_word_alone_may() -> None:
    asked = question("wind song")
    assert named_words(spans(asked, NAMES), asked) == {0, 1}
    alone = question("song")
    assert named_words([span(0, 1, "winter/wind")], alone) == frozenset()


def test_the_other_keyboard_is_tried_where_there_is_one() -> None:
    switched = other_keyboard(question("ehRoql"))
    assert switched is not None
    assert switched.text == "도깨비"
    assert other_keyboard(question("梨泰院")) is None
