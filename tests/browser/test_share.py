from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from onara.web import Settings
from tests.browser.conftest import Served

Visit = Callable[..., Page]
PERMISSIONS = ["clipboard-read", "clipboard-write"]


@pytest.fixture(scope="module")
def sharing(
    serve: Callable[[Settings], Served], tmp_path_factory: pytest.TempPathFactory
) -> Served:
    """A server of a home that these tests may fill."""
    return serve(Settings(tmp_path_factory.mktemp("sharing home")))


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_list_is_made_shared_and_read_by_somebody_else(sharing: Served, visit: Visit) -> None:
    page = visit(f"{sharing.address}/lists", locale="ko-KR", permissions=PERMISSIONS)
    page.locator("#new-list").fill("첫눈")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("첫눈")
    page.goto(f"{sharing.address}/song/signal/blooming")
    page.locator("[data-bookmark-lists]").first.click()
    # It is kept even if one goes on at once, but the next page may be made before.
    with page.expect_response("**/entries"):
        page.get_by_role("dialog").get_by_label("첫눈").check()
    page.goto(f"{sharing.address}/lists/첫눈")
    page.get_by_role("button", name="공유", exact=True).click()
    expect(page.locator(".toast")).to_contain_text("주소를 복사했습니다")
    address = clipboard(page)
    assert address.startswith(f"{sharing.address}/s/")
    # Another browser: no cookie, no password, another language.
    other = visit(address, locale="en-US", width=390)
    expect(other.get_by_role("heading", level=1)).to_contain_text("첫눈")
    expect(other.locator(".shared-entries")).to_contain_text("꽃이 피면")
    assert other.context.cookies() == []
    picture = other.locator(".shared-picture")
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 1200


def test_the_system_shares_where_it_can(sharing: Served, visit: Visit) -> None:
    page = visit(f"{sharing.address}/lists/founding-list")
    page.evaluate("() => { navigator.share = async (told) => { window.told = told; }; }")
    page.get_by_role("button", name="Share", exact=True).click()
    page.wait_for_function("() => window.told")
    told = page.evaluate("window.told")
    assert told["title"] == "Founding list"
    assert told["url"].startswith(f"{sharing.address}/s/")


def test_without_a_clipboard_the_address_stands_in_a_field(sharing: Served, visit: Visit) -> None:
    page = visit(f"{sharing.address}/lists/founding-list")
    page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }"
    )
    page.get_by_role("button", name="Share", exact=True).click()
    field = page.get_by_label("Copy this address")
    assert "/s/" in field.input_value()
    assert field.evaluate("field => field.selectionEnd - field.selectionStart") > 20


def test_a_share_is_taken_back(sharing: Served, visit: Visit) -> None:
    page = visit(f"{sharing.address}/lists/founding-list", permissions=PERMISSIONS)
    page.get_by_role("button", name="Share", exact=True).click()
    expect(page.locator(".toast")).to_be_visible()
    address = clipboard(page)
    page.goto(f"{sharing.address}/lists")
    page.get_by_role("button", name="Take back: Founding list").click()
    expect(page.locator(".toast")).to_contain_text("leads nowhere")
    assert page.request.get(address).status == 404


def test_the_text_of_a_shared_page_is_copied(sharing: Served, visit: Visit) -> None:
    page = visit(f"{sharing.address}/lists/founding-list", permissions=PERMISSIONS)
    page.get_by_role("button", name="Share", exact=True).click()
    expect(page.locator(".toast")).to_be_visible()
    page.goto(clipboard(page))
    page.get_by_role("button", name="Copy the text").click()
    expect(page.locator(".toast")).to_contain_text("text is copied")
    text = clipboard(page)
    assert text.startswith("Founding list\n1. ♪ ")
    assert text.endswith(page.url)
