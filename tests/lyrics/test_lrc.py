import pytest

from onara.lyrics.lrc import is_lrc, read_lrc
from onara.lyrics.model import Line


def test_each_line_has_its_second_and_ends_where_the_next_begins() -> None:
    read = read_lrc("[00:12.50]초록 우산 아래\n[01:02.25]고양이가 하품을 해\n")
    assert read.lines == [Line("초록 우산 아래", 12.5, 62.25), Line("고양이가 하품을 해", 62.25)]


def test_an_empty_line_ends_the_one_before_it() -> None:
    assert read_lrc("[00:01.00]one lamp\n[00:03.00]\n[00:09.00]two lamps").lines[0].end_s == 3.0


def test_a_line_with_several_times_is_sung_several_times() -> None:
    read = read_lrc("[00:30.00][00:10.00]tin boats\n[00:20.00]paper boats")
    assert [(line.start_s, line.text) for line in read.lines] == [
        (10.0, "tin boats"),
        (20.0, "paper boats"),
        (30.0, "tin boats"),
    ]


@pytest.mark.parametrize(
    ("stamp", "second"),
    [
        ("[01:02]", 62.0),
        ("[01:02.5]", 62.5),
        ("[01:02.345]", 62.345),
        ("[01:02:34]", 62.34),
        ("[01:02,34]", 62.34),
        ("[01:01:02.50]", 3662.5),
        ("[ 100:00.00 ]", 6000.0),
    ],
)
def test_times_are_read_in_the_forms_in_use(stamp: str, second: float) -> None:
    assert read_lrc(stamp + "words").lines == [Line("words", second)]


@pytest.mark.parametrize(("offset", "second"), [("+500", 9.5), ("-500", 10.5), ("many", 10.0)])
def test_a_positive_offset_makes_lines_come_sooner(offset: str, second: float) -> None:
    assert read_lrc(f"[offset:{offset}]\n[00:10.00]words").lines[0].start_s == second


def test_no_line_comes_before_the_song() -> None:
    assert read_lrc("[offset:5000]\n[00:01.00]words").lines[0].start_s == 0.0


def test_tags_are_no_words() -> None:
    read = read_lrc("[ti:종이배]\n[ar: 아무개 ]\n[00:01.00]첫 줄")
    assert [line.text for line in read.lines] == ["첫 줄"]
    assert read.tags == {"ti": "종이배", "ar": "아무개"}


def test_word_times_are_taken_out_and_the_last_ends_the_line() -> None:
    read = read_lrc("[00:05.00]<00:05.00>tin <00:05.50>boats <00:06.00>\n[00:09.00]more")
    assert read.lines[0] == Line("tin boats", 5.0, 6.0)


def test_a_line_with_word_times_alone_has_the_first_of_them() -> None:
    assert read_lrc("<00:05.00>tin <00:05.50>boats").lines == [Line("tin boats", 5.0)]


def test_a_translation_keeps_the_time_of_its_line() -> None:
    stamped = read_lrc("[00:01.00]종이배\n[00:01.00]paper boat\n[00:04.00]끝")
    bare = read_lrc("[00:01.00]종이배\npaper boat\n[00:04.00]끝")
    assert stamped.lines == bare.lines
    assert stamped.lines[:2] == [Line("종이배", 1.0, 4.0), Line("paper boat", 1.0, 4.0)]


def test_a_line_before_every_time_has_none() -> None:
    assert read_lrc("written by nobody\n[00:01.00]words").lines[0] == Line("written by nobody")


@pytest.mark.parametrize("mark", ["F: ", "M:", "v1: ", "D : "])
def test_who_sings_is_no_word(mark: str) -> None:
    assert read_lrc(f"[00:01.00]{mark}words").lines[0].text == "words"


def test_only_a_time_makes_a_text_lrc() -> None:
    assert is_lrc("[ti:x]\n[00:01.00]words")
    assert not is_lrc("[Chorus]\nat 10:15 the train")
