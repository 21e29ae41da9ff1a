from hypothesis import given, settings

from onara.subtitles.said import Shown
from onara.subtitles.substation import read_substation, spoken, words_of_packet
from tests.spelling.any_text import ANYTHING

ASS = """[Script Info]
Title: x
[V4+ Styles]
Format: Name, Fontname, Fontsize
Style: Default,Arial,20
[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Comment: 0,0:00:00.00,0:00:09.00,Default,,0,0,0,,not this
Dialogue: 0,0:00:01.50,0:00:03.00,Default,민수,0,0,0,,{\\an8\\i1}노란{\\i0} 대문,\\N앞에서
Dialogue: 0,0:00:02.00,0:00:03.00,Signs,,0,0,0,,{\\p1}m 0 0 l 10 10{\\p0}
Dialogue: 0,9:99,0:00:03.00,Default,,0,0,0,,no time
"""


def test_only_what_is_spoken_is_read() -> None:
    assert read_substation(ASS) == [Shown(1.5, 3.0, "노란 대문, 앞에서")]


def test_a_file_may_order_its_fields_otherwise() -> None:
    text = (
        "[Events]\nFormat: Marked, Start, End, Text\nDialogue: Marked=0,0:00:01.00,0:00:02.00,a, b"
    )
    assert read_substation(text) == [Shown(1, 2, "a, b")]


def test_a_drawing_ends_where_it_is_switched_off() -> None:
    assert spoken("앞{\\p2\\c&H00&}m 1 2{\\p0}뒤") == "앞뒤"
    assert spoken("{\\pos(1,2)}말") == "말"


def test_the_words_of_a_packet_may_have_commas() -> None:
    assert words_of_packet("3,0,Default,,0,0,0,,하나, 둘") == "하나, 둘"
    assert words_of_packet("3,0,Default") == ""


@settings(deadline=None)
@given(ANYTHING, ANYTHING)
def test_any_text_is_read(one: str, other: str) -> None:
    for line in read_substation(f"Format: {other}\nDialogue: 0,0:00:01.00,{one},{other}\n{one}"):
        assert line.text
    assert spoken(one) == spoken(one).strip()
