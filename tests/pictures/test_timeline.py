import xml.etree.ElementTree as Tree

import pytest

from onara.pictures.timeline import HEIGHT, NARROWEST, WIDTH, Band, Kind, kind, ribbon


def drawn(*bands: Band, seconds: float = 100.0) -> list[Tree.Element]:
    """The bands of a ribbon, without its ground."""
    return list(Tree.fromstring(ribbon(bands, seconds)))[1:]


def test_a_band_lies_where_its_music_sounds() -> None:
    [band] = drawn(Band(25.0, 75.0, "known"))
    assert float(band.get("x", "")) == 0.25 * WIDTH
    assert float(band.get("width", "")) == 0.5 * WIDTH


def test_kinds_are_told_apart_by_their_height() -> None:
    kinds: tuple[Kind, ...] = ("known", "recurring", "unknown", "rejected")
    heights = [float(drawn(Band(0, 50, each))[0].get("height", "")) for each in kinds]
    assert heights == sorted(set(heights), reverse=True)
    assert heights[0] == HEIGHT


def test_the_shortest_sting_can_be_seen() -> None:
    [band] = drawn(Band(10.0, 10.5, "known"), seconds=7200.0)
    assert float(band.get("width", "")) == NARROWEST


def test_what_was_rejected_lies_beneath_what_stands() -> None:
    bands = drawn(Band(0, 50, "known"), Band(10, 20, "rejected"))
    assert [band.get("class") for band in bands] == ["rejected", "known"]


def test_a_ribbon_without_words_is_hidden_from_readers() -> None:
    silent, named = ribbon([], 60.0), ribbon([], 60.0, label="No <music>")
    assert Tree.fromstring(silent).get("aria-hidden") == "true"
    assert Tree.fromstring(named).get("role") == "img"
    assert Tree.fromstring(named)[0].text == "No <music>"


@pytest.mark.parametrize(
    ("rejected", "known", "recurring", "expected"),
    [
        (True, True, False, "rejected"),
        (False, True, True, "known"),
        (False, False, True, "recurring"),
        (False, False, False, "unknown"),
    ],
)
def test_a_kind_goes_by_what_is_surest(
    rejected: bool, known: bool, recurring: bool, expected: str
) -> None:
    assert kind(is_rejected=rejected, is_known=known, is_recurring=recurring) == expected
