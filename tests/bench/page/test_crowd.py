from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator

import pytest

from bench.page.client import Told, Visitor
from bench.page.crowd import crowd
from bench.page.walk import times


class Answering(http.server.BaseHTTPRequestHandler):
    """Answers one question in three with an error."""

    protocol_version = "HTTP/1.1"
    asked = 0

    def do_GET(self) -> None:
        type(self).asked += 1
        self.send_response(500 if "bad" in self.path else 200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def port() -> Iterator[int]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_crowd_asks_at_once_and_its_errors_are_counted(port: int) -> None:
    good = crowd(port, people=4, seconds=0.3, questions=["one", "two"], seed=1)
    assert good.count >= 4
    assert good.errors == 0
    assert crowd(port, people=2, seconds=0.1, questions=["bad"], seed=1).errors >= 2


def test_a_server_that_is_not_there_is_an_error() -> None:
    with Visitor(1) as visitor:
        assert visitor.get("/").status == 0


def test_the_95th_percentile_is_that_of_nearest_rank() -> None:
    told = times("pages", [Told(200, float(ms)) for ms in range(1, 101)])
    assert (told.median_ms, told.p95_ms, told.worst_ms, told.errors) == (50.0, 95.0, 100.0, 0)
