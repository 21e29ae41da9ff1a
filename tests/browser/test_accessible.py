"""WCAG 2.2 AA as far as a program can tell: axe on each main page, in both languages and themes."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Served
from tests.browser.places import PLACES, places_of

AXE = (Path(__file__).parent / "vendor" / "axe-4.14.1.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
HOW = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
SERIOUS = ("serious", "critical")

Visit = Callable[..., Page]


def found_by_axe(page: Page) -> list[str]:
    """What axe finds that is serious: the rule, and the first places."""
    page.evaluate(AXE)
    told: dict[str, Any] = page.evaluate("how => axe.run(document, how)", HOW)
    return [
        f"{each['id']}: {[node['html'][:160] for node in each['nodes'][:3]]}"
        for each in told["violations"]
        if each["impact"] in SERIOUS
    ]


@pytest.mark.parametrize(("locale", "theme"), [("en-US", "light"), ("ko-KR", "dark")])
@pytest.mark.parametrize("name", PLACES)
def test_axe_finds_nothing_serious(
    lively_server: Served, visit: Visit, name: str, locale: str, theme: str
) -> None:
    path = places_of(lively_server)[name]
    page = visit(lively_server.address + path, locale=locale, color_scheme=theme, width=390)
    page.wait_for_load_state("networkidle")
    assert found_by_axe(page) == []


def test_axe_finds_a_button_without_a_name(lively_server: Served, visit: Visit) -> None:
    page = visit(lively_server.address)
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert any(each.startswith("button-name: ") for each in found_by_axe(page))


@pytest.mark.parametrize("name", PLACES)
def test_no_page_is_wider_than_a_phone(lively_server: Served, visit: Visit, name: str) -> None:
    page = visit(lively_server.address + places_of(lively_server)[name], width=360)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("name", PLACES)
def test_every_page_has_one_title_and_headings_in_order(
    lively_server: Served, visit: Visit, name: str
) -> None:
    page = visit(lively_server.address + places_of(lively_server)[name])
    levels = page.eval_on_selector_all(
        "main h1, main h2, main h3, main h4", "all => all.map(each => +each.tagName[1])"
    )
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert page.title().strip()
