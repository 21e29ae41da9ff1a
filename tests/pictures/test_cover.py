from __future__ import annotations

import xml.etree.ElementTree as ET
from functools import cache

import pytest

from onara.graph import Kind
from onara.pictures.cover import SIZES, ShapeName, Subject, design, drawn
from onara.pictures.drawing import Words, to_svg
from onara.pictures.motifs import MOTIFS
from onara.pictures.palettes import PALETTES
from onara.pictures.subjects import subject_of
from tests.graph.bundled import catalogue, graph

LEAST_CONTRAST = 4.5
"""WCAG 2.2 AA for text."""


@cache
def subjects() -> tuple[Subject, ...]:
    """All dramas, songs and soundtracks, and some of everything else."""
    whole = (Kind.DRAMA, Kind.SONG, Kind.SOUNDTRACK, Kind.LIST)
    nodes = graph().nodes(*whole) + tuple(n for n in graph().nodes() if n.kind not in whole)[::7]
    return tuple(subject_of(catalogue(), graph(), node) for node in nodes)


@pytest.mark.parametrize("shape", SIZES)
def test_nothing_written_lies_outside_the_canvas(shape: ShapeName) -> None:
    for subject in subjects():
        drawing = drawn(design(subject), shape)
        for mark in drawing.marks:
            if isinstance(mark, Words):
                left, top, right, bottom = mark.box
                assert left >= 0 and top >= 0, (subject.id, mark.text)
                assert right <= drawing.width and bottom <= drawing.height, (subject.id, mark.text)


def test_lines_of_a_title_do_not_lie_upon_each_other() -> None:
    for subject in subjects():
        cover = design(subject)
        words = [m for m in drawn(cover).marks if isinstance(m, Words) and m.opacity == 1.0]
        lines = sorted({(m.x, m.y, m.text): m.box for m in words}.values(), key=lambda box: box[1])
        for number, upper in enumerate(lines):
            for lower in lines[number + 1 :]:
                beside = lower[0] >= upper[2] or upper[0] >= lower[2]
                assert beside or lower[1] >= upper[3] - 3, subject.id


def test_a_cover_is_the_same_each_time_and_another_for_another_thing() -> None:
    one = Subject("song", "a/b", "첫눈", year=2016)
    assert to_svg(drawn(design(one)), "x") == to_svg(drawn(design(one)), "x")
    other = Subject("song", "a/c", "첫눈", year=2016)
    assert to_svg(drawn(design(one)), "x") != to_svg(drawn(design(other)), "x")


@pytest.mark.parametrize("motif", MOTIFS)
@pytest.mark.parametrize("shape", SIZES)
def test_every_motif_is_valid_svg_that_asks_for_nothing(motif: str, shape: ShapeName) -> None:
    cover = design(Subject("song", motif, 'A "quoted" & <odd> title', motif=motif))
    told = to_svg(drawn(cover, shape), cover.title)
    root = ET.fromstring(told)
    assert root.get("viewBox") == f"0 0 {SIZES[shape][0]} {SIZES[shape][1]}"
    assert not {"script", "image", "style", "foreignObject"} & {
        e.tag.split("}")[1] for e in root.iter()
    }
    assert not [e for e in root.iter() if "style" in e.attrib]


@pytest.mark.parametrize("family", PALETTES)
def test_ink_can_be_read_on_the_ground(family: str) -> None:
    for palette in PALETTES[family]:
        assert contrast(palette.ink, palette.ground) >= LEAST_CONTRAST, palette


def test_the_words_of_a_title_choose_the_motif_its_mood_the_colours_and_its_year_the_letters() -> (
    None
):
    cover = design(Subject("song", "x", "비가 오는 날엔", year=2010, moods=("sad", "quiet")))
    assert (cover.motif, cover.family, cover.manner) == ("rain", "sad", "glow")
    older = design(Subject("song", "x", "비가 오는 날엔", year=1988, moods=("sad",)))
    assert older.manner == "label"


def test_dramas_without_moods_take_the_colours_of_their_genre() -> None:
    assert design(Subject("drama", "x", "y", genres=("historical",))).family == "solemn"


def test_a_title_with_letters_that_no_font_has_still_has_a_cover() -> None:
    drawing = drawn(design(Subject("song", "x", "☃ سلام")))
    assert any(isinstance(mark, Words) for mark in drawing.marks)


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, relative luminance."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((light(one), light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
