from __future__ import annotations

import xml.etree.ElementTree as ET

from onara.pictures.family_tree import Version, family_tree


def version(name: str, of: str | None = None, *, this: bool = False) -> Version:
    return Version(name, f"{name} & co", "ko", "somebody · 2010", "remake", f"/song/{name}",
                   f"/cover/{name}.svg", of, this)  # fmt: skip


def drawn(*versions: Version) -> ET.Element:
    return ET.fromstring(family_tree(versions, "family"))


def test_every_version_has_a_box_that_leads_to_its_page_but_the_one_shown() -> None:
    root = drawn(version("a"), version("b", "a", this=True), version("c", "a"))
    assert [each.get("href") for each in root.iter("a")] == ["/song/a", "/song/c"]
    assert len(root.findall(".//*[@class='box']")) == 3
    (here,) = root.findall(".//*[@aria-current]")
    assert here.get("class") == "version this"


def test_what_was_made_from_another_stands_to_the_right_of_it_and_hangs_on_a_line() -> None:
    root = drawn(version("a"), version("b", "a"), version("c", "b"), version("d", "a"))
    boxes = [
        (float(e.get("x", 0)), float(e.get("y", 0))) for e in root.findall(".//*[@class='box']")
    ]
    assert boxes[0][0] < boxes[1][0] < boxes[2][0] and boxes[3][0] == boxes[1][0]
    assert len(set(boxes)) == 4
    assert len(root.findall("path")) == 3


def test_a_circle_of_versions_is_drawn_without_hanging() -> None:
    assert len(drawn(version("a", "b"), version("b", "a")).findall(".//*[@class='box']")) == 2


def test_a_long_title_is_cut_to_its_box() -> None:
    long = Version("a", "가" * 60, "ko", "b" * 90, "original", "/a", "/a.svg", None, False)
    title = drawn(long).find(".//*[@class='title']")
    assert title is not None and title.text is not None
    assert title.text.endswith("…") and len(title.text) < 15
