"""Below a path of another server: the configuration that we publish, in a real nginx."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
import uvicorn
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from onara.web import Settings, create_app

ROOT = Path(__file__).parent.parent.parent
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
PASSWORD = "three hills at dusk"
NAME = "home.example.org"
STARTS_IN_S = 60
AROUND = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{ listen 127.0.0.1:{port}; {location} }}
}}
"""


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for(port: int) -> None:
    until = time.monotonic() + STARTS_IN_S
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            assert time.monotonic() < until
            time.sleep(0.05)


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a server with a password that a proxy shows at /onara."""
    home = tmp_path_factory.mktemp("proxied")
    app = create_app(Settings(home, "/onara", names=(NAME,), proxies=("127.0.0.1",)))
    app.state.opened.access.set_password(PASSWORD)
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning", proxy_headers=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + STARTS_IN_S
    while not server.started:
        assert time.monotonic() < until
        time.sleep(0.02)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    thread.join(STARTS_IN_S)


@pytest.fixture(scope="module", params=["keeps its part of the path", "cuts it off"])
def proxy(
    request: pytest.FixtureRequest, behind: int, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[httpx2.Client]:
    """A browser before an nginx with the configuration of ``deploy/``."""
    if NGINX is None:
        assert os.environ.get("CI") != "true", "CI needs nginx"
        pytest.skip("no nginx here; on Debian: apt install nginx-light")
    folder, port = tmp_path_factory.mktemp("nginx"), free_port()
    location = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    end = "/" if request.param == "cuts it off" else ""
    location, count = re.subn(
        r"http://127\.0\.0\.1:4949;", f"http://127.0.0.1:{behind}{end};", location
    )
    assert count == 1
    config = folder / "nginx.conf"
    config.write_text(AROUND.format(folder=folder, port=port, location=location), encoding="utf-8")
    started = subprocess.Popen([NGINX, "-c", str(config), "-e", str(folder / "start.log")])
    try:
        wait_for(port)
        # At an address of its own, since that of the proxy is believed; guesses are counted by it.
        number = 2 if end else 3
        elsewhere = httpx2.HTTPTransport(local_address=f"127.0.0.{number}")
        with httpx2.Client(
            base_url=f"http://127.0.0.1:{port}",
            headers={"Host": NAME},
            transport=elsewhere,
            timeout=STARTS_IN_S,
        ) as client:
            yield client
    finally:
        started.terminate()
        started.wait(STARTS_IN_S)


def of_our_page(form: str) -> dict[str, str]:
    """The headers that a script of the log-in page sends."""
    token = re.findall(r'<meta name="csrf" content="(.*?)">', form)[0]
    return {"Origin": f"http://{NAME}", "Sec-Fetch-Site": "same-origin", "X-CSRF-Token": token}


def test_a_page_behind_a_proxy_is_whole_and_opens_after_the_log_in(proxy: httpx2.Client) -> None:
    page = proxy.get("/onara/settings", headers={"Accept": "text/html"})
    assert (page.status_code, page.headers["location"]) == (303, "/onara/login?next=/settings")
    form = proxy.get("/onara/login", headers={"Accept": "text/html"}).text
    linked = re.findall(r'(?:src|href)="([^"#]+)"', form)
    assert len(linked) > 3
    for address in linked:
        assert address.startswith("/onara/"), address
        if address.startswith("/onara/static/"):
            assert proxy.get(address).status_code == 200, address
    opened = proxy.post(
        "/onara/api/v1/session", json={"password": PASSWORD}, headers=of_our_page(form)
    )
    assert opened.status_code == 201
    cookie = opened.headers["set-cookie"].partition(";")[0]
    shown = proxy.get("/onara/settings", headers={"Accept": "text/html", "Cookie": cookie})
    assert shown.status_code == 200
    assert opened.json()["csrf"] in shown.text


def test_whoever_guesses_through_a_proxy_is_counted_by_their_own_address(
    proxy: httpx2.Client,
) -> None:
    wrong = {"password": "not it"}
    path = "/onara/api/v1/session"
    # nginx adds its own word behind this one, so it counts for nothing.
    proxy.cookies.clear()
    ours = of_our_page(proxy.get("/onara/login", headers={"Accept": "text/html"}).text)
    forged = [ours | {"X-Forwarded-For": f"203.0.113.{number}"} for number in range(12)]
    codes = [proxy.post(path, json=wrong, headers=each).status_code for each in forged]
    assert 429 in codes  # and again a 403 where the machine is so slow that a try has come back


def test_a_websocket_goes_through_and_asks_who_it_is(proxy: httpx2.Client) -> None:
    address = f"ws://127.0.0.1:{proxy.base_url.port}/onara/api/v1/listen"

    async def ask() -> int:
        try:
            async with connect(address, additional_headers={"Origin": f"http://{NAME}"}):
                return 101
        except InvalidStatus as refused:
            return int(refused.response.status_code)

    assert asyncio.run(ask()) == 403
