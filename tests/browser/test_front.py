from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Served

Visit = Callable[..., Page]


@pytest.mark.parametrize(("locale", "language"), [("ko-KR", "ko"), ("en-US", "en")])
def test_the_page_speaks_the_language_of_the_browser(
    server: Served, visit: Visit, locale: str, language: str
) -> None:
    page = visit(server.address + "/", locale=locale)
    assert page.locator("html").get_attribute("lang") == language


def test_a_choice_of_language_is_remembered(server: Served, visit: Visit) -> None:
    page = visit(server.address + "/")
    page.get_by_role("button", name="한국어").click()
    page.wait_for_function("document.documentElement.lang === 'ko'")
    page.goto(server.address + "/")
    assert page.locator("html").get_attribute("lang") == "ko"


def test_a_question_mark_shows_the_keys(server: Served, visit: Visit) -> None:
    page = visit(server.address + "/")
    page.keyboard.press("Shift+Slash")
    assert page.get_by_role("dialog", name="Keyboard help").is_visible()


def test_single_letters_can_be_switched_off(server: Served, visit: Visit) -> None:
    page = visit(server.address + "/settings")
    choice = page.get_by_role("group", name="Single letters as shortcuts")
    choice.get_by_role("button", name="Off").click()
    page.wait_for_function("document.documentElement.dataset.keys === 'off'")
    page.keyboard.press("Shift+Slash")
    page.keyboard.type("gh")
    page.wait_for_timeout(300)
    assert not page.get_by_role("dialog", name="Keyboard help").is_visible()
    assert page.url.endswith("/settings")
    choice.get_by_role("button", name="On").click()
    page.wait_for_function("document.documentElement.dataset.keys === undefined")
    page.keyboard.press("Shift+Slash")
    assert page.get_by_role("dialog", name="Keyboard help").is_visible()
