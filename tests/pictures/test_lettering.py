from __future__ import annotations

import pytest

from onara.pictures.lettering import drawable, ink, outline, width


def test_a_line_is_as_wide_as_its_letters_with_the_room_between_them() -> None:
    assert width("오나라", 100) == pytest.approx(sum(width(each, 100) for each in "오나라"))
    assert width("오나라", 100, 0.1) == pytest.approx(width("오나라", 100) + 20)
    assert width("", 100) == 0


def test_ink_grows_with_the_size_and_hangs_below_the_line_where_letters_do() -> None:
    left, top, right, bottom = ink("Cellogic", 100)
    assert left >= 0 and right <= width("Cellogic", 100)
    assert top < -60 and bottom > 10
    assert ink("Cellogic", 200) == pytest.approx((2 * left, 2 * top, 2 * right, 2 * bottom))


def test_outlines_are_paths_and_a_gap_draws_nothing() -> None:
    assert outline("가").startswith("M")
    assert outline(" ") == ""
    assert outline("가 나") != outline("가나")


def test_what_no_font_has_is_left_out() -> None:
    assert drawable("첫눈 ☃ Snow") == "첫눈 Snow"
    assert drawable("Gwon Þór ő") == "Gwon Þór ő"
