from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler

import pytest

from onara.servers import Client, Server, ServerError, connection
from onara.servers.connection import Connection
from tests.servers.standin import at_an_address


def greet(address: str, **more: float) -> None:
    server = Server("home", address, "mina", "secret")
    Client(server, Connection(address, **more)).greeting()


def answering(status: int, body: bytes, **headers: str) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    return Handler


@contextmanager
def saying(data: bytes, *, then_waits: bool = False) -> Iterator[str]:
    """Whatever listens at a port and says so to everybody."""
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.1)

        def serve() -> None:
            while not over.is_set():
                try:
                    asked, _ = listening.accept()
                except TimeoutError:
                    continue
                with asked:
                    asked.sendall(data)
                    if then_waits:
                        over.wait(20)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            over.set()
            thread.join()


PAGE = b"<!DOCTYPE html><html><body>Log in</body></html>"


@pytest.mark.parametrize(
    ("status", "body", "sentence"),
    [
        (200, PAGE, "no music server that speaks Subsonic: it answers with a web page"),
        (200, b'{"hello": 1}', "something else than the protocol has"),
        (200, b"", "something else than the protocol has"),
        (404, PAGE, "there is no music server at"),
        (401, b"", "refuses before the music server is asked"),
        (502, PAGE, "answered with the error HTTP 502"),
    ],
)
def test_what_is_no_music_server_is_one_sentence(status: int, body: bytes, sentence: str) -> None:
    with (
        at_an_address(answering(status, body)) as address,
        pytest.raises(ServerError, match=sentence) as raised,
    ):
        greet(address)
    assert "\n" not in str(raised.value)
    assert address in str(raised.value)


def test_an_error_of_the_protocol_may_come_with_one_of_http() -> None:
    body = b'{"subsonic-response": {"status": "failed", "error": {"code": 40, "message": "No"}}}'
    with (
        at_an_address(answering(401, body)) as address,
        pytest.raises(ServerError, match="does not let the user mina in: No"),
    ):
        greet(address)


def test_nobody_is_sent_on_with_a_password() -> None:
    there = "https://elsewhere.example.org/rest/ping.view?u=mina"
    with (
        at_an_address(answering(302, b"", Location=there)) as address,
        pytest.raises(ServerError, match=r"sends on to https://elsewhere.example.org; give"),
    ):
        greet(address)


def test_where_nothing_listens_is_one_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(ServerError, match="nothing listens there"):
        greet(f"http://127.0.0.1:{port}")


def test_a_name_that_nobody_has_is_one_sentence() -> None:
    with pytest.raises(ServerError, match=r"cannot be found|cannot be reached"):
        greet("http://no-such-server.invalid")


def test_another_protocol_at_the_port_is_one_sentence() -> None:
    with (
        saying(b"SSH-2.0-OpenSSH_9.2\r\n") as address,
        pytest.raises(ServerError, match=r"does not answer as a web server|broke off"),
    ):
        greet(address)
    with (
        saying(b"SSH-2.0-OpenSSH_9.2\r\n") as address,
        pytest.raises(ServerError, match=r"does not speak HTTPS|cannot be reached|broke off"),
    ):
        greet(address.replace("http:", "https:"))


def test_an_answer_that_breaks_off_is_one_sentence() -> None:
    with (
        saying(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{") as address,
        pytest.raises(ServerError, match="broke off its answer"),
    ):
        greet(address)


def test_a_server_that_does_not_answer_is_given_up() -> None:
    with (
        saying(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{", then_waits=True) as address,
        pytest.raises(ServerError, match="does not answer in time"),
    ):
        greet(address, timeout_s=0.3)


def test_an_answer_without_end_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "LARGEST", 1 << 20)
    with (
        at_an_address(answering(200, b"x" * (2 << 20))) as address,
        pytest.raises(ServerError, match="more than 1 MB"),
    ):
        Connection(address).read("ping", [])
