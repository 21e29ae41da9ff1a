"""The owner's music: found, played, added from a folder, taken out; and the player."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from onara.library import Library
from onara.web import Settings
from tests.browser.conftest import Served
from tests.media import encode, music
from tests.small_season import SmallSeason

Visit = Callable[..., Page]
ADDED_MS = 60_000


@pytest.fixture(scope="module")
def more(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a track that is in no library yet."""
    folder = tmp_path_factory.mktemp("music") / "새 음악"
    folder.mkdir()
    tags = {"title": "새로운 노래", "artist": "아무개"}
    encode(folder / "new.flac", music(12.0, 77, 16000), "flac", "flac", rate=16000, tags=tags)
    return folder


@pytest.fixture(scope="module")
def served(
    serve: Callable[[Settings], Served],
    kept_season: SmallSeason,
    more: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Served, Path]:
    home = tmp_path_factory.mktemp("owned") / "home"
    shutil.copytree(kept_season.home, home)
    return serve(Settings(home, roots=(more.parent,))), home


@pytest.fixture
def address(served: tuple[Served, Path]) -> str:
    return served[0].address


def test_a_recording_is_found_and_played_with_the_keys(address: str, visit: Visit) -> None:
    page = visit(address + "/music")
    page.get_by_role("searchbox", name="In my music").fill("two")
    page.get_by_role("searchbox", name="In my music").press("Enter")
    page.wait_for_url("**q=two**")
    expect(page.locator(".music-card")).to_have_count(1)
    page.get_by_role("button", name="Play two").click()
    player = page.get_by_role("region", name="Player")
    expect(player.get_by_role("button", name="Pause")).to_be_visible()
    expect(page.get_by_role("button", name="Play two")).to_have_attribute("aria-pressed", "true")
    page.locator("body").click(position={"x": 5, "y": 5})
    page.keyboard.press("Space")
    expect(player.get_by_role("button", name="Play", exact=True)).to_be_visible()
    before = float(player.get_by_role("slider").input_value())
    page.keyboard.press("Shift+ArrowRight")
    expect(player.get_by_role("slider")).not_to_have_value(str(before))
    assert float(player.get_by_role("slider").input_value()) >= before + 4
    player.get_by_role("button", name="Close the player").click()
    expect(player).to_be_hidden()


def test_the_page_of_a_recording_says_where_it_plays(address: str, visit: Visit) -> None:
    page = visit(address + "/music?q=two")
    page.locator(".music-name").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("two")
    expect(page.locator("tbody tr")).to_have_count(2)
    expect(page.locator("tbody")).to_contain_text("Episode 1")


def test_a_folder_is_added_and_its_music_appears(address: str, more: Path, visit: Visit) -> None:
    page = visit(address + "/music")
    page.get_by_role("button", name="Add a folder").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Folder on the machine").fill(str(more))
    dialog.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".music-card").filter(has_text="새로운 노래")).to_be_visible(
        timeout=ADDED_MS
    )
    expect(page.locator("[data-folders]")).to_contain_text("새 음악")


def test_a_recording_is_taken_out_only_after_one_is_asked(
    address: str, served: tuple[Served, Path], visit: Visit
) -> None:
    with Library.open(served[1]) as library:
        [one] = [each for each in library.recordings() if each.paths[0].stem == "one"]
    page = visit(f"{address}/music/{one.recording}")
    page.get_by_role("button", name="Take out of the library").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("The file stays where it is")
    dialog.get_by_role("button", name="Cancel").click()
    page.get_by_role("button", name="Take out of the library").click()
    dialog.get_by_role("button", name="Take out of the library").click()
    expect(page.locator("#toasts")).to_contain_text("out of the library")
    assert one.paths[0].exists()
    with Library.open(served[1]) as library:
        assert one.recording not in {each.recording for each in library.recordings()}


def test_without_music_one_sentence_says_what_to_do(server: Served, visit: Visit) -> None:
    page = visit(server.address + "/music", locale="ko-KR")
    expect(page.locator(".empty")).to_contain_text("사운드트랙 폴더를 추가하세요")


def test_nothing_is_wider_than_a_phone(address: str, visit: Visit) -> None:
    page = visit(address + "/music", width=360)
    wide = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wide <= 0
