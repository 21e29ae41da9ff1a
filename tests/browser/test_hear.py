"""A clip is dropped, chosen or pasted, or the microphone pressed, and the answer read."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from onara.audio import decode
from onara.demo import Rendered
from onara.web import Settings
from tests.browser.conftest import Served
from tests.clips.conftest import heard_home
from tests.media import music, raw_wav

__all__ = ["heard_home"]
Visit = Callable[..., Page]
RATE = 8000
WAITS_MS = 60_000
"""One that is heard on a busy machine."""
_DROP = """([name, bytes, kind]) => {
  const data = new DataTransfer();
  data.items.add(new File([new Uint8Array(bytes)], name, {type: "audio/wav"}));
  const event = kind === "paste"
    ? new ClipboardEvent("paste", {clipboardData: data, bubbles: true})
    : new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true});
  document.querySelector("main").dispatchEvent(event);
}"""


@pytest.fixture(scope="module")
def hearing(serve: Callable[[Settings], Served], heard_home: Path) -> Served:
    return serve(Settings(heard_home))


@pytest.fixture(scope="module")
def clip(rendered: Rendered, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copyfile(rendered.clip, tmp_path_factory.mktemp("clips") / "장면.wav"))


@pytest.fixture(scope="module")
def unknown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return raw_wav(tmp_path_factory.mktemp("clips") / "other.wav", music(4.0, 77, RATE), RATE)


def answered(page: Page, title: str) -> None:
    """The page of an answer has come, with that title."""
    page.wait_for_url(re.compile(r"/hear/[\w-]{16}$"), timeout=WAITS_MS)
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)


@pytest.mark.parametrize("kind", ["drop", "paste"])
def test_a_clip_is_dropped_or_pasted_and_answered(
    hearing: Served, visit: Visit, clip: Path, kind: str
) -> None:
    page = visit(hearing.address + "/", locale="ko-KR", width=390)
    if kind == "drop":
        page.evaluate(_DROP, [clip.name, list(clip.read_bytes()), "dragenter"])
        assert page.locator(".hear-drop").is_visible()
    page.evaluate(_DROP, [clip.name, list(clip.read_bytes()), kind])
    answered(page, "도라지 꽃길")
    expect(page.locator("article")).to_contain_text("세 고개")
    expect(page.locator("article")).to_contain_text("평생 물어도 우연으로는 나오지 않습니다")
    expect(page.locator("article")).to_contain_text("장면.wav")


def test_a_file_is_chosen_by_keyboard_and_its_page_can_be_reloaded(
    hearing: Served, visit: Visit, clip: Path
) -> None:
    page = visit(hearing.address + "/hear")
    with page.expect_file_chooser() as chosen:
        page.keyboard.press("u")
    chosen.value.set_files(clip)
    answered(page, "도라지 꽃길")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bellflower Path")
    expect(page.locator("article")).to_contain_text("Your clip starts at 0:2")


def test_several_files_are_told_one_by_one(
    hearing: Served, visit: Visit, clip: Path, unknown: Path
) -> None:
    page = visit(hearing.address + "/hear")
    page.locator("[data-file]").set_input_files([clip, unknown])
    lines = page.locator("[data-many] li")
    expect(lines).to_have_count(2, timeout=WAITS_MS)
    expect(lines.nth(0)).to_contain_text("Bellflower Path")
    expect(lines.nth(1)).to_contain_text("Not known")
    lines.nth(0).get_by_role("link").click()
    answered(page, "도라지 꽃길")


def test_clip_and_recording_play_in_step(hearing: Served, visit: Visit, clip: Path) -> None:
    page = visit(hearing.address + "/hear")
    page.locator("[data-file]").set_input_files(clip)
    answered(page, "도라지 꽃길")
    stepped = page.locator("[data-in-step]")
    page.keyboard.press("p")
    expect(stepped.locator("[data-toggle]")).to_have_attribute("data-playing", "", timeout=WAITS_MS)
    expect(stepped.locator("[data-toggle]")).to_contain_text("Pause")
    expect(stepped.locator("[data-at]")).not_to_have_value("0", timeout=WAITS_MS)
    assert page.locator("[data-head]").is_visible()
    page.keyboard.press("3")
    assert page.get_by_role("radio", name="Recording").is_checked()
    page.keyboard.press("p")
    expect(stepped.locator("[data-toggle]")).to_contain_text("Play in step")
    page.get_by_text("The same as a table").click()
    rows = page.locator(".twin tbody tr")
    assert rows.count() == 6
    expect(rows.first).to_contain_text("plain")


def test_not_known_offers_another_try(hearing: Served, visit: Visit, unknown: Path) -> None:
    page = visit(hearing.address + "/hear", locale="ko-KR")
    page.locator("[data-file]").set_input_files(unknown)
    answered(page, "모르는 음악입니다")
    assert page.get_by_role("button", name="마이크로 듣기").is_visible()
    assert page.get_by_role("link", name="OST 폴더 추가하기").is_visible()


def test_a_clip_is_forgotten(hearing: Served, visit: Visit, unknown: Path) -> None:
    page = visit(hearing.address + "/hear")
    page.locator("[data-file]").set_input_files(unknown)
    answered(page, "Not known")
    page.get_by_role("button", name="Forget this clip").click()
    page.wait_for_url(re.compile(r"/hear$"))


def test_a_file_that_is_too_large_is_not_even_sent(
    serve: Callable[[Settings], Served], heard_home: Path, visit: Visit, tmp_path: Path
) -> None:
    small = serve(Settings(heard_home, largest_upload=1 << 20))
    large = tmp_path / "large.wav"
    large.write_bytes(b"x" * (2 << 20))
    page = visit(small.address + "/hear", locale="ko-KR")
    page.locator("[data-file]").set_input_files(large)
    expect(page.locator("[data-problem]")).to_contain_text("large.wav는 1MB보다 큽니다")


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("delete Navigator.prototype.mediaDevices", "lends pages no microphone"),
        (
            "delete Navigator.prototype.mediaDevices;"
            "Object.defineProperty(window, 'isSecureContext', {value: false})",
            "only to pages over HTTPS or on localhost",
        ),
        (
            "navigator.mediaDevices.getUserMedia = async () => {"
            " throw new DOMException('no', 'NotAllowedError'); }",
            "was not allowed",
        ),
        (
            "navigator.mediaDevices.getUserMedia = async () => {"
            " throw new DOMException('no', 'NotFoundError'); }",
            "No microphone was found",
        ),
    ],
)
def test_where_there_is_no_microphone_it_is_said_why_and_a_file_is_offered(
    hearing: Served, visit: Visit, script: str, said: str
) -> None:
    page = visit(hearing.address + "/hear")
    page.add_init_script(script)
    page.reload()
    button = page.locator("[data-mic]")
    if button.is_enabled():
        button.click()
    expect(page.locator("[data-problem]")).to_contain_text(said)
    expect(page.locator(".hear-file .button")).to_have_class(re.compile("primary"))


@pytest.fixture(scope="module")
def microphone(
    rendered: Rendered, tmp_path_factory: pytest.TempPathFactory, launch: Callable[..., Browser]
) -> Callable[..., Page]:
    """A browser whose microphone hears a song after two seconds of a quiet room.

    It is one of its own, since what its microphone hears is said when it starts.
    """
    song = decode(rendered.recordings["blue-bird"])[20 * RATE : 44 * RATE]
    room = np.random.default_rng(1).normal(0, 0.003, 2 * RATE).astype(np.float32)
    heard = (np.concatenate([room, 0.6 * song]) * 32767).astype("<i2")
    path = raw_wav(tmp_path_factory.mktemp("microphone") / "heard.wav", heard, RATE)
    browser = launch(f"--use-file-for-fake-audio-capture={path}%noloop")

    def visit(address: str, locale: str) -> Page:
        page = browser.new_context(locale=locale, permissions=["microphone"]).new_page()
        page.goto(address)
        return page

    return visit


@pytest.mark.parametrize(
    ("locale", "path", "word", "status"),
    [
        ("en-US", "/", "Listen with the microphone", re.compile("Listening|Looking it up|Known")),
        ("ko-KR", "/hear", "마이크로 듣기", re.compile("듣고 있습니다|찾고 있습니다|찾았습니다")),
    ],
)
def test_the_microphone_is_pressed_and_the_song_is_named(
    hearing: Served,
    microphone: Callable[..., Page],
    locale: str,
    path: str,
    word: str,
    status: re.Pattern[str],
) -> None:
    page = microphone(hearing.address + path, locale)
    page.get_by_role("button", name=word).click()
    expect(page.locator("[data-status]")).to_have_text(status, timeout=WAITS_MS)
    answered(page, "파랑새야")
    expect(page.locator("article")).to_contain_text("Microphone" if locale == "en-US" else "마이크")
    page.context.close()
