from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from onara.web import Settings
from tests.browser.conftest import Served

Visit = Callable[..., Page]
SONGS = ["signal/blooming", "my-mister/grown-ups", "itaewon-class/sweet-night"]


@pytest.fixture(scope="module")
def lists_server(
    serve: Callable[[Settings], Served], tmp_path_factory: pytest.TempPathFactory
) -> Served:
    """A server of a home that these tests may fill."""
    return serve(Settings(tmp_path_factory.mktemp("lists home")))


def ask(page: Page, method: str, path: str, body: object = None) -> None:
    """A call of the API as the page makes it."""
    page.evaluate(
        """async ([method, path, body]) => {
            const { api } = await import("/static/js/api.js");
            await api(method, path, body ?? undefined);
        }""",
        [method, path, body],
    )


def titles(page: Page) -> list[str]:
    entries = page.locator(".entry").all()
    return [each.get_attribute("data-title") or "" for each in entries]


def open_list(visit: Visit, server: Served, name: str, ids: list[str]) -> Page:
    page = visit(f"{server.address}/lists")
    ask(page, "POST", "/lists", {"name": name, "ids": ids})
    page.goto(f"{server.address}/lists/{name}")
    return page


def test_a_list_is_made_and_a_song_is_added_from_its_page(
    lists_server: Served, visit: Visit
) -> None:
    page = visit(f"{lists_server.address}/lists", locale="ko-KR", width=390)
    page.get_by_label("새 목록의 이름").first.fill("비 오는 날")
    page.get_by_role("button", name="목록 만들기").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("비 오는 날")
    page.goto(f"{lists_server.address}/song/signal/blooming")
    page.locator("[data-bookmark-lists]").first.click()
    dialog = page.get_by_role("dialog")
    with page.expect_response("**/entries"):
        dialog.get_by_label("비 오는 날").check()
    dialog.get_by_role("button", name="완료").click()
    page.goto(f"{lists_server.address}/lists/비 오는 날")
    assert titles(page) == ["꽃이 피면"]


def test_a_bookmark_stays_and_is_taken_back_by_the_keyboard(
    lists_server: Served, visit: Visit
) -> None:
    page = visit(f"{lists_server.address}/song/my-mister/grown-ups")
    button = page.locator("main [data-bookmark]").first
    expect(button).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("b")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".toast")).to_contain_text("is bookmarked")
    page.reload()
    expect(button).to_have_attribute("aria-pressed", "true")
    with page.expect_response("**/entries/**"):
        page.keyboard.press("b")
    expect(button).to_have_attribute("aria-pressed", "false")
    page.goto(f"{lists_server.address}/lists/bookmarks")
    assert titles(page) == []


def test_entries_are_dragged_into_another_order(lists_server: Served, visit: Visit) -> None:
    page = open_list(visit, lists_server, "dragged", SONGS)
    first, last = page.locator("[data-handle]").first, page.locator(".entry").last
    start, end = first.bounding_box(), last.bounding_box()
    assert start and end
    x, bottom = start["x"] + 14, end["y"] + end["height"] - 4
    page.mouse.move(x, start["y"] + 10)
    page.mouse.down()
    # An entry that is still sliding aside does not make room once more: as a person does, the
    # pointer stays on its way down until the order to be had is there to be seen.
    for nudge in range(200):
        page.mouse.move(x, bottom - 10 + nudge % 10)
        if titles(page) == ["어른", "Sweet Night", "꽃이 피면"]:
            break
    with page.expect_response(lambda answer: answer.request.method == "PUT"):
        page.mouse.up()
    page.reload()
    assert titles(page) == ["어른", "Sweet Night", "꽃이 피면"]


