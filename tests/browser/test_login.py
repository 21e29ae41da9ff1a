"""Logging in and out, and keys, by a person's actions."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from onara.access import Access
from onara.web import Settings
from tests.browser.conftest import Served

PASSWORD = "세 언덕의 저녁노을"


def test_the_password_lets_one_in_where_one_wanted_to_go(
    serve: Callable[[Settings], Served], visit: Callable[..., Page], tmp_path: Path
) -> None:
    access = Access(tmp_path)
    access.set_password(PASSWORD)
    access.close()
    server = serve(Settings(tmp_path, "/onara", host="0.0.0.0"))
    page = visit(f"{server.address}/settings", locale="ko-KR", width=390)
    page.locator("#password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="설정")).to_be_visible()
    page.get_by_role("button", name="여기서 로그아웃").click()
    expect(page.get_by_role("heading", level=1, name="로그인")).to_be_visible()


def test_a_key_is_shown_once(server: Served, visit: Callable[..., Page]) -> None:
    page = visit(f"{server.address}/settings")
    page.locator("#key-name").fill("the kitchen radio")
    page.get_by_role("button", name="Make a key").click()
    expect(page.locator("[data-secret] input")).to_have_value(re.compile("onara_.{40,}"))
    page.reload()
    expect(page.get_by_role("rowheader", name="the kitchen radio")).to_be_visible()
    expect(page.locator("[data-secret]")).to_be_hidden()
