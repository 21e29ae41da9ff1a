from xml.etree import ElementTree

import pytest

from onara.pictures.evidence import NARROW, WIDE, Aligned, Words, evidence

SVG = "{http://www.w3.org/2000/svg}"
WORDS = Words("클립과 음원 <&>", "Clip", "Agreement", "Recording")
COMPARED = Aligned((0.1, 0.5, 0.2), (0.3, 0.9), (0.0, 8.0, 99.0, -3.0), 0.0, 83.0, 6.0)


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_clip_recording_and_agreement_are_drawn(width: float) -> None:
    picture = ElementTree.fromstring(evidence(COMPARED, WORDS, width=width))
    assert picture.attrib["aria-label"] == WORDS.title
    outlines = picture.findall(f"{SVG}polygon")
    assert [one.attrib["class"] for one in outlines] == ["evidence-clip", "evidence-other"]
    bars = [float(bar.attrib["height"]) for bar in picture.findall(f"{SVG}rect")]
    assert bars == [2.0, 58.0, 58.0, 2.0]
    for outline in outlines:
        for corner in outline.attrib["points"].split():
            x, y = map(float, corner.split(","))
            assert 0 <= x <= width
            assert 0 <= y <= float(picture.attrib["viewBox"].split()[3])


def test_both_rows_have_times_of_their_own() -> None:
    picture = ElementTree.fromstring(evidence(COMPARED, WORDS))
    told = [one.text for one in picture.findall(f"{SVG}text")]
    assert "Clip" in told
    assert "Recording" in told
    assert any(each and each.startswith("0:02") for each in told)
    assert any(each and each.startswith("1:25") for each in told)


def test_a_recording_that_is_played_faster_has_more_seconds_under_the_clip() -> None:
    """Three quarters of a minute of clip, over a minute of recording."""
    aligned = Aligned((0.1,), (0.2,), (5.0,), 0.0, 0.0, 45.0, faster=4 / 3)
    picture = ElementTree.fromstring(evidence(aligned, WORDS))
    place = {
        (each.text, float(each.get("y", 0)) > 100): float(each.get("x", 0))
        for each in picture.findall(f"{SVG}text")
    }
    share = (place["0:40", True] - 4) / (place["0:30", False] - 4)
    assert share == pytest.approx(1.0, abs=0.01)


def test_a_clip_that_is_like_nothing_is_drawn_alone() -> None:
    alone = Aligned((0.1, 0.5), (), (), 0.0, None, 3.0)
    picture = ElementTree.fromstring(evidence(alone, WORDS))
    assert len(picture.findall(f"{SVG}polygon")) == 1
    assert not picture.findall(f"{SVG}rect")


def test_a_recording_whose_file_is_gone_is_a_line() -> None:
    gone = Aligned((0.1,), (), (5.0,), 0.0, 83.0, 6.0)
    picture = ElementTree.fromstring(evidence(gone, WORDS))
    assert len(picture.findall(f"{SVG}line")) == 1


@pytest.mark.parametrize("seconds", [0.0, 0.25, 1.0, 12.0])
def test_a_clip_of_any_length_can_be_drawn(seconds: float) -> None:
    aligned = Aligned((0.0,), (0.0,), (1.0,), 3.0, -1.5, seconds)
    ElementTree.fromstring(evidence(aligned, WORDS, width=NARROW))


def test_no_style_is_written_into_the_picture() -> None:
    assert "style" not in evidence(COMPARED, WORDS)
