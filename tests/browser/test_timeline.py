"""An episode's cues, played and corrected by a person: by keyboard, by dragging, by the form."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from onara.scan import Scanner
from onara.sheet import Cue
from onara.web import Settings
from tests.browser.conftest import Served
from tests.small_season import SmallSeason

Visit = Callable[..., Page]


class Opened:
    """The page of an episode of the small season, and the cues as they are kept."""

    def __init__(self, served: Served, home: Path, number: int) -> None:
        self.home = home
        with Scanner.open(home) as scanner:
            [self.id] = [
                one.episode.id for one in scanner.store.episodes() if one.episode.number == number
            ]
        self.address = f"{served.address}/episodes/{self.id}"

    def cues(self) -> list[Cue]:
        with Scanner.open(self.home) as scanner:
            return scanner.store.cues(self.id)

    def cue(self, id_: str) -> Cue:
        return next(cue for cue in self.cues() if cue.id == id_)


@pytest.fixture(scope="module")
def served(
    serve: Callable[[Settings], Served],
    kept_season: SmallSeason,
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Served, Path]:
    """A server of a copy of the small season, and its home."""
    home = tmp_path_factory.mktemp("corrected") / "home"
    shutil.copytree(kept_season.home, home)
    return serve(Settings(home)), home


@pytest.fixture
def first(served: tuple[Served, Path], kept_season: SmallSeason) -> Opened:
    """The first episode, as it was scanned: known, unknown and recurring music."""
    server, home = served
    kept_season.restore(home)
    return Opened(server, home, 1)


def known(opened: Opened) -> Cue:
    return next(cue for cue in opened.cues() if cue.is_known)


def told(page: Page, words: str) -> None:
    """What was done is said, for eyes and for readers."""
    expect(page.locator("#toasts")).to_contain_text(words)
    expect(page.locator("[data-live]")).to_contain_text(words)


def audio(page: Page, what: str) -> Any:
    """A property of what plays."""
    return page.evaluate(f"document.querySelector('#player audio').{what}")


def until(page: Page, is_so: Callable[[], bool]) -> None:
    """The page's policy lets no test wait inside of it."""
    for _ in range(300):
        if is_so():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it did not come to that")


def row(cue: Cue) -> str:
    return f'tr[data-cue="{cue.id}"]'


def fitted(page: Page, cue: Cue, edge: str) -> tuple[float, float]:
    """Chooses a cue and fills the picture with it; where an edge of it then is, in pixels."""
    page.locator(row(cue)).click()
    page.keyboard.press("f")
    # It is drawn with the next picture of the screen.
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    box = page.locator(f".tl-band.is-selected .tl-edge.{edge}").bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_cue_is_corrected_and_taken_back_by_keyboard_alone(first: Opened, visit: Visit) -> None:
    page = visit(first.address)
    before = known(first)
    page.locator(row(first.cues()[0])).focus()
    while page.locator('tr[aria-selected="true"]').get_attribute("data-cue") != before.id:
        page.keyboard.press("j")
    page.keyboard.press("]")
    page.keyboard.press("]")
    page.keyboard.press("}")
    told(page, f"Cue {before.id}: ")
    after = first.cue(before.id)
    assert after.start_s == pytest.approx(before.start_s + 0.2, abs=0.06)
    assert after.end_s == pytest.approx(before.end_s + 0.1, abs=0.06)
    page.keyboard.press("u")
    told(page, "Undone")
    assert first.cue(before.id) == before


def test_an_edge_is_dragged(first: Opened, visit: Visit) -> None:
    page = visit(first.address)
    before = known(first)
    middle = fitted(page, before, "end")
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0] - 60, middle[1], steps=6)
    expect(page.locator("[data-tip]")).to_be_visible()
    page.mouse.up()
    told(page, f"Cue {before.id}: end")
    after = first.cue(before.id)
    assert after.end_s < before.end_s - 0.3
    assert after.start_s == before.start_s
    page.locator("#toasts").get_by_role("button", name="Undo").click()
    told(page, "Undone")
    assert first.cue(before.id).end_s == before.end_s


def test_escape_lets_an_edge_go_back(first: Opened, visit: Visit) -> None:
    page = visit(first.address)
    before = known(first)
    x, y = fitted(page, before, "start")
    start = page.get_by_label("Start", exact=True)
    was = start.input_value()
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 50, y, steps=4)
    expect(start).not_to_have_value(was)
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(start).to_have_value(was)
    assert first.cue(before.id) == before


