"""Addresses of pages, in one place: templates, scripts and share links all take them from here."""

from __future__ import annotations

from urllib.parse import quote

THINGS = (
    *("drama", "song", "artist", "person", "soundtrack", "release", "work", "recording"),
    *("character", "list", "other"),
)
"""Kinds of the catalogue's nodes, each with pages below a path of its name."""


def thing(kind: str, id_: str) -> str:
    """The page of a thing of the catalogue, or of an imported record.

    >>> thing("song", "itaewon-class/sweet-night")
    '/song/itaewon-class/sweet-night'
    """
    return f"/{quote(kind)}/{quote(id_, safe='/')}"


def mood(name: str) -> str:
    """The page of a mood."""
    return f"/mood/{quote(name, safe='')}"


def owned(recording: str) -> str:
    """The page of a recording that the owner has."""
    return f"/music/{quote(recording, safe='')}"


def episode(id_: str, second: float | None = None) -> str:
    """The page of a scanned episode, at a second of it."""
    at = f"#t={second:.1f}" if second is not None else ""
    return f"/episodes/{quote(id_, safe='')}{at}"


def unknown(number: int | str) -> str:
    """The page of a recurring piece that nobody has named."""
    return f"/unknown/{number}"


def clip(id_: str) -> str:
    """The page of the answer to a clip."""
    return f"/hear/{quote(id_, safe='')}"


def own_list(name: str) -> str:
    """The page of an own list."""
    return f"/lists/{quote(name, safe='')}"


def preview(kind: str, id_: str) -> str:
    """The picture that stands for a page elsewhere."""
    return f"/pictures/preview/{quote(kind)}/{quote(id_, safe='/')}.png"


def preview_of(page: str) -> str:
    """The picture that stands for a page of this server elsewhere, by the page's path.

    >>> preview_of("/song/signal/blooming"), preview_of("/lists/mine")
    ('/pictures/preview/song/signal/blooming.png', '/pictures/preview/site.png')
    """
    kind, _, id_ = page.strip("/").partition("/")
    known = kind in THINGS and id_ and ":" not in id_
    return preview(kind, id_) if known else "/pictures/preview/site.png"


def shared(token: str) -> str:
    """The public page of something that was shared."""
    return f"/s/{quote(token, safe='')}"


def cover(kind: str, id_: str, *, shape: str = "square", version: str = "") -> str:
    """The picture of a thing's cover; with a version, browsers may keep it for ever.

    >>> cover("drama", "signal", shape="poster")
    '/pictures/cover/drama/signal.svg?shape=poster'
    """
    asked = [f"shape={shape}"] if shape != "square" else []
    asked += [f"v={version}"] if version else []
    tail = f"?{'&'.join(asked)}" if asked else ""
    return f"/pictures/cover/{quote(kind)}/{quote(id_, safe='/')}.svg{tail}"


def audio_of(recording: str) -> str:
    """Where an owned recording is played from."""
    return f"/api/v1/recordings/{quote(recording, safe='')}/audio"
