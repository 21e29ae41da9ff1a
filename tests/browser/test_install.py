from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from onara.web import Settings
from onara.wording import bundled
from tests.browser.conftest import Served

READY = "navigator.serviceWorker.ready.then(ready => ready.scope)"


@pytest.mark.parametrize("base", ["", "/onara"])
def test_without_the_server_visited_pages_open_and_others_say_what_is_wrong(
    browser: Browser, serve: Callable[[Settings], Served], tmp_path: Path, base: str
) -> None:
    server = serve(Settings(tmp_path, base_path=base))
    # Not by `visit`: a page that cannot be reached is logged as an error, which is what we want.
    context = browser.new_context(locale="ko-KR", viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(f"{server.address}/lists")
    assert page.evaluate(READY) == f"{server.address}/"
    page.goto(f"{server.address}/lists/founding-list")
    page.wait_for_load_state("networkidle")
    kept = page.evaluate(
        """async () => {
            const found = [];
            for (const name of await caches.keys()) {
                const cache = await caches.open(name);
                for (const request of await cache.keys()) found.push(request.url);
            }
            return found;
        }"""
    )
    assert f"{server.address}/lists" in kept and f"{server.address}/offline" in kept
    assert not [each for each in kept if "/api/" in each]
    server.stop()
    page.goto(f"{server.address}/lists")
    expect(page.get_by_role("heading", level=1)).to_have_text("목록")
    styled = page.locator(".list-card").first.evaluate(
        "card => getComputedStyle(card).borderRadius"
    )
    assert styled == "14px"
    page.goto(f"{server.address}/wander")
    expect(page.get_by_role("heading", level=1).first).to_have_text("서버에 연결할 수 없습니다")
    expect(page.get_by_text("The server cannot be reached")).to_be_visible()
    seen = bundled().say("ko", "lists.founding")
    page.get_by_role("link", name=seen).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(seen)
    context.close()


def test_a_new_version_sweeps_up_after_the_old_one(
    server: Served, visit: Callable[..., Page]
) -> None:
    page = visit(f"{server.address}/lists")
    page.evaluate("caches.open('onara / pages old').then(() => caches.open('of another program'))")
    page.evaluate(READY)
    page.evaluate("navigator.serviceWorker.getRegistration().then(found => found.unregister())")
    page.goto(f"{server.address}/lists")
    page.evaluate(READY)
    page.wait_for_function(
        "() => caches.keys().then(names => !names.includes('onara / pages old'))"
    )
    names = page.evaluate("caches.keys()")
    assert "of another program" in names


def test_who_has_to_log_in_finds_nothing_of_whom_was_there_before(
    server: Served, visit: Callable[..., Page]
) -> None:
    page = visit(f"{server.address}/lists")
    page.evaluate(READY)
    page.goto(f"{server.address}/lists/bookmarks")
    held = "() => caches.keys().then(names => names.filter(name => name.includes('pages')).length)"
    page.wait_for_function(f"{held}.then(count => count === 1)")
    page.goto(f"{server.address}/login")
    page.wait_for_function(f"{held}.then(count => count === 0)")


def test_the_button_to_install_is_there_only_where_a_browser_offers_it(
    server: Served, visit: Callable[..., Page]
) -> None:
    page = visit(f"{server.address}/lists")
    button = page.get_by_role("button", name="Install as an app")
    expect(button).to_be_hidden()
    page.evaluate(
        """() => {
            const offer = new Event("beforeinstallprompt");
            offer.prompt = async () => { window.wasAsked = true; };
            window.dispatchEvent(offer);
        }"""
    )
    button.click()
    assert page.evaluate("window.wasAsked")
    expect(button).to_be_hidden()