def test_a_cue_is_rejected_and_accepted(first: Opened, visit: Visit) -> None:
    page = visit(first.address)
    cue = known(first)
    page.locator(row(cue)).click()
    page.keyboard.press("x")
    told(page, f"Cue {cue.id} rejected")
    expect(page.locator(row(cue))).to_contain_text("Rejected")
    assert first.cue(cue.id).rejected
    page.keyboard.press("x")
    told(page, f"Cue {cue.id} accepted")
    assert not first.cue(cue.id).rejected


def test_enter_accepts_and_goes_on_to_the_next_cue(first: Opened, visit: Visit) -> None:
    page = visit(first.address)
    one, other = first.cues()[:2]
    page.locator(row(one)).click()
    page.keyboard.press("Enter")
    told(page, f"Cue {one.id} accepted")
    expect(page.locator(row(other))).to_have_attribute("aria-selected", "true")
    expect(page.locator(row(one))).to_contain_text("A person’s word")
    assert "rejected" in first.cue(one.id).set_by_person


def test_another_song_is_chosen(first: Opened, visit: Visit) -> None:
    page = visit(first.address)
    cue = known(first)
    title = page.locator(row(cue)).get_attribute("data-title")
    other = "two" if title == "one" else "one"
    page.locator(row(cue)).click()
    page.keyboard.press("o")
    page.get_by_role("dialog").get_by_role("searchbox").fill(other)
    page.get_by_role("dialog").get_by_role("button", name=other, exact=True).click()
    told(page, f"Cue {cue.id}: {other}")
    expect(page.locator(row(cue))).to_contain_text(other)
    assert first.cue(cue.id).recording not in (None, cue.recording)


def test_an_unknown_is_named_where_it_sounds(first: Opened, visit: Visit) -> None:
    page = visit(first.address)
    cue = next(cue for cue in first.cues() if cue.unknown is not None)
    page.locator(row(cue)).click()
    page.keyboard.press("n")
    page.keyboard.type("the sad piano")
    page.keyboard.press("Enter")
    told(page, "the sad piano")
    named = page.locator("tr[data-cue]").filter(has_text="the sad piano")
    assert named.count() == sum(each.unknown == cue.unknown for each in first.cues())


