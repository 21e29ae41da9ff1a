"""Templates to pages: what every template may call, and nothing else.

A template has ``visitor`` and ``request``, the functions ``t`` (a text of `onara.wording`), ``url``
(a path of this server, below whatever proxy), ``static`` (a file that browsers keep), ``module``
(a script with what it imports), ``cover``
(the picture of a thing) and the macro file ``macros.html``.  No template has inline scripts or
styles: the page's policy forbids them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from onara.clock import clock
from onara.web import paths
from onara.web.caller import caller_of
from onara.web.static_files import STATIC, address, module
from onara.web.visitor import LAYERS, THEMES, language_tag, visitor_of
from onara.wording import LANGUAGES, Language, bundled

FOLDER = Path(str(files("onara.web")))


@cache
def environment() -> Environment:
    """The templates; what is missing in one is an error, not a gap."""
    made = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {"languages": LANGUAGES, "layers": LAYERS, "themes": THEMES}
    made.globals |= {"icon": icon, "paths": paths}
    made.filters["clock"] = clock
    made.filters["lang"] = language_tag
    made.filters["path"] = lambda text: quote(str(text), safe="/")
    return made


@cache
def icon(name: str) -> Markup:
    """A drawing of ``static/icons`` that takes the colour of the text; hidden from readers."""
    drawn = (STATIC / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return Markup(drawn.replace("<svg", '<svg aria-hidden="true" focusable="false"', 1))


@cache
def _texts(area: str, language: Language) -> dict[str, str]:
    """The texts of an area for a script."""
    return bundled().area(area, language)


def base_of(request: Request) -> str:
    """The path below which this server is shown, "" at the root."""
    return str(request.scope.get("root_path", "")).rstrip("/")


def absolute(request: Request, path: str) -> str:
    """An address of this server as others write it, by the name that it was asked under."""
    return f"{request.url.scheme}://{request.url.netloc}{base_of(request)}{path}"


def render(
    request: Request, template: str, values: Mapping[str, Any] | None = None, *, status: int = 200
) -> HTMLResponse:
    """A page of a template; ``values`` are what it shows."""
    visitor, base, caller = visitor_of(request), base_of(request), caller_of(request)

    @cache
    def version() -> str:
        return str(request.app.state.opened.covers_version)

    def cover(kind: str, id_: str, shape: str = "square") -> str:
        """The address of a cover as it is now."""
        return f"{base}{paths.cover(kind, id_, shape=shape, version=version())}"

    told: dict[str, Any] = {
        "request": request,
        "visitor": visitor,
        "t": visitor.say,
        "texts": lambda area: _texts(area, visitor.language),
        "url": lambda path: f"{base}{path}",
        "absolute": lambda path: absolute(request, path),
        "static": lambda name: address(base, name),
        "module": lambda name: module(base, name),
        "cover": cover,
        "base": base,
        "caller": caller,
        "csrf": caller.csrf or "",
        "here": request.url.path.removeprefix(base) or "/",
    }
    text = environment().get_template(template).render(told | dict(values or {}))
    return HTMLResponse(
        text, status, headers={"Cache-Control": "no-cache", "Vary": "Cookie, Accept-Language"}
    )
