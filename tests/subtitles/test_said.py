import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from onara.subtitles.said import (
    LONGEST_HELD_S,
    LONGEST_LINE,
    Said,
    Shown,
    around,
    said_of,
    tidied,
)
from tests.spelling.any_text import ANYTHING

SECONDS = st.floats(-10, 2e6) | st.sampled_from([0.0, 1.0, 1.5, float("nan"), float("inf")])
SHOWN = st.builds(
    Shown, SECONDS, SECONDS | st.none(), ANYTHING, st.sampled_from([None, "ko", "en"])
)


@settings(deadline=None)
@given(st.lists(SHOWN, max_size=12))
def test_lines_are_in_order_and_end_after_they_begin_whatever_a_file_says(
    shown: list[Shown],
) -> None:
    lines = said_of(shown)
    assert [line.start_s for line in lines] == sorted(line.start_s for line in lines)
    for line in lines:
        assert 0 <= line.start_s < line.end_s
        assert line.text == unicodedata.normalize("NFC", line.text).strip()
        assert line.text.isprintable()


def test_a_line_without_an_end_stays_until_the_next_of_its_language() -> None:
    shown = [Shown(1, None, "하나", "ko"), Shown(2, 2, "one", "en"), Shown(4, 3, "둘", "ko")]
    assert [line.end_s for line in said_of(shown)] == [4, 2 + LONGEST_HELD_S, 4 + LONGEST_HELD_S]


def test_rows_that_begin_together_do_not_end_each_other() -> None:
    shown = [Shown(1, None, "하나"), Shown(1, None, "둘"), Shown(3, None, "셋")]
    assert [line.end_s for line in said_of(shown)][:2] == [3, 3]


def test_a_line_that_is_there_twice_comes_once() -> None:
    assert len(said_of([Shown(1, 2, "하나"), Shown(1, 2, " 하나 "), Shown(3, 4, "하나")])) == 2


def test_an_overlong_line_is_cut() -> None:
    assert len(tidied("노란 대문 " * 100_000)) <= LONGEST_LINE


def test_the_lines_around_a_stretch_are_those_on_screen_near_it() -> None:
    lines = [Said(at, at + 2.0, str(at)) for at in (0.0, 10.0, 20.0, 30.0, 40.0)]
    assert [line.text for line in around(lines, 14, 27, 3)] == ["10.0", "20.0", "30.0"][0:3]
    assert [line.text for line in around(lines, 14, 26, 1)] == ["20.0"]


@settings(deadline=None)
@given(st.floats(0, 50), st.floats(0, 20), st.floats(0, 10))
def test_a_wider_margin_never_loses_a_line(start: float, length: float, margin: float) -> None:
    lines = [Said(at, at + 2.0, str(at)) for at in range(0, 60, 3)]
    narrow = around(lines, start, start + length, margin)
    assert set(narrow) <= set(around(lines, start, start + length, margin + 1))
