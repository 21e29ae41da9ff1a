from hypothesis import given, settings

from onara.subtitles.said import Shown
from onara.subtitles.subrip import read_subrip
from tests.spelling.any_text import ANYTHING


def test_a_cue_in_two_scripts_is_two_lines_with_the_language_that_letters_show() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,500\n노란 대문\na yellow gate\n"
    assert read_subrip(text) == [
        Shown(1, 2.5, "노란 대문", "ko"),
        Shown(1, 2.5, "a yellow gate", None),
    ]


def test_times_are_read_as_programs_write_them() -> None:
    for times in ("0:00:01,5 -> 0:00:02,75", "00:00:01:500-->00:00:02:750", "00:01.5 --> 00:02.75"):
        assert read_subrip(f"{times}\n하나") == [Shown(1.5, 2.75, "하나", "ko")], times


def test_a_cue_without_an_end_is_kept_and_one_before_the_beginning_is_not() -> None:
    text = "00:00:01,000 -->\n하나\n\n-00:00:03,000 --> 00:00:04,000\n둘\n\n00:00:09 --> x\n셋"
    assert read_subrip(text) == [Shown(1, None, "하나", "ko"), Shown(9, None, "셋", "ko")]


def test_an_hour_of_ten_thousand_digits_is_no_time() -> None:
    digits = "9" * 10_000
    assert read_subrip(f"{digits}:00:01,000 --> {digits}:00:02,000\n하나") == []


@settings(deadline=None)
@given(ANYTHING, ANYTHING)
def test_any_text_is_read(one: str, other: str) -> None:
    for line in read_subrip(f"{one}\n00:01.000 --> {other}\n{one}\n{other} --> 00:02.000\n{one}"):
        assert line.start_s >= 0