def test_a_start_is_set_from_where_one_listens(first: Opened, visit: Visit) -> None:
    page = visit(first.address)
    cue = known(first)
    page.locator(row(cue)).click()
    slider = page.get_by_role("slider", name="Position in the episode")
    slider.focus()
    for _ in range(int(cue.start_s // 5) + 1):
        page.keyboard.press("ArrowRight")
    at_s = 5.0 * (int(cue.start_s // 5) + 1)
    assert float(slider.get_attribute("aria-valuenow") or "") == at_s
    page.get_by_role("button", name="Start here").click()
    told(page, f"Cue {cue.id}: start")
    assert first.cue(cue.id).start_s == at_s


def test_a_cue_is_added_and_its_times_are_typed(first: Opened, visit: Visit) -> None:
    page = visit(f"{first.address}#t=32")
    held = {cue.id for cue in first.cues()}
    page.get_by_role("button", name="Add a cue here").click()
    expect(page.locator("#toasts")).to_contain_text("added")
    [new] = [cue for cue in first.cues() if cue.id not in held]
    assert new.start_s == 32.0
    expect(page.locator(row(new))).to_have_attribute("aria-selected", "true")
    end = page.get_by_label("End", exact=True)
    end.fill("no time")
    end.press("Tab")
    expect(page.locator("#toasts")).to_contain_text("12:03.5")
    end.fill("0:35.5")
    end.press("Tab")
    told(page, f"Cue {new.id}: end 0:35.5")
    assert first.cue(new.id).end_s == 35.5


def test_what_somebody_else_has_changed_meanwhile_is_not_overwritten(
    first: Opened, visit: Visit
) -> None:
    page = visit(first.address, refusals=(409,))
    cue = known(first)
    page.locator(row(cue)).click()
    page.evaluate(
        """async ([episode, cue]) => {
            const line = document.querySelector(`tr[data-cue="${cue}"]`);
            const told = JSON.parse(line.dataset.line);
            line.dataset.line = JSON.stringify({ ...told, revision: "of-before" });
        }""",
        [first.id, cue.id],
    )
    page.keyboard.press("x")
    told(page, "Somebody else changed this meanwhile")
    assert not first.cue(cue.id).rejected
    page.keyboard.press("x")
    told(page, f"Cue {cue.id} rejected")


def test_a_change_from_elsewhere_is_shown(first: Opened, visit: Visit) -> None:
    one, other = visit(first.address), visit(first.address)
    cue = known(first)
    one.locator(row(cue)).click()
    one.keyboard.press("x")
    told(one, "rejected")
    expect(other.locator(row(cue))).to_contain_text("Rejected")
    told(other, "Somebody else has changed this episode")


def test_a_cue_plays_to_its_end_and_space_pauses(first: Opened, visit: Visit) -> None:
    page = visit(first.address)
    cue = known(first)
    page.locator(row(cue)).click()
    page.keyboard.press("p")
    player = page.get_by_role("region", name="Player")
    expect(player).to_be_visible()
    until(page, lambda: audio(page, "currentTime") > cue.start_s + 0.3)
    page.keyboard.press("Space")
    assert audio(page, "paused")
    at_s = audio(page, "currentTime")
    assert cue.start_s <= at_s < cue.end_s
    page.evaluate(
        "(at) => { document.querySelector('#player audio').currentTime = at; }", cue.end_s - 0.6
    )
    expect(page.locator("[data-now]")).to_have_text(f"0:{cue.end_s - 0.6:04.1f}")
    page.keyboard.press("Space")
    until(page, lambda: bool(audio(page, "paused")) and audio(page, "currentTime") > at_s + 1)
    ended_s = audio(page, "currentTime")
    assert ended_s == pytest.approx(cue.end_s, abs=0.3)


def test_the_recording_is_played_at_the_same_place_to_compare(first: Opened, visit: Visit) -> None:
    page = visit(first.address)
    cue = known(first)
    page.locator(row(cue)).click()
    page.keyboard.press("c")
    until(page, lambda: "/recordings/" in audio(page, "src") and audio(page, "currentTime") > 0)
    at_s = audio(page, "currentTime")
    assert at_s == pytest.approx(cue.parts[0].offset_s, abs=2.0)
    page.keyboard.press("c")
    until(page, lambda: "/episodes/" in audio(page, "src"))


def test_a_link_opens_at_its_second(first: Opened, visit: Visit) -> None:
    cue = known(first)
    page = visit(f"{first.address}#t={cue.start_s + 1:.1f}")
    expect(page.locator(row(cue))).to_have_attribute("aria-selected", "true")
    slider = page.get_by_role("slider", name="Position in the episode")
    assert float(slider.get_attribute("aria-valuenow") or "") == pytest.approx(
        cue.start_s + 1, abs=0.1
    )
    expect(page.locator(".tl-window")).to_be_visible()


def test_what_an_episode_is_can_be_said(first: Opened, visit: Visit) -> None:
    page = visit(first.address)
    page.get_by_role("button", name="About this episode").click()
    page.get_by_label("Reviewed by").fill("Jieun")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("[data-standing]")).to_contain_text("Reviewed by Jieun")


def test_a_sheet_is_exported_in_a_format_and_language(first: Opened, visit: Visit) -> None:
    page = visit(first.address)
    page.get_by_text("Export", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("link", name="csv in 한국어").click()
    told = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert "음악" in told.splitlines()[0] or "제목" in told


@pytest.mark.parametrize("locale", ["ko-KR", "en-US"])
def test_a_phone_shows_all_of_it_without_scrolling_sideways(
    first: Opened, visit: Visit, locale: str
) -> None:
    page = visit(first.address, locale=locale, width=360)
    expect(page.locator(".tl-band").first).to_be_visible()
    page.locator("tr[data-cue]").nth(1).click()
    wide = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wide <= 0


def test_the_page_of_an_episode_says_nothing_to_readers_twice(first: Opened, visit: Visit) -> None:
    page = visit(first.address)
    expect(page.locator("[data-view]")).to_have_attribute("aria-hidden", "true")
    assert page.get_by_role("grid").get_by_role("row").count() == len(first.cues()) + 1
    assert page.locator("tbody tr[tabindex='0']").count() == 1
