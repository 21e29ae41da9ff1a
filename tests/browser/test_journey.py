"""A whole evening with Onara, by the keyboard alone, in Korean."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from onara.audio import decode
from onara.demo import Rendered
from onara.library import Library
from onara.web import Settings
from tests.browser.conftest import Served, new_page
from tests.media import raw_wav

RATE = 8000
WAITS_MS = 120_000
"""One that listens or scans on a busy machine."""
_MOST_TABS = 150


@pytest.fixture(scope="module")
def evening(
    serve: Callable[[Settings], Served],
    rendered: Rendered,
    tmp_path_factory: pytest.TempPathFactory,
) -> Served:
    """A server whose library has the demo's music, and a folder with its season beside it."""
    home = tmp_path_factory.mktemp("evening") / "home"
    shutil.copytree(rendered.folder / "home" / "catalogue", home / "catalogue")
    with Library.open(home) as library:
        library.add([rendered.soundtrack])
    return serve(Settings(home, roots=(rendered.season.parent,)))


@pytest.fixture(scope="module")
def page(
    launch: Callable[..., Browser], rendered: Rendered, tmp_path_factory: pytest.TempPathFactory
) -> Page:
    """A page in a browser whose microphone hears a song of the demo."""
    song = decode(rendered.recordings["blue-bird"])[20 * RATE : 44 * RATE]
    room = np.random.default_rng(1).normal(0, 0.003, 2 * RATE).astype(np.float32)
    heard = (np.concatenate([room, 0.6 * song]) * 32767).astype("<i2")
    path = raw_wav(tmp_path_factory.mktemp("microphone") / "heard.wav", heard, RATE)
    browser = launch(f"--use-file-for-fake-audio-capture={path}%noloop")
    context = browser.new_context(
        locale="ko-KR", permissions=["microphone", "clipboard-read", "clipboard-write"]
    )
    context.set_default_timeout(WAITS_MS)
    return new_page(context)


def reach(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus."""
    expect(target).to_be_visible()
    for _ in range(_MOST_TABS):
        if target.evaluate("each => each === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{target} cannot be reached by Tab")


def press(page: Page, target: Locator, key: str = "Enter") -> None:
    """Go to the target by Tab and press it."""
    reach(page, target)
    page.keyboard.press(key)


def go(page: Page, letter: str, place: str) -> None:
    """To a main page, by the two keys of the menu."""
    page.keyboard.press("g")
    page.keyboard.press(letter)
    page.wait_for_url(re.compile(f"/{place}$"), timeout=WAITS_MS)
    page.wait_for_load_state("networkidle")


def answered(page: Page, title: str) -> None:
    page.wait_for_url(re.compile(r"/hear/[\w-]{16}$"), timeout=WAITS_MS)
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)


def test_everything_is_done_by_keyboard_alone(
    evening: Served, page: Page, rendered: Rendered
) -> None:
    page.goto(evening.address + "/")
    page.wait_for_load_state("networkidle")

    # Ask: the second suggestion after a half-typed syllable, by the arrow keys.
    page.keyboard.press("/")
    page.keyboard.insert_text("도깨ㅂ")
    expect(page.get_by_role("option").first).to_contain_text("도깨비", timeout=WAITS_MS)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/drama/guardian-the-lonely-and-great-god")
    page.wait_for_load_state("networkidle")

    # Hand in a clip.
    go(page, "h", "hear")
    with page.expect_file_chooser() as chosen:
        page.keyboard.press("u")
    chosen.value.set_files(rendered.clip)
    answered(page, "도라지 꽃길")
    page.wait_for_load_state("networkidle")

    # Press the microphone.
    go(page, "h", "hear")
    press(page, page.get_by_role("button", name="마이크로 듣기"))
    answered(page, "파랑새야")
    page.wait_for_load_state("networkidle")

    # Scan an episode and correct a cue, then take the correction back.
    go(page, "e", "episodes")
    press(page, page.get_by_role("button", name="폴더 추가").first)
    dialog = page.get_by_role("dialog")
    reach(page, dialog.get_by_role("textbox").first)
    page.keyboard.insert_text(str(rendered.season))
    press(page, dialog.get_by_role("button", name="추가하고 스캔"))
    first = page.locator(".episode-list").get_by_role("link", name="1회")
    expect(first).to_be_visible(timeout=WAITS_MS)
    press(page, first)
    page.wait_for_url(re.compile(r"/episodes/[0-9a-f]{12}"))
    page.wait_for_load_state("networkidle")
    page.keyboard.press("j")
    page.keyboard.press("x")
    rejected = page.locator("tbody tr[data-kind=rejected]")
    expect(rejected).to_have_count(1)
    page.keyboard.press("u")
    expect(rejected).to_have_count(0)

    # Make a list of a song and share it.
    go(page, "l", "lists")
    reach(page, page.locator("#new-list"))
    page.keyboard.insert_text("첫눈")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("첫눈")
    page.goto(evening.address + "/song/signal/blooming")
    press(page, page.locator("[data-bookmark-lists]").first)
    with page.expect_response("**/entries"):
        press(page, page.get_by_role("dialog").get_by_label("첫눈"), "Space")
    page.keyboard.press("Escape")
    page.goto(evening.address + "/lists/첫눈")
    press(page, page.get_by_role("button", name="공유", exact=True))
    expect(page.locator(".toast")).to_contain_text("주소를 복사했습니다")
    shared = str(page.evaluate("navigator.clipboard.readText()"))
    page.goto(shared)
    expect(page.locator(".shared-entries")).to_contain_text("꽃이 피면")
