"""Asking, as a person does: by input method, by keyboard alone, by links."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Response, Route, expect

from tests.browser.conftest import Served

Visit = Callable[..., Page]
GOBLIN = "/drama/guardian-the-lonely-and-great-god"
COMPOSING = 229
"""The key code of any key that belongs to an input method."""


class Composer:
    """A Korean input method at the keyboard of a page."""

    def __init__(self, page: Page) -> None:
        self._session = page.context.new_cdp_session(page)

    def compose(self, text: str) -> None:
        """Show ``text`` as what is being composed."""
        at = {"selectionStart": len(text), "selectionEnd": len(text)}
        self._session.send("Input.imeSetComposition", {"text": text, **at})

    def commit(self, text: str) -> None:
        """Put down what was composed."""
        self._session.send("Input.insertText", {"text": text})

    def press(self, key: str) -> None:
        """Press a key that the input method takes for itself."""
        told = {"key": key, "code": key, "windowsVirtualKeyCode": COMPOSING}
        for kind in ("rawKeyDown", "keyUp"):
            self._session.send("Input.dispatchKeyEvent", {"type": kind, **told})


def suggestions_for(text: str) -> Callable[[Response], bool]:
    """Is an answer that of the suggestions for what is typed so far?"""

    def is_so(answer: Response) -> bool:
        asked = urlsplit(answer.url)
        return asked.path.endswith("/suggest") and parse_qs(asked.query).get("q") == [text]

    return is_so


def options(page: Page) -> list[str]:
    return page.get_by_role("option").locator(".name > span").all_inner_texts()


def test_suggestions_follow_a_syllable_that_is_being_composed(server: Served, visit: Visit) -> None:
    page = visit(server.address + "/", locale="ko-KR")
    page.get_by_role("combobox").click()
    ime = Composer(page)
    ime.compose("ㄷ")
    ime.compose("도")
    ime.commit("도")
    ime.compose("ㄲ")
    ime.compose("깨")
    expect(page.get_by_role("option").first).to_contain_text("도깨비")
    before = page.url
    for key in ("Enter", "ArrowDown", "ArrowUp"):
        ime.press(key)
    # No key of the composition chose, closed or submitted anything.
    expect(page.get_by_role("option").first).to_be_visible()
    assert page.get_by_role("combobox").get_attribute("aria-activedescendant") is None
    assert page.url == before
    ime.commit("깨")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**" + GOBLIN)


def test_enter_after_a_composition_asks(server: Served, visit: Visit) -> None:
    page = visit(server.address + "/", locale="ko-KR")
    page.get_by_role("combobox").click()
    ime = Composer(page)
    ime.commit("첫")
    ime.compose("눈")
    ime.press("Enter")
    assert "/find" not in page.url
    ime.commit("눈")
    page.keyboard.press("Enter")
    page.wait_for_url("**/find?q=*")
    assert page.get_by_role("combobox").input_value() == "첫눈"
    expect(page.get_by_role("heading", name="첫 눈")).to_be_visible()


@pytest.mark.parametrize("typed", ["ㄷㄲㅂ", "ehRoql", "gobl"])
def test_initial_consonants_and_the_wrong_keyboard_are_understood_as_typed(
    server: Served, visit: Visit, typed: str
) -> None:
    page = visit(server.address + "/find", locale="ko-KR")
    page.get_by_role("combobox").press_sequentially(typed)
    expect(page.get_by_role("option").first).to_contain_text("도깨비")


def test_a_song_is_found_by_keyboard_alone(server: Served, visit: Visit) -> None:
    page = visit(server.address + "/wander")
    page.keyboard.press("/")
    box = page.get_by_role("combobox")
    expect(box).to_be_focused()
    page.keyboard.type("sweet")
    expect(page.get_by_role("option").first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    assert chosen.get_attribute("id") == box.get_attribute("aria-activedescendant")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowDown")
    assert options(page)[0] == "Sweet Night"
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    assert box.input_value() == "sweet"
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/song/itaewon-class/sweet-night")


def test_readers_hear_how_many_suggestions_there_are(server: Served, visit: Visit) -> None:
    page = visit(server.address + "/find")
    box = page.get_by_role("combobox")
    box.press_sequentially("s")
    told = page.locator("form[data-search] [role=status]")
    expect(told).to_have_text("8 suggestions; up and down to choose")
    box.press_sequentially("zzq")
    expect(told).to_have_text("No suggestions; Enter asks")


def test_a_late_answer_does_not_replace_a_later_one(server: Served, visit: Visit) -> None:
    page = visit(server.address + "/find")
    held: list[Route] = []

    def hold(route: Route) -> None:
        if "q=s&" in route.request.url:
            held.append(route)
        else:
            route.continue_()

    page.route("**/api/v1/suggest?*", hold)
    box = page.get_by_role("combobox")
    box.press_sequentially("s")
    page.wait_for_timeout(200)
    with page.expect_response(suggestions_for("sweet n")):
        box.press_sequentially("weet n")
    expect(page.get_by_role("option").first).to_contain_text("Sweet Night")
    shown = options(page)
    for route in held:
        route.abort()
    page.wait_for_timeout(100)
    assert held
    assert options(page) == shown


def test_a_suggestion_is_opened_by_a_press(server: Served, visit: Visit) -> None:
    page = visit(server.address + "/find", width=360)
    with page.expect_response(suggestions_for("sweet ni")):
        page.get_by_role("combobox").press_sequentially("sweet ni")
    option = page.get_by_role("option").filter(has_text="Sweet Night").first
    expect(option).to_be_visible()
    box = option.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert box["height"] >= 24
    option.click()
    page.wait_for_url("**/song/itaewon-class/sweet-night")


def test_links_narrow_the_results_and_undo_it(server: Served, visit: Visit) -> None:
    page = visit(server.address + "/find?q=i+miss+you")
    kinds = page.get_by_role("navigation", name="What")
    kinds.get_by_role("link", name="Dramas").click()
    page.wait_for_url("**kind=drama**")
    chips = page.locator("article.result .kind").all_inner_texts()
    assert set(chips) == {"drama"}
    kinds.get_by_role("link", name="Dramas").click()
    page.wait_for_url("**/find?q=i+miss+you")
    narrower = page.get_by_role("navigation", name="Narrow the results")
    narrower.get_by_role("link", name="응답하라 1997").click()
    page.wait_for_url("**drama=reply-1997**")
    assert all("응답하라 1997" in text for text in page.locator(".result").all_inner_texts())


def test_results_are_walked_through_by_keys(server: Served, visit: Visit) -> None:
    page = visit(server.address + "/find?q=i+miss+you")
    results = page.locator("[data-result]")
    page.keyboard.press("j")
    expect(results.nth(0)).to_be_focused()
    page.keyboard.press("j")
    expect(results.nth(1)).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    page.wait_for_url("**/song/**")


def test_what_is_not_known_is_said_with_what_to_try(server: Served, visit: Visit) -> None:
    page = visit(server.address + "/find?q=winter+sonata+theme", locale="ko-KR", width=390)
    expect(page.get_by_text("카탈로그에 없습니다: winter sonata")).to_be_visible()
    page.get_by_role("link", name="오나라에 들려주세요").click()
    page.wait_for_url("**/hear")
