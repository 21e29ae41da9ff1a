"""Music that nobody released: played, named, parted and joined, and told to be a recording."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from onara.scan import Scanner
from onara.scanned.unknowns import Recurrence, Unknowns
from onara.web import Settings
from tests.browser.conftest import Served
from tests.small_season import SmallSeason

Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def served(
    serve: Callable[[Settings], Served],
    kept_season: SmallSeason,
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Served, Path]:
    home = tmp_path_factory.mktemp("unknowns") / "home"
    shutil.copytree(kept_season.home, home)
    return serve(Settings(home)), home


@pytest.fixture
def home(served: tuple[Served, Path], kept_season: SmallSeason) -> Path:
    """The home, with its sheets as they were scanned."""
    kept_season.restore(served[1])
    return served[1]


@pytest.fixture
def address(served: tuple[Served, Path]) -> str:
    return served[0].address


def unknowns(home: Path) -> list[Recurrence]:
    with Scanner.open(home) as scanner:
        return Unknowns(scanner).all()


def often(home: Path) -> Recurrence:
    """The unknown that is heard most often."""
    return max(unknowns(home), key=lambda one: len(one.heard))


def test_each_can_be_played_and_leads_to_its_places(home: Path, address: str, visit: Visit) -> None:
    one = often(home)
    page = visit(address + "/unknowns")
    card = page.locator(".unknown-card").filter(has_text=f"Unknown {one.unknown.number}")
    expect(card).to_contain_text(f"{len(one.heard)} times")
    card.get_by_role("button", name="Play its cleanest seconds").click()
    expect(page.get_by_role("region", name="Player")).to_contain_text("Unknown")
    card.get_by_role("link", name=f"Unknown {one.unknown.number}").click()
    expect(page.locator("tbody tr")).to_have_count(len(one.heard))
    expect(page.locator(".life li")).to_have_count(
        len({each.scanned.episode.id for each in one.heard})
    )


def test_a_name_is_given_and_taken_back(home: Path, address: str, visit: Visit) -> None:
    one = often(home)
    page = visit(f"{address}/unknown/{one.unknown.number}")
    page.get_by_label("Name").fill("슬픈 피아노")
    page.get_by_role("button", name="Name it").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("슬픈 피아노")
    expect(page.locator("#toasts")).to_contain_text("슬픈 피아노")
    page.locator("#toasts").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("슬픈 피아노")
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"Unknown {one.unknown.number}")
    assert often(home).unknown.name is None


def test_places_are_parted_off_and_joined_again(home: Path, address: str, visit: Visit) -> None:
    one = often(home)
    number, before = one.unknown.number, len(one.heard)
    page = visit(f"{address}/unknown/{number}")
    page.locator("tbody input").last.check()
    page.get_by_role("button", name="These are another piece of music").click()
    expect(page.locator("#toasts")).to_contain_text("They are")
    expect(page.locator("tbody tr")).to_have_count(1)
    page.get_by_label("The same music as").select_option(str(number))
    page.get_by_role("button", name="Make both one").click()
    expect(page.locator("#toasts")).to_contain_text("They are one now")
    expect(page.locator("tbody tr")).to_have_count(before)


def test_nothing_is_parted_off_before_a_place_is_chosen(
    home: Path, address: str, visit: Visit
) -> None:
    page = visit(f"{address}/unknown/{often(home).unknown.number}")
    page.get_by_role("button", name="These are another piece of music").click()
    expect(page.locator("#toasts")).to_contain_text("Choose at least one place")


def test_it_is_told_to_be_a_recording_of_the_library(
    home: Path, address: str, visit: Visit
) -> None:
    one = often(home)
    page = visit(f"{address}/unknown/{one.unknown.number}")
    page.get_by_role("button", name="Find the recording…").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("searchbox").fill("one")
    dialog.get_by_role("searchbox").press("ArrowDown")
    expect(dialog.get_by_role("button", name="one", exact=True)).to_be_visible()
    dialog.get_by_role("button", name="one", exact=True).click()
    expect(page.locator("#toasts")).to_contain_text(f"{len(one.heard)} cues say so now")
    assert one.unknown.number not in {each.unknown.number for each in unknowns(home)}


def test_nothing_is_wider_than_a_phone(home: Path, address: str, visit: Visit) -> None:
    for path in ("/unknowns", f"/unknown/{often(home).unknown.number}"):
        page = visit(address + path, width=360, locale="ko-KR")
        wide = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0, path
