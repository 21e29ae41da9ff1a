"""Where a music server is, as a person writes it and as it is asked."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit, urlunsplit

from onara.servers.problem import ServerError

_LONGEST = 500


def base_address(typed: str) -> str:
    """The address below which ``/rest`` lies, without a stroke at its end.

    >>> base_address("https://music.example.org/navidrome/rest/")
    'https://music.example.org/navidrome'

    Raises `ServerError` where it is no web address, or has a name and password in it.
    """
    text = typed.strip()
    try:
        parts = urlsplit(text)
        port, host = parts.port, parts.hostname
    except ValueError:
        parts = urlsplit("")
        port = host = None
    is_printable = text.isprintable() and " " not in text and len(text) <= _LONGEST
    if parts.scheme not in ("http", "https") or not host or port == 0 or not is_printable:
        raise ServerError(
            f"“{_short(text)}” is no address of a server; it is written like "
            "https://music.example.org or http://192.168.1.5:4533"
        )
    if parts.username is not None or parts.password is not None:
        raise ServerError("give the user with --user, and no password in the address")
    path = parts.path.rstrip("/").removesuffix("/rest").rstrip("/")
    return urlunsplit((parts.scheme, parts.netloc, path, "", ""))


def is_open_to_listeners(address: str) -> bool:
    """Whether what is sent there can be read on the way: unencrypted, and not to this machine."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    try:
        is_here = ipaddress.ip_address(host).is_loopback
    except ValueError:
        is_here = host == "localhost" or host.endswith(".localhost")
    return parts.scheme == "http" and not is_here


def _short(text: str) -> str:
    return "".join(filter(str.isprintable, " ".join(text.split())))[:60]
