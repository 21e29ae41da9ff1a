"""From a drama to a song to whoever sings it to another drama; how far one has watched; the map."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Served

Visit = Callable[..., Page]
MOST_STEPS = 120
NARROW = (
    *("/wander", "/wander/lane", "/wander/map", "/wander/people", "/drama/signal"),
    *("/song/reply-1997/all-for-you", "/mood/lonely", "/list/founding-list"),
)
GOBLIN, SCHOOL = "guardian-the-lonely-and-great-god", "who-are-you-school-2015"


def tab_to(page: Page, path: str) -> None:
    """Press the tab key until a link to that path has the focus."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        held = page.evaluate("document.activeElement.getAttribute('href') ?? ''")
        if held == path:
            return
    raise AssertionError(f"no link to {path} within {MOST_STEPS} steps")


def follow(page: Page, path: str) -> None:
    tab_to(page, path)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{path}")


def test_from_drama_to_song_to_singer_to_another_drama_by_keyboard(
    server: Served, visit: Visit
) -> None:
    page = visit(f"{server.address}/wander")
    page.keyboard.press("Tab")
    follow(page, f"/drama/{GOBLIN}")
    page.keyboard.press("j")  # past the head of the page, to the soundtrack
    expect(page.locator("h1, h2").filter(visible=True).and_(page.locator(":focus"))).to_have_count(
        1
    )
    follow(page, f"/song/{GOBLIN}/stay-with-me")
    follow(page, "/artist/punch")
    follow(page, f"/drama/{SCHOOL}")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Who Are You")


def test_scenes_open_for_the_episodes_that_were_watched(server: Served, visit: Visit) -> None:
    page = visit(f"{server.address}/drama/{GOBLIN}")
    page.get_by_label("I have watched").select_option("16")
    expect(page.get_by_label("I have watched")).to_have_value("16")
    page.goto(f"{server.address}/song/{GOBLIN}/i-will-go-to-you-like-the-first-snow")
    expect(page.locator(".scenes")).to_be_visible()
    assert page.locator(".scenes details.spoiler").count() == 0
    page.goto(f"{server.address}/drama/{GOBLIN}")
    page.get_by_label("I have watched").select_option("0")
    expect(page.get_by_label("I have watched")).to_have_value("0")
    page.goto(f"{server.address}/song/{GOBLIN}/i-will-go-to-you-like-the-first-snow")
    hidden = page.locator(".scenes details.spoiler").first
    expect(hidden.locator("span")).to_be_hidden()
    hidden.locator("summary").click()
    expect(hidden.locator("span")).to_be_visible()


def test_a_number_after_a_statement_leads_to_its_source(server: Served, visit: Visit) -> None:
    page = visit(f"{server.address}/drama/signal")
    mark = page.locator(".marks a").last
    target = mark.get_attribute("href")
    assert target is not None
    mark.click()
    expect(page.locator(target)).to_be_visible()


def test_the_map_shows_who_is_tied_to_a_focused_place_and_grows(
    server: Served, visit: Visit
) -> None:
    page = visit(f"{server.address}/wander/map")
    whole = page.locator(".song-map").bounding_box()
    place = page.locator(".song-map a[data-id='signal']")
    place.focus()
    expect(place).to_have_class("near")
    assert page.locator(".song-map .tie.near").count() > 2
    assert page.locator(".song-map a.near").count() > 3
    page.keyboard.press("+")
    larger = page.locator(".song-map").bounding_box()
    assert whole is not None and larger is not None
    assert larger["width"] > whole["width"] * 1.2
    page.keyboard.press("0")
    page.wait_for_function("document.querySelector('.song-map').style.width === '100%'")
    page.keyboard.press("Enter")
    page.wait_for_url("**/drama/signal")


def test_nothing_is_wider_than_a_phone(server: Served, visit: Visit) -> None:
    page = visit(f"{server.address}/wander", locale="ko-KR", width=360)
    for path in NARROW:
        page.goto(server.address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
