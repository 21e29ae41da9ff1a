from xml.etree import ElementTree

import pytest

from bench.plot import HEIGHT, WIDTH, Axis, Line, Panel, picture

LOG = Axis("x", 0.001, 1.0, ((0.001, "low"), (1.0, "high")), is_log=True)
FLAT = Axis("%", 0.0, 100.0, ((0.0, "0"), (100.0, "100")))


def drawn(*lines: Line, panels: int = 1) -> ElementTree.Element:
    panel = Panel("한 칸 <1>", LOG, FLAT, lines, ((0.001, 0.0), (1.0, 100.0)))
    text = picture([panel] * panels, title="a & b", description="what it shows", command="run")
    return ElementTree.fromstring(text)


def tags(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return root.findall(f".//{{http://www.w3.org/2000/svg}}{name}")


def test_a_logarithmic_axis_has_a_factor_for_a_step() -> None:
    assert LOG.share(0.001) == 0
    assert LOG.share(0.1) == pytest.approx(2 / 3)
    assert LOG.share(1.0) == pytest.approx(1)
    assert FLAT.share(25) == 0.25


def test_what_lies_beyond_is_put_at_the_edge() -> None:
    assert LOG.share(1e-9) == 0
    assert FLAT.share(120) == 1


def test_a_picture_is_whole_and_says_what_it_is() -> None:
    root = drawn(Line("one", ((0.001, 0.0), (1.0, 100.0))), Line("둘", ((0.01, 50.0),)))
    assert tags(root, "title")[0].text == "a & b"
    assert tags(root, "desc")[0].text == "what it shows"
    said = {text.text for text in tags(root, "text")}
    assert {"한 칸 <1>", "one", "둘", "low", "high", "x", "%", "run"} <= said
    paths = {path.get("d") for path in tags(root, "path")}
    assert f"M0 {HEIGHT}L{WIDTH} 0" in paths


def test_a_line_has_one_colour_in_all_panels_and_in_the_key() -> None:
    root = drawn(Line("a", ((0.1, 1.0),)), Line("b", ((0.1, 2.0),)), panels=3)
    colours = [path.get("stroke") for path in tags(root, "path") if path.get("stroke")]
    assert len(colours) == 3 * 2 + 2
    assert len(set(colours)) == 2


def test_a_band_is_closed_behind_its_line() -> None:
    root = drawn(Line("a", ((0.1, 10.0), (1.0, 20.0)), ((0.1, 5.0, 15.0), (1.0, 10.0, 30.0))))
    (band,) = [path for path in tags(root, "path") if path.get("fill-opacity")]
    shape = band.get("d") or ""
    assert shape.endswith("Z")
    assert shape.count("L") == 3


def test_the_picture_follows_the_reader_into_the_dark() -> None:
    text = picture([Panel("p", LOG, FLAT, ())], title="t", description="d")
    assert "prefers-color-scheme: dark" in text
