from hypothesis import given, settings
from hypothesis import strategies as st

from onara.subtitles.said import Shown
from onara.subtitles.sami import read_sami
from tests.spelling.any_text import ANYTHING

HEAD = """<SAMI><HEAD><STYLE TYPE="text/css"><!--
P { margin-left:8pt; }
.KRCC { Name:한국어; lang:ko-KR; SAMIType:CC; }
.SUBTITLE { Name:English; lang: en-US; }
--></STYLE></HEAD><BODY>
"""


def test_a_line_ends_where_a_blank_or_the_next_one_of_its_class_begins() -> None:
    text = HEAD + (
        "<SYNC Start=1000><P Class=KRCC>노란<br>대문\n<SYNC Start=3000><P Class=KRCC>&nbsp;\n"
        '<sync start="4000"><p class="KRCC">하나\n<SYNC Start=5000><P Class=KRCC>둘</BODY></SAMI>'
    )
    assert read_sami(text) == [
        Shown(1, 3, "노란 대문", "ko"),
        Shown(4, 5, "하나", "ko"),
        Shown(5, None, "둘", "ko"),
    ]


def test_classes_are_languages_and_do_not_end_each_other() -> None:
    text = HEAD + (
        "<SYNC Start=1000><P Class=KRCC>하나<P Class=SUBTITLE>one\n"
        "<SYNC Start=2000><P Class=SUBTITLE>two\n<SYNC Start=3000><P Class=KRCC>&nbsp;"
    )
    assert set(read_sami(text)) == {
        Shown(1, 3, "하나", "ko"),
        Shown(1, 2, "one", "en"),
        Shown(2, None, "two", "en"),
    }


def test_classes_that_nobody_declared_are_known_by_what_they_are_called() -> None:
    text = "<SYNC Start=1000><P Class=ENCC>one<SYNC Start=2000><P Class=XXCC>x"
    assert [line.language for line in read_sami(text)] == ["en", None]


def test_points_of_time_may_come_in_any_order_and_tags_stay_open() -> None:
    text = (
        "<SYNC Start=5000><P Class=KRCC><font color=red><b>둘"
        "<SYNC Start=1000><P Class=KRCC>하나 &amp; 반 <i>I <3 you</i><font color="
        "<SYNC Start=2000><P Class=KRCC>&nbsp"
    )
    assert read_sami(text) == [
        Shown(1, 2, "하나 & 반 I <3 you", "ko"),
        Shown(5, None, "둘", "ko"),
    ]


def test_a_point_without_a_paragraph_has_words_too() -> None:
    assert read_sami("<SYNC Start=1000>하나<SYNC Start=2000>&nbsp;") == [Shown(1, 2, "하나", "ko")]


def test_an_open_comment_does_not_swallow_the_file() -> None:
    text = "<!-- made by <SYNC Start=1000><P Class=KRCC>하나"
    assert [line.text for line in read_sami(text)] == ["하나"]


MARKUP = st.sampled_from(
    [
        "<SYNC Start=1>",
        "<SYNC Start=-5>",
        "<P Class=KRCC>",
        "<br",
        "<!--",
        "-->",
        "</BODY>",
        "&nbsp",
    ]
)


@settings(deadline=None)
@given(st.lists(MARKUP | ANYTHING, max_size=20).map("".join))
def test_any_text_is_read(text: str) -> None:
    for line in read_sami(text):
        assert line.text
        assert line.end_s is None or line.end_s > line.start_s
