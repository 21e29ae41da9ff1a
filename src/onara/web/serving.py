"""From an application to a server: its sockets, the moment that it answers, and a clean end."""

from __future__ import annotations

import errno
import logging
import os
import re
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from html import unescape
from urllib.parse import urljoin
from urllib.request import ProxyHandler, build_opener

import uvicorn
from fastapi import FastAPI

from onara.access.hosts import EVERYWHERE, is_loopback
from onara.errors import OnaraError
from onara.web.settings import Settings

LARGEST_MESSAGE = 256 * 1024
"""Bytes of one message of a WebSocket: a second of the microphone is a fraction of that."""
ENDS_IN_S = 3
"""What is going on is given so long when the server is stopped."""
_BACKLOG = 512
_ONCE_S = 30
_COVERS = re.compile(r'src="([^"]*/pictures/cover/[^"]+)"')


class CannotListen(OnaraError):
    """The address or port is not to be had."""


def listening(settings: Settings) -> list[socket.socket]:
    """Sockets of the address and port that are set; raises `CannotListen`.

    ``localhost`` is both of its addresses, so that no browser waits for the other.
    """
    host, port = settings.host, settings.port
    try:
        found = [
            (family, address)
            for family, _, _, _, address in socket.getaddrinfo(
                host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
            )
        ]
    except OSError as error:
        raise CannotListen(f"{host} is no address of this machine: {error.strerror}") from None
    found.sort(key=lambda each: each[0] != socket.AF_INET)
    made: list[socket.socket] = []
    for family, address in found:
        taken = made[0].getsockname()[1] if made else port
        try:
            made.append(_bound(family, (address[0], taken, *address[2:]), alone=len(found) == 1))
        except OSError as error:
            if made:  # the machine has no IPv6, or somebody else has this port of it
                continue
            raise CannotListen(_why_not(host, port, error)) from None
    return made


def _bound(family: int, address: tuple[object, ...], *, alone: bool) -> socket.socket:
    # Only of a socket that says TCP does asyncio switch Nagle's delay off, which would hold back
    # the body of each answer for the 40 ms after which the other side acknowledges its head.
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":  # elsewhere it would let two servers share the port
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0 if alone else 1)
        made.bind(address)
        made.listen(_BACKLOG)
    except OSError:
        made.close()
        raise
    return made


def _why_not(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"port {port} is taken, perhaps by another onara: choose another one with --port, "
            "or any that is free with --port 0"
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"port {port} may not be used by you; choose one above 1023 with --port"
    return f"{host} is no address of this machine; see --host"


def address_of(settings: Settings, port: int) -> str:
    """Where a person opens the server, as a whole address."""
    is_here = is_loopback(settings.host) or settings.host in EVERYWHERE
    host = "localhost" if is_here else settings.host
    return f"http://{f'[{host}]' if ':' in host else host}:{port}{settings.base_path}/"


def ask_once(address: str) -> None:
    """Ask a server for its first page and the pictures on it, so that no person waits for what is
    made only once.  ``address`` is `address_of` its own."""
    ask = build_opener(ProxyHandler({})).open
    with suppress(OSError):
        with ask(address, timeout=_ONCE_S) as answer:
            page = answer.read().decode()
        for path in dict.fromkeys(_COVERS.findall(page)):
            ask(urljoin(address, unescape(path)), timeout=_ONCE_S).close()


class _Server(uvicorn.Server):
    """Says when it answers, and tells what streams that it ends."""

    def __init__(self, app: FastAPI, when_ready: Callable[[], None]) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                log_level="error",
                access_log=False,
                proxy_headers=False,  # `onara.web.security` reads them, of proxies that are known
                server_header=False,
                ws_max_size=LARGEST_MESSAGE,
                timeout_graceful_shutdown=ENDS_IN_S,
                backlog=_BACKLOG,
            )
        )
        self._app, self._when_ready = app, when_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._when_ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._app.state.opened.stopping.set()
        # Who stops it is not told of what was still going on and is cut off.
        logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
        await super().shutdown(sockets)


def serve(app: FastAPI, sockets: Sequence[socket.socket], when_ready: Callable[[], None]) -> None:
    """Serve until somebody stops it (Ctrl-C, SIGTERM)."""
    with suppress(KeyboardInterrupt):
        _Server(app, when_ready).run(list(sockets))
