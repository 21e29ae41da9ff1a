"""Folders come in, scans run where one can watch, and what was scanned is found again."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from onara.web import Settings
from tests.browser.conftest import Served
from tests.media import encode
from tests.small_season import RATE, THIRD, SmallSeason, programme

Visit = Callable[..., Page]
SCANNED_MS = 90_000


@pytest.fixture(scope="module")
def served(
    serve: Callable[[Settings], Served],
    kept_season: SmallSeason,
    tmp_path_factory: pytest.TempPathFactory,
) -> Served:
    """A server of a copy of the small season."""
    home = tmp_path_factory.mktemp("episodes") / "home"
    shutil.copytree(kept_season.home, home)
    return serve(Settings(home))


@pytest.fixture
def unscanned(
    serve: Callable[[Settings], Served], kept_season: SmallSeason, tmp_path: Path
) -> Served:
    """A server whose library has music, and beside it a folder with an episode."""
    folder = tmp_path / "Dramas" / "Goblin"
    folder.mkdir(parents=True)
    encode(folder / "Goblin.S01E03.mkv", programme(THIRD, 60.0, 2), "matroska", "flac", rate=RATE)
    home = tmp_path / "home"
    for name in ("library.sqlite", "index"):
        held = kept_season.home / name
        (shutil.copytree if held.is_dir() else shutil.copy)(held, _made(home) / name)
    return serve(Settings(home, roots=(tmp_path / "Dramas",)))


def _made(home: Path) -> Path:
    home.mkdir(exist_ok=True)
    return home


def test_without_episodes_one_sentence_says_what_to_do(server: Served, visit: Visit) -> None:
    page = visit(server.address + "/episodes")
    expect(page.get_by_role("heading", level=1, name="Episodes")).to_be_visible()
    expect(page.locator(".empty")).to_contain_text("Add the folder with your episodes")
    expect(page.get_by_role("button", name="Try the demo episodes")).to_be_visible()


def test_episodes_lie_in_their_season_with_how_they_stand(served: Served, visit: Visit) -> None:
    page = visit(served.address + "/episodes")
    lines = page.locator(".episode-list > li")
    expect(lines).to_have_count(2)
    expect(lines.first).to_contain_text("Episode 1")
    expect(lines.first).to_contain_text("known")
    expect(lines.first).to_contain_text("unknown")
    expect(page.locator(".season")).to_contain_text("Not scanned yet: 2")
    lines.last.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Episode 3")


def test_a_folder_is_found_scanned_and_watched(unscanned: Served, visit: Visit) -> None:
    page = visit(unscanned.address + "/episodes")
    page.get_by_role("button", name="Add a folder").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Dramas").click()
    dialog.get_by_role("button", name="Goblin").click()
    expect(dialog.locator("[data-inside]")).to_contain_text("1 video")
    dialog.get_by_role("button", name="Add and scan").click()
    job = page.locator("[data-job]")
    expect(job).to_contain_text("Scanning episodes")
    expect(job.get_by_role("progressbar")).to_be_visible()
    job.get_by_role("button", name="Pause").click()
    expect(job).to_contain_text("Paused", timeout=SCANNED_MS)
    job.get_by_role("button", name="Go on").click()
    landed = page.locator(".episode-list").get_by_role("link", name="Episode 3")
    expect(landed).to_be_visible(timeout=SCANNED_MS)
    expect(page.locator("[data-folders]")).to_contain_text("Goblin")
    page.get_by_role("link", name="All work").click()
    expect(page.locator("[data-job]").first).to_contain_text("Done", timeout=SCANNED_MS)
    expect(page.locator("[data-job]").first).to_contain_text("1 scanned")


def test_what_may_not_be_read_is_said_in_the_dialog(unscanned: Served, visit: Visit) -> None:
    page = visit(unscanned.address + "/episodes", refusals=(403, 404, 422))
    page.get_by_role("button", name="Add a folder").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Folder on the machine").fill("/etc")
    dialog.get_by_role("button", name="Add and scan").click()
    expect(dialog.get_by_role("alert")).to_be_visible()
    expect(page.locator("[data-job]")).to_have_count(0)


def test_a_season_is_covered_until_one_asks_to_see_it(served: Served, visit: Visit) -> None:
    page = visit(served.address + "/episodes")
    page.get_by_role("link", name="The whole season at a glance").click()
    expect(page.get_by_text("Episodes that you have not watched are covered.")).to_be_visible()
    expect(page.locator("[data-piece]")).to_have_count(0)
    page.get_by_label("I have watched up to").select_option("1")
    page.get_by_role("button", name="Remember").click()
    pieces = page.locator("[data-piece]")
    expect(pieces).not_to_have_count(0)
    expect(page.locator(".veil").first).to_be_attached()
    page.get_by_role("link", name="Show everything").click()
    expect(page.get_by_role("link", name="Cover later episodes again")).to_be_visible()
    expect(page.locator(".season-row .veil")).to_have_count(0)


def test_a_cell_of_the_table_leads_to_its_moment(served: Served, visit: Visit) -> None:
    page = visit(served.address + "/episodes")
    address = page.get_by_role("link", name="The whole season at a glance").get_attribute("href")
    page.goto(f"{served.address}{address}?all=1")
    page.locator(".season-numbers tbody tr").first.locator("td a").first.click()
    page.wait_for_url("**/episodes/*#t=*")
    expect(page.locator('tr[aria-selected="true"]')).to_have_count(1)


@pytest.mark.parametrize("path", ["/episodes", "/seasons/{season}?all=1", "/jobs"])
def test_nothing_is_wider_than_a_phone(served: Served, visit: Visit, path: str) -> None:
    season = "guardian-the-lonely-and-great-god/1"
    page = visit(served.address + path.format(season=season), locale="ko-KR", width=360)
    wide = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wide <= 0


def test_a_forgotten_sheet_can_be_brought_back(served: Served, visit: Visit) -> None:
    # The waveform may still be asked for while the sheet goes.
    page = visit(served.address + "/episodes", refusals=(404,))
    page.locator(".episode-list").get_by_role("link", name="Episode 3").click()
    page.wait_for_url("**/episodes/*")  # and until its scripts run
    page.get_by_role("button", name="About this episode").click()
    page.get_by_role("button", name="Forget this cue sheet").click()
    expect(page.locator("#toasts")).to_contain_text("The cue sheet is gone")
    expect(page.locator(".episode-list > li")).to_have_count(1)
    page.locator("#toasts").get_by_role("button", name="Undo").click()
    expect(page.locator(".episode-list > li")).to_have_count(2)
