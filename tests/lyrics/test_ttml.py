import pytest

from onara.lyrics.model import Line, NotLyrics
from onara.lyrics.ttml import read_ttml

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><tt xmlns="http://www.w3.org/ns/ttml" '
    'xmlns:ttp="http://www.w3.org/ns/ttml#parameter" ttp:frameRate="25" ttp:tickRate="1000" '
    'xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xmlns:x="http://example.org/x" xml:lang="ko">'
)


def lines(body: str, head: str = "") -> list[Line]:
    return read_ttml(f"{HEAD}<head>{head}</head><body><div>{body}</div></body></tt>")[0]


def test_paragraphs_are_lines_and_words_run_together() -> None:
    body = (
        '<p begin="1.5s" end="4s"><span begin="1.5s">노란 </span><span begin="2s">대문</span></p>'
    )
    assert lines(body) == [Line("노란 대문", 1.5, 4.0)]


@pytest.mark.parametrize(
    ("expression", "second"),
    [
        ("00:01:02.500", 62.5),
        ("1:02.5", 62.5),
        ("00:00:01:05", 1.2),
        ("1500ms", 1.5),
        ("50f", 2.0),
        ("2500t", 2.5),
        ("1m", 60.0),
        ("12.25", 12.25),
        ("soon", None),
    ],
)
def test_times_are_read_in_every_form(expression: str, second: float | None) -> None:
    assert lines(f'<p begin="{expression}">words</p>') == [Line("words", second)]


def test_a_paragraph_without_a_time_has_that_of_its_first_word() -> None:
    assert lines('<p dur="2s"><span begin="3s">tin</span></p>') == [Line("tin", 3.0, 5.0)]


def test_translations_are_lines_with_the_same_time() -> None:
    inside = '<p begin="1s">종이배<span ttm:role="x-translation">paper boat</span></p>'
    assert lines(inside) == [Line("종이배", 1.0), Line("paper boat", 1.0)]
    beside = '<metadata><text for="L1">paper boat</text></metadata>'
    assert lines('<p begin="1s" x:key="L1">종이배</p>', beside) == lines(inside)


def test_a_break_joins_one_language_and_parts_two() -> None:
    assert lines('<p begin="1s">tin<br/>boats<br/>종이배</p>') == [
        Line("tin boats", 1.0),
        Line("종이배", 1.0),
    ]


def test_the_language_is_that_of_the_document() -> None:
    assert read_ttml(f"{HEAD}<body/></tt>") == ([], "ko")


def test_entities_are_refused_before_they_unfold() -> None:
    bomb = '<!DOCTYPE tt [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><tt><body><p>&b;</p></body></tt>'
    with pytest.raises(NotLyrics, match="entities"):
        read_ttml(bomb)


def test_damaged_xml_is_said_to_be_so() -> None:
    with pytest.raises(NotLyrics, match="well-formed"):
        read_ttml("<tt><body>")
