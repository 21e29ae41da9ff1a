from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from onara.lists import ListError, xspf
from tests.lists.test_m3u import MADE, RAIN, SNOW

NS = f"{{{xspf.NAMESPACE}}}"


def test_the_xml_has_the_version_namespace_and_elements_of_xspf_1() -> None:
    root = ET.fromstring(xspf.write(MADE, None))
    assert (root.tag, root.get("version")) == (f"{NS}playlist", "1")
    assert root.findtext(f"{NS}title") == "비 오는 날"
    (track,) = root.findall(f"{NS}trackList/{NS}track")
    assert track.findtext(f"{NS}location") == "file:///music/%EB%88%88.mp3"
    assert track.findtext(f"{NS}duration") == "213600"
    assert [track.findtext(NS + name) for name in ("title", "creator", "album")] == [
        "Snow",
        "Ailee",
        "Winter OST",
    ]


def test_what_is_missing_is_named() -> None:
    root = ET.fromstring(xspf.write(MADE, None))
    assert root.findtext(f"{NS}annotation") == "Missing: V - Rain (not in the library)"


def test_markup_and_control_characters_in_names_are_text() -> None:
    odd = type(SNOW)("d/s", "<b>&\x00\x1b", '"', "", 1.0, SNOW.path)
    text = xspf.write(type(MADE)("a & b", None, (odd,)), None)
    _, (found,) = xspf.read(text, Path("/"))
    assert found.title == "<b>&\ufffd\ufffd"


def test_it_is_read_back_in_order_with_ids() -> None:
    many = type(MADE)("x", None, (SNOW, RAIN, SNOW, RAIN))
    for folder in (None, Path("/lists")):
        name, found = xspf.read(xspf.write(many, folder), Path("/lists"))
        assert name == "x"
        assert [each.song for each in found] == ["d/snow", "d/rain", "d/snow", "d/rain"]
        assert found[0].path == SNOW.path


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<playlist",
        "<html/>",
        "<playlist><trackList/></playlist>",
        '<!DOCTYPE p [<!ENTITY a "b">]><playlist xmlns="http://xspf.org/ns/0/">&a;</playlist>',
    ],
)
def test_what_is_no_xspf_is_one_sentence(text: str) -> None:
    with pytest.raises(ListError) as raised:
        xspf.read(text, Path("/"))
    assert "\n" not in str(raised.value)
