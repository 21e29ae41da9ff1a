from onara.lyrics.model import Line
from onara.lyrics.subtitles import read_cues

SRT = """1
00:00:02,000 --> 00:00:05,250
<i>노란 대문</i> 앞에서

2
00:00:01,000 --> 00:00:02,000
tin &amp; boats
go round

3
00:00:07,000 --> 00:00:06,000
{\\an8}종이배
paper boat
"""


def test_cues_are_lines_in_order_without_markup() -> None:
    assert read_cues(SRT)[:2] == [
        Line("tin & boats go round", 1.0, 2.0),
        Line("노란 대문 앞에서", 2.0, 5.25),
    ]


def test_a_second_language_in_a_cue_is_a_line_of_its_own() -> None:
    assert read_cues(SRT)[2:] == [Line("종이배", 7.0), Line("paper boat", 7.0)]


def test_webvtt_has_short_times_settings_comments_and_voices() -> None:
    text = (
        "WEBVTT - words\n\nNOTE nothing\n\nfirst\n00:01.500 --> 00:03.000 align:start\n"
        "<v 아무개>tin <00:02.000>boats\n"
    )
    assert read_cues(text) == [Line("tin boats", 1.5, 3.0)]


def test_a_text_without_cues_has_no_lines() -> None:
    assert read_cues("WEBVTT\n\nwords") == []
