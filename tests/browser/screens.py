"""`python -m tests.browser.screens [FOLDER]`: pictures of every main page, to be looked at.

Each page in both languages and themes, on a phone and on a wide screen, in ``FOLDER`` (default
``screens``); with ``--docs`` the few that the guide shows, in ``docs/pictures``.
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from onara.demo import render
from onara.web import Settings
from tests.browser.conftest import CHROMIUM, FLAGS, Served
from tests.browser.places import PLACES, places_of
from tests.lively import make_lively

DOCS = Path(__file__).parents[2] / "docs" / "pictures"
PHONE, WIDE = 390, 1280
HEIGHTS = {PHONE: 844, WIDE: 800}
_COLOURS = 128
_LONGEST = 3000
"""Pixels of a page that a picture shows at most: a list of a thousand songs tells no more."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture of a place."""

    place: str
    locale: str = "en-US"
    theme: str = "light"
    width: int = WIDE

    @property
    def name(self) -> str:
        size = "phone" if self.width == PHONE else "wide"
        return f"{self.place}-{self.locale[:2]}-{self.theme}-{size}"


IN_DOCS = {
    "front": Shot("front"),
    "front-phone": Shot("front", "ko-KR", "dark", PHONE),
    "find": Shot("find", "ko-KR"),
    "drama": Shot("drama"),
    "family": Shot("family", "ko-KR"),
    "lane": Shot("lane", "en-US", "dark"),
    "map": Shot("map"),
    "episode": Shot("episode"),
    "season": Shot("season", "ko-KR"),
    "episode-phone": Shot("episode", "ko-KR", "dark", PHONE),
    "list": Shot("list"),
    "settings": Shot("settings", "ko-KR"),
}
"""The pictures of the guide, by the names of their files."""


def every_shot() -> Iterator[Shot]:
    """Every place in every way."""
    for place in PLACES:
        for locale in ("ko-KR", "en-US"):
            for theme in ("light", "dark"):
                for width in (PHONE, WIDE):
                    yield Shot(place, locale, theme, width)


def take(browser: Browser, server: Served, shot: Shot, *, whole: bool) -> bytes:
    """A picture as PNG: of the ``whole`` page, or of what is seen first."""
    context = browser.new_context(
        locale=shot.locale,
        color_scheme="dark" if shot.theme == "dark" else "light",
        viewport={"width": shot.width, "height": HEIGHTS[shot.width]},
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(server.address + places_of(server)[shot.place])
    _settled(page)
    height = min(_LONGEST, page.evaluate("document.documentElement.scrollHeight"))
    if whole:
        page.set_viewport_size({"width": shot.width, "height": max(height, HEIGHTS[shot.width])})
        _settled(page)
    drawn = page.screenshot()
    context.close()
    return drawn


def _settled(page: Page) -> None:
    """Wait for the fonts and pictures that are in sight."""
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready.then(() => true)")


def _small(drawn: bytes) -> bytes:
    """The same picture in few colours."""
    made = io.BytesIO()
    picture = Image.open(io.BytesIO(drawn)).convert("RGB")
    picture.quantize(_COLOURS, dither=Image.Dither.NONE).save(made, "PNG", optimize=True)
    return made.getvalue()


def main(line: Sequence[str]) -> int:
    """Exit status: 0, or 1 where there is no browser."""
    parser = argparse.ArgumentParser(prog="python -m tests.browser.screens", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("screens"))
    parser.add_argument("--docs", action="store_true", help="only those of the guide")
    parser.add_argument("--only", metavar="PLACE", help="only this page")
    chosen = parser.parse_args(line)
    if CHROMIUM is None:
        print("no chromium here; on Debian: apt install chromium", file=sys.stderr)
        return 1
    shots = IN_DOCS if chosen.docs else {each.name: each for each in every_shot()}
    folder: Path = DOCS if chosen.docs else chosen.folder
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as held, sync_playwright() as playwright:
        home = Path(held) / "home"
        make_lively(home, render(Path(held) / "demo"))
        server = Served(Settings(home))
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        for name, shot in shots.items():
            if chosen.only in (None, shot.place):
                drawn = take(browser, server, shot, whole=not chosen.docs)
                (folder / f"{name}.png").write_bytes(_small(drawn))
        browser.close()
        server.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
