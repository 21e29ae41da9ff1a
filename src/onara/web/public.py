"""What anybody may see without a password or key, and what is asked how often."""

from __future__ import annotations

from typing import NamedTuple

from onara.access import Rate

PUBLIC = (
    *("/s/", "/pictures/preview/", "/pictures/cover/", "/api/v1/openapi.json"),
    *("/static/", "/manifest.webmanifest", "/sw.js", "/offline", "/favicon.ico", "/robots.txt"),
    *("/login", "/api/v1/session"),
)
"""Paths, and beginnings of paths where they end in a slash: pages that were shared, the log-in, and
the files of the page itself, which are the same for everybody."""
OWN_LOGIN = ("/rest/",)
"""Paths whose protocol has its own way of saying who asks (`onara.web.subsonic`)."""
WITHOUT_TOKEN = ("/share-target",)
"""What a phone hands in from another app: the system sends it, so it can bring no token along."""


class Limited(NamedTuple):
    """Requests (method and path) that one caller may make at a ``rate``, counted together.

    ``by_address`` counts by the address even of who has logged in; ``owner_is_free``: whoever sits
    at the machine itself is not counted, since the cores are theirs.
    """

    requests: frozenset[tuple[str, str]]
    rate: Rate
    by_address: bool = False
    owner_is_free: bool = False


LIMITS = (
    # A password is guessed six times, and then four times a minute.
    Limited(
        frozenset({("POST", "/api/v1/session"), ("PUT", "/api/v1/password")}),
        Rate(6, 1 / 15),
        by_address=True,
    ),
    # A clip costs a third of a second of two cores...
    Limited(
        frozenset(
            {("POST", "/api/v1/clips"), ("POST", "/share-target"), ("WEBSOCKET", "/api/v1/listen")}
        ),
        Rate(120, 2),
    ),
    # ...and a question a few milliseconds of one.
    Limited(
        frozenset({("GET", "/api/v1/find"), ("GET", "/api/v1/suggest"), ("GET", "/find")}),
        Rate(300, 50),
        owner_is_free=True,
    ),
)
UPLOADS = frozenset({("POST", "/api/v1/clips"), ("POST", "/share-target")})
"""Requests whose body may be as large as ``Settings.largest_upload``."""


def is_public(path: str) -> bool:
    """Whether anybody may ask for a path (without the part of a proxy).

    >>> is_public("/s/abc"), is_public("/login"), is_public("/logins"), is_public("/s")
    (True, True, False, False)
    """
    return is_one_of(path, PUBLIC)


def is_one_of(path: str, among: tuple[str, ...]) -> bool:
    """Whether a path is one of these, or lies below one that ends in a slash."""
    return any(path == each or (each.endswith("/") and path.startswith(each)) for each in among)
