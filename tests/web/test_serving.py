from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from onara.web import Settings
from onara.web.serving import ask_once, listening

PAGE = '<img src="/pictures/cover/song/a.svg?shape=poster&amp;v=1"><img src="/logo.svg">'


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """A server that notes what it is asked for, and its address."""
    seen: list[str] = []

    class Noting(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(PAGE.encode())

        def log_message(self, format: str, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Noting) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", seen
        server.shutdown()


def test_the_body_of_an_answer_does_not_wait_for_the_head_to_be_acknowledged(
    tmp_path: Path,
) -> None:
    sockets = listening(Settings(tmp_path, port=0))
    try:
        assert sockets
        # What asyncio looks at before it switches the delay off.
        assert all(each.proto == socket.IPPROTO_TCP for each in sockets)
    finally:
        for each in sockets:
            each.close()


def test_the_first_page_and_its_covers_are_asked_for_once(asked: tuple[str, list[str]]) -> None:
    address, seen = asked
    ask_once(address)
    assert seen == ["/", "/pictures/cover/song/a.svg?shape=poster&v=1"]


def test_a_server_that_is_gone_is_asked_without_a_word() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    ask_once(f"http://127.0.0.1:{port}/")
