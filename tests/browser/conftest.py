"""A real server and a real browser.

Chromium is the system's own (`tests/programs.sh` fetches it).  Each test gets a fresh profile, in
which a page that asks anything of another host fails the test.
"""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from onara.web import Settings, create_app
from onara.web.serving import ask_once

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"),
)
STARTS_IN_S = 60.0
PATIENCE_MS = 60_000
"""A busy machine of one core takes its time; what never comes fails all the same."""
expect.set_options(timeout=PATIENCE_MS)


class Served:
    """A server in a thread, at ``address``; `stop` ends it."""

    def __init__(self, settings: Settings) -> None:
        config = uvicorn.Config(
            create_app(settings), host="127.0.0.1", port=0, log_level="warning", lifespan="on"
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        until = time.monotonic() + STARTS_IN_S
        while not self._server.started:
            assert time.monotonic() < until, "the server did not start"
            time.sleep(0.02)
        self.port: int = self._server.servers[0].sockets[0].getsockname()[1]
        self.address = f"http://localhost:{self.port}{settings.base_path}"
        ask_once(self.address + "/")  # as `onara serve` does

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(STARTS_IN_S)


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Settings], Served]]:
    """Starts servers; all are stopped at the end."""
    running: list[Served] = []

    def start(settings: Settings) -> Served:
        running.append(Served(settings))
        return running[-1]

    yield start
    for each in running:
        each.stop()


@pytest.fixture(scope="session")
def server(serve: Callable[[Settings], Served], tmp_path_factory: pytest.TempPathFactory) -> Served:
    """A server of an empty home."""
    return serve(Settings(tmp_path_factory.mktemp("home")))


@pytest.fixture(scope="session")
def lively_server(serve: Callable[[Settings], Served], lively: Path) -> Served:
    """A server of a home with something in everything; to be looked at only."""
    return serve(Settings(lively))


@pytest.fixture(scope="session")
def launch() -> Iterator[Callable[..., Browser]]:
    """Starts browsers, each with more flags if wanted; all are closed at the end."""
    if CHROMIUM is None:
        assert os.environ.get("CI") != "true", "CI needs chromium"
        pytest.skip("no chromium here; on Debian: apt install chromium")
    with sync_playwright() as playwright:
        started: list[Browser] = []

        def start(*flags: str) -> Browser:
            made = playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, *flags])
            started.append(made)
            return made

        yield start
        for each in started:
            each.close()


@pytest.fixture(scope="session")
def browser(launch: Callable[..., Browser]) -> Browser:
    return launch()


def new_page(context: BrowserContext) -> Page:
    """A page whose file choosers are caught from the first on.

    Playwright catches them only while somebody listens, and one who begins to listen with the key
    that opens a chooser may be too late.
    """
    page = context.new_page()
    page.on("filechooser", lambda _: None)
    return page


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens an address in a fresh profile: ``visit(address, locale="ko-KR", width=390, ...)``.

    ``refusals`` are statuses of answers that the test brings about and that are no error of a page.

    At the end of the test it fails where a page logged an error or asked another host.
    """
    opened: list[BrowserContext] = []
    wrong: list[str] = []

    def open_(
        address: str,
        *,
        locale: str = "en-US",
        width: int = 1280,
        refusals: tuple[int, ...] = (),
        **more: Any,
    ) -> Page:
        context = browser.new_context(
            locale=locale, viewport={"width": width, "height": 800}, **more
        )
        context.set_default_timeout(PATIENCE_MS)
        opened.append(context)
        page = new_page(context)
        host = "/".join(address.split("/")[:3])

        def look(request: Any) -> None:
            if not request.url.startswith((host, host.replace("http", "ws", 1), "data:", "blob:")):
                wrong.append(f"asked {request.url}")

        page.on("request", look)
        page.on("pageerror", lambda error: wrong.append(str(error)))

        def hear(told: Any) -> None:
            expected = any(f"status of {status} " in told.text for status in refusals)
            if told.type == "error" and not expected:
                wrong.append(f"{told.text} {told.location.get('url')}")

        page.on("console", hear)
        page.goto(address)
        return page

    yield open_
    for context in opened:
        context.close()
    assert not wrong