def test_entries_are_ordered_by_the_keyboard_and_each_move_is_told(
    lists_server: Served, visit: Visit
) -> None:
    page = open_list(visit, lists_server, "by key", SONGS)
    live = page.locator("#list-live")
    page.locator("[data-handle]").first.focus()
    page.keyboard.press("Space")
    expect(live).to_contain_text("is picked up, at 1 of 3")
    page.keyboard.press("ArrowDown")
    expect(live).to_have_text("꽃이 피면: now 2 of 3")
    with page.expect_response(lambda answer: answer.request.method == "PUT"):
        page.keyboard.press("Space")
    expect(live).to_have_text("꽃이 피면 is put down at 2 of 3")
    expect(page.locator("[data-handle]").nth(1)).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(live).to_have_text("꽃이 피면 is back where it was")
    page.reload()
    assert titles(page) == ["어른", "꽃이 피면", "Sweet Night"]


def test_buttons_and_keys_move_an_entry_too(lists_server: Served, visit: Visit) -> None:
    page = open_list(visit, lists_server, "by button", SONGS)
    with page.expect_response(lambda answer: answer.request.method == "PUT"):
        page.get_by_role("button", name="Move Sweet Night up").click()
    assert titles(page) == ["꽃이 피면", "Sweet Night", "어른"]
    expect(page.get_by_role("button", name="Move Sweet Night up")).to_be_focused()
    page.get_by_role("heading", level=1).click()
    page.keyboard.press("j")
    with page.expect_response(lambda answer: answer.request.method == "PUT"):
        page.keyboard.press("Shift+ArrowDown")
    assert titles(page) == ["Sweet Night", "꽃이 피면", "어른"]
    expect(page.get_by_role("button", name="Move Sweet Night up")).to_be_disabled()


def test_a_note_is_written_and_an_entry_taken_out_comes_back(
    lists_server: Served, visit: Visit
) -> None:
    page = open_list(visit, lists_server, "noted", SONGS)
    page.get_by_role("button", name="Note on 어른").click()
    page.get_by_role("textbox", name="Note on 어른").fill("for the last train")
    page.get_by_role("button", name="Save").first.click()
    expect(page.locator(".entry").nth(1)).to_contain_text("for the last train")
    page.get_by_role("button", name="Take 어른 out").click()
    expect(page.locator(".entry")).to_have_count(2)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".entry")).to_have_count(3)
    page.reload()
    assert titles(page) == ["꽃이 피면", "어른", "Sweet Night"]
    expect(page.locator(".entry").nth(1)).to_contain_text("for the last train")


def test_a_list_is_renamed_deleted_and_fetched_back(lists_server: Served, visit: Visit) -> None:
    page = open_list(visit, lists_server, "short-lived", SONGS[:1])
    page.get_by_text("Rename", exact=True).click()
    page.get_by_label("New name").fill("눈 오는 날")
    page.locator("[data-change] button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("눈 오는 날")
    page.get_by_role("button", name="Delete list").click()
    expect(page.locator(".toast")).to_contain_text("눈 오는 날 is deleted")
    page.locator(".toast button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("눈 오는 날")
    assert titles(page) == ["꽃이 피면"]


def test_a_playlist_file_becomes_a_list_and_a_list_a_file(
    lists_server: Served, visit: Visit, tmp_path: Path
) -> None:
    file = tmp_path / "여행.m3u8"
    file.write_text(
        "#EXTM3U\n#EXTINF:1,Yi Sung Yol - Blooming\na.mp3\n#EXTINF:1,No - Body\nb.mp3\n"
    )
    page = visit(f"{lists_server.address}/lists")
    page.get_by_text("From a playlist file").click()
    page.get_by_label("Playlist file").set_input_files(file)
    page.get_by_role("button", name="Make a list of it").click()
    unknown = page.locator("[data-import-unknown]")
    expect(unknown).to_contain_text("No - Body")
    unknown.get_by_role("link", name="여행").click()
    assert titles(page) == ["꽃이 피면"]
    page.get_by_text("For players").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download M3U8").click()
    assert download.value.suggested_filename == "여행.m3u8"
    assert "signal/blooming" in Path(download.value.path()).read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_of_lists_is_wider_than_its_window(
    lists_server: Served, visit: Visit, width: int
) -> None:
    page = visit(f"{lists_server.address}/lists/founding-list", width=width, locale="ko-KR")
    for path in ("/lists/founding-list", "/lists", "/offline"):
        page.goto(lists_server.address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
