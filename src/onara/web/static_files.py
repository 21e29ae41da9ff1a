"""Scripts, styles, fonts and drawings: kept in memory, and by browsers for ever.

The version of all files together is a part of each address, `/static/VERSION/js/page.js`, so that
what a file names by its place beside itself (a script's imports, a style's fonts) is kept as long.
Addresses without it answer too, and are asked for again each time.
"""

from __future__ import annotations

import gzip
import mimetypes
import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from markupsafe import Markup, escape
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

STATIC = Path(str(files("onara.web"))) / "static"
_BELOW = "/static/"
_FOR_EVER = "public, max-age=31536000, immutable"
_WORTH_PACKING = 1000
_IMPORT = re.compile(r"""(?:from|import)\s+["']\./([\w-]+\.js)["']""")
_TYPES = {".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}


@dataclass(frozen=True, slots=True)
class _File:
    media_type: str
    body: bytes
    packed: bytes | None


@cache
def _names() -> frozenset[str]:
    return frozenset(str(path.relative_to(STATIC)) for path in STATIC.rglob("*") if path.is_file())


@cache
def version() -> str:
    """A short sign of what is in all static files."""
    sign = sha256()
    for name in sorted(_names()):
        sign.update(name.encode() + b"\0" + sha256((STATIC / name).read_bytes()).digest())
    return sign.hexdigest()[:12]


def address(base: str, name: str) -> str:
    """The address of a static file as it is now, which browsers may keep for ever."""
    if name not in _names():
        raise FileNotFoundError(STATIC / name)
    return f"{base}/static/{version()}/{name}"


@cache
def imports(name: str) -> tuple[str, ...]:
    """The scripts that a script needs, and those that they need, each once."""
    found: dict[str, None] = {}
    waiting = [name]
    while waiting:
        source = (STATIC / waiting.pop()).read_text(encoding="utf-8")
        new = [f"js/{each}" for each in _IMPORT.findall(source) if f"js/{each}" not in found]
        found |= dict.fromkeys(new)
        waiting += new
    return tuple(sorted(found))


@cache
def module(base: str, name: str) -> Markup:
    """The tags for a script; what it imports is asked for with it, not after it."""
    ahead = [
        f'<link rel="modulepreload" href="{escape(address(base, each))}">' for each in imports(name)
    ]
    script = f'<script type="module" src="{escape(address(base, name))}"></script>'
    return Markup("\n".join([*ahead, script]))


@cache
def _file(name: str) -> _File:
    path = STATIC / name
    body = path.read_bytes()
    media_type = _TYPES.get(path.suffix) or mimetypes.guess_type(name)[0] or "text/plain"
    is_text = media_type.startswith("text/") or media_type == "image/svg+xml"
    packed = gzip.compress(body, mtime=0) if is_text and len(body) > _WORTH_PACKING else None
    return _File(f"{media_type}; charset=utf-8" if is_text else media_type, body, packed)


class StaticFiles:
    """An application with the static files below ``/static/`` in front of it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "").removeprefix(scope.get("root_path", ""))
        if scope["type"] == "http" and path.startswith(_BELOW):
            await _answer(scope["method"], path.removeprefix(_BELOW), Headers(scope=scope))(
                scope, receive, send
            )
        else:
            await self._app(scope, receive, send)


def _answer(method: str, path: str, asked: Headers) -> Response:
    name = path.removeprefix(f"{version()}/")
    if method not in ("GET", "HEAD"):
        return PlainTextResponse("Method not allowed", 405, {"Allow": "GET, HEAD"})
    if name not in _names():
        return PlainTextResponse("Not found", 404)
    file = _file(name)
    sign = f'"{version()}"'
    headers = {
        "Cache-Control": _FOR_EVER if name != path else "no-cache",
        "ETag": sign,
        "Vary": "Accept-Encoding",
    }
    if sign in asked.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    body = file.body
    if file.packed is not None and "gzip" in asked.get("accept-encoding", ""):
        body, headers["Content-Encoding"] = file.packed, "gzip"
    return Response(
        b"" if method == "HEAD" else body,
        headers=headers | {"Content-Length": str(len(body)), "Content-Type": file.media_type},
    )
