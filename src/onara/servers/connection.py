"""HTTP to one server: what is asked, in bounded time and memory, and every failure as a sentence.

With `onara.imports.fetch` the only place of Onara that uses the network: both only when a person
asks for it.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from typing import Any

from onara.servers.problem import ServerError

TIMEOUT_S = 30.0
LARGEST = 32 << 20
"""Bytes of an answer; 500 songs with all that OpenSubsonic tells of them have less than one MB."""
_AT_ONCE = 1 << 18
Pairs = Sequence[tuple[str, str]]


class Status(ServerError):
    """The server answered with an HTTP status that is none of success; ``body`` came with it."""

    def __init__(self, sentence: str, status: int, body: bytes) -> None:
        super().__init__(sentence)
        self.status, self.body = status, body


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """A password is for the server that a person named, not for where that one points to."""

    def redirect_request(self, *_: Any) -> None:
        return None


class Connection:
    """Asks the server at an address.  ``timeout_s``: without a byte for so long, it is given up."""

    def __init__(self, address: str, *, timeout_s: float = TIMEOUT_S) -> None:
        self.address = address
        self._timeout_s = timeout_s
        self._opener = urllib.request.build_opener(_NoRedirects)

    def read(self, call: str, pairs: Pairs, *, post: bool = False) -> bytes:
        """The whole answer of a call below ``/rest``.  Raises `ServerError`."""
        with self.open(call, pairs, post=post) as answer:
            data = self.part(answer, LARGEST + 1)
        if len(data) > LARGEST:
            raise ServerError(f"{self.address}: the answer has more than {LARGEST >> 20} MB")
        return data

    @contextmanager
    def open(
        self, call: str, pairs: Pairs, *, post: bool = False
    ) -> Iterator[http.client.HTTPResponse]:
        """An answer that is still to be read, with `part`.  Raises `ServerError`."""
        with self._sentences():
            answer = self._opener.open(self._request(call, pairs, post), timeout=self._timeout_s)
        # What goes wrong while it is read is none of the caller's own errors.
        with answer:
            yield answer

    def part(self, answer: http.client.HTTPResponse, size: int) -> bytes:
        """Up to ``size`` further bytes; fewer only at its end.  Raises `ServerError`."""
        parts, left = [], size
        with self._sentences():
            while left and (part := answer.read(min(left, _AT_ONCE))):
                parts.append(part)
                left -= len(part)
            if left and answer.length:
                raise http.client.IncompleteRead(b"", answer.length)
        return b"".join(parts)

    def _request(self, call: str, pairs: Pairs, post: bool) -> urllib.request.Request:
        asked = urllib.parse.urlencode(pairs)
        # Subsonic itself knows calls by ".view"; OpenSubsonic's servers know both.
        url = f"{self.address}/rest/{call}.view"
        headers = {"User-Agent": f"Onara/{version('onara')}", "Accept": "*/*"}
        if post:
            return urllib.request.Request(url, asked.encode(), headers)
        return urllib.request.Request(f"{url}?{asked}", headers=headers)

    @contextmanager
    def _sentences(self) -> Iterator[None]:
        try:
            yield
        except urllib.error.HTTPError as error:
            raise self._status(error) from None
        except urllib.error.URLError as error:
            raise ServerError(f"{self.address} {_why(error.reason)}") from None
        except (http.client.HTTPException, OSError, ValueError) as error:
            raise ServerError(f"{self.address} {_why(error)}") from None

    def _status(self, error: urllib.error.HTTPError) -> Status:
        try:
            body = error.read(LARGEST)
        except (OSError, http.client.HTTPException):
            body = b""
        status = error.code
        if 300 <= status < 400:
            there = "".join(filter(str.isprintable, error.headers.get("Location") or ""))
            there = there.partition("/rest/")[0].partition("?")[0]
            sentence = f"{self.address} sends on to {there[:100] or 'somewhere else'}"
            sentence += "; give the address to which it leads"
        elif status == 404:
            sentence = f"there is no music server at {self.address}: it answers that there is no "
            sentence += "/rest below it"
        elif status in (401, 403):
            sentence = f"{self.address} refuses before the music server is asked (HTTP {status})"
        else:
            sentence = f"{self.address} answered with the error HTTP {status}; try again later"
        return Status(sentence, status, body)


def _why(error: object) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"shows a certificate that this machine does not trust ({error.verify_message})"
    if isinstance(error, ssl.SSLError):
        return "does not speak HTTPS; is it http://?"
    if isinstance(error, TimeoutError):
        return "does not answer in time"
    if isinstance(error, socket.gaierror):
        return "cannot be found: no machine has this name"
    if isinstance(error, ConnectionRefusedError):
        return "cannot be reached: nothing listens there"
    if isinstance(error, http.client.IncompleteRead | ConnectionError):
        return "broke off its answer"
    if isinstance(error, http.client.HTTPException):
        return "does not answer as a web server does; is the port right?"
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be reached ({error.strerror.lower()})"
    return "cannot be reached"
