"""Who may ask what, for every request, before anything else sees it.

In this order: the path below a proxy, the proxy's word on who asks, the name that is asked for, who
asks, whether another page made a browser ask, whether they may, how often, and how much they send.
Every answer gets the headers that tell a browser what a page of ours may do.
"""

from __future__ import annotations

import hmac
import time
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onara.access import Buckets, Caller
from onara.access.hosts import Hosts, client_of, household, is_in, networks
from onara.access.keys import LEAD
from onara.access.tokens import derived, new_token
from onara.web.opened import Opened
from onara.web.problem import Problem, answer, is_for_people
from onara.web.public import LIMITS, OWN_LOGIN, UPLOADS, WITHOUT_TOKEN, is_one_of, is_public
from onara.web.settings import MIB

SESSION_COOKIE = "onara_session"
SAFE = ("GET", "HEAD", "OPTIONS")
LARGEST_BODY = MIB
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
        "media-src 'self' blob:; connect-src 'self'; font-src 'self'; worker-src 'self'; "
        "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "microphone=(self), camera=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_SIGNS_OF_A_PROXY = ("x-forwarded-for", "x-forwarded-host", "x-real-ip", "forwarded", "via")
_SIGNS_OF_A_BROWSER = ("origin", "sec-fetch-site", "referer")


class Security:
    """Lets a request through to ``app``, or answers it with a problem."""

    def __init__(self, app: ASGIApp, opened: Opened) -> None:
        self._app, self._opened = app, opened
        settings = opened.settings
        self._base = settings.base_path
        self._hosts = Hosts(settings.host, settings.names)
        self._proxies = networks(settings.proxies)
        self._buckets = tuple((limit, Buckets(limit.rate)) for limit in LIMITS)
        # What pages carry for who has no session; another site cannot read it.
        self._token = new_token()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        self._place(scope)
        is_begun = False

        async def sending(message: Message) -> None:
            nonlocal is_begun
            if message["type"] == "http.response.start":
                is_begun = True
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
                headers.setdefault("Cache-Control", "private, no-cache")
            await send(message)

        try:
            refused = self._refused(scope)
            if refused is None:
                await self._app(scope, self._limited(scope, receive), sending)
                return
        except Exception:
            if not is_begun and scope["type"] == "http":
                await answer(Request(scope), Problem(500, "broken"))(scope, receive, sending)
            raise
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await refused(scope, receive, sending)

    def _refused(self, scope: Scope) -> Response | None:
        """Why a request is not let through, as an answer to it."""
        request = Request(scope) if scope["type"] == "http" else None
        try:
            self._check(scope)
        except Problem as problem:
            if request is None:
                return Response()
            path = self._path(scope)
            if problem.status == 401 and request.method == "GET" and is_for_people(request):
                asked = f"{path}?{request.url.query}" if request.url.query else path
                return RedirectResponse(f"{self._base}/login?next={quote(asked)}", 303)
            return answer(request, problem, _told(problem))
        return None

    def _check(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        method = "WEBSOCKET" if scope["type"] == "websocket" else scope["method"]
        path = self._path(scope)
        self._believe_the_proxy(scope, headers)
        headers = Headers(scope=scope)
        if not self._hosts.has(headers.get("host", "")):
            raise Problem(421, "host", "Start the server with --name and the name that you use.")
        address = household((scope.get("client") or ("",))[0])
        caller = self._caller(scope, headers, address)
        scope.setdefault("state", {})["caller"] = caller
        if caller.kind != "key" and not is_one_of(path, OWN_LOGIN):
            _check_origin(headers, method, path)
        if not (caller.may_read or is_public(path) or is_one_of(path, OWN_LOGIN)):
            raise Problem(403, "may_not") if caller.kind == "key" else Problem(401, "log_in_first")
        if method not in (*SAFE, "WEBSOCKET"):
            self._check_change(caller, headers, path)
        for limit, buckets in self._buckets:
            if (method, path) not in limit.requests:
                continue
            if caller.kind == "owner" and limit.owner_is_free:
                continue
            wait = buckets.take(address if limit.by_address else caller.id, time.monotonic())
            if wait:
                raise Problem(429, "too_often", seconds=int(wait) + 1)
        size = headers.get("content-length", "0")
        if not size.isdigit() or int(size) > self._largest(method, path):
            raise Problem(413, "too_large")

    def _check_change(self, caller: Caller, headers: Headers, path: str) -> None:
        if caller.kind == "key":
            if not caller.may_change:
                raise Problem(403, "may_not")
            return
        has_signs = any(each in headers for each in _SIGNS_OF_A_BROWSER)
        if not (has_signs or caller.kind == "session"):
            return
        if path in WITHOUT_TOKEN or is_one_of(path, OWN_LOGIN):
            return
        brought = headers.get("x-csrf-token", "").encode("utf-8", "replace")
        if not hmac.compare_digest(brought, (caller.csrf or "").encode()):
            raise Problem(403, "stale")

    def _caller(self, scope: Scope, headers: Headers, address: str) -> Caller:
        access = self._opened.access
        scheme, _, secret = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            key = access.keys.of(secret.strip()) if secret.strip().startswith(LEAD) else None
            if key is None:
                raise Problem(401, "wrong_key")
            return Caller("key", f"key {key.id}", key.may)
        token = HTTPConnection(scope).cookies.get(SESSION_COOKIE, "")
        session = access.sessions.of(token) if token else None
        if session is not None:
            return Caller("session", f"session {session.id}", "full", derived(token, "csrf"))
        csrf = derived(self._token, "csrf")
        # Whoever reaches an open server through a proxy that it was not told of is a stranger; the
        # simplest proxies give no other sign of themselves than this old version of HTTP.
        is_direct = scope.get("http_version") != "1.0" and not any(
            each in headers for each in _SIGNS_OF_A_PROXY
        )
        if is_direct and not self._opened.settings.is_for_others and not access.has_password():
            return Caller("owner", f"address {address}", "full", csrf)
        return Caller("nobody", f"address {address}", "nothing", csrf)

    def _place(self, scope: Scope) -> None:
        """Give the path its part of the proxy where the proxy has cut it off."""
        path, scope["root_path"] = scope["path"], self._base
        if self._base and path != self._base and not path.startswith(f"{self._base}/"):
            scope["path"] = self._base + path
            if scope.get("raw_path") is not None:
                scope["raw_path"] = quote(self._base).encode() + scope["raw_path"]

    def _path(self, scope: Scope) -> str:
        return str(scope["path"]).removeprefix(self._base) or "/"

    def _believe_the_proxy(self, scope: Scope, headers: Headers) -> None:
        client = scope.get("client")
        if client is None or not is_in(client[0], self._proxies):
            return
        forwarded = headers.get("x-forwarded-for", "")
        scope["client"] = (client_of(client[0], forwarded, self._proxies), client[1])
        scheme = headers.get("x-forwarded-proto", "").strip().lower()
        if scheme in ("http", "https"):
            is_socket = scope["type"] == "websocket"
            scope["scheme"] = scheme.replace("http", "ws") if is_socket else scheme
        host = headers.get("x-forwarded-host", "").strip()
        if host:
            rest = [(name, value) for name, value in scope["headers"] if name != b"host"]
            scope["headers"] = [(b"host", host.encode("latin-1")), *rest]

    def _largest(self, method: str, path: str) -> int:
        is_upload = (method, path) in UPLOADS
        return self._opened.settings.largest_upload if is_upload else LARGEST_BODY

    def _limited(self, scope: Scope, receive: Receive) -> Receive:
        """The body of a request, as far as it may go: what it says of its length may be wrong."""
        if scope["type"] != "http":
            return receive
        left = self._largest(scope["method"], self._path(scope))

        async def receiving() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise HTTPException(413)
            return message

        return receiving


def _check_origin(headers: Headers, method: str, path: str) -> None:
    """No page of another site makes a browser ask, except by a link to a page of ours."""
    site = headers.get("sec-fetch-site", "none")
    is_link = method in SAFE and headers.get("sec-fetch-mode", "navigate") == "navigate"
    if (
        site not in ("same-origin", "none")
        and not is_link
        and not (method in SAFE and is_public(path))
    ):
        raise Problem(403, "other_site")
    origin = headers.get("origin")
    if origin == "null" and path in WITHOUT_TOKEN and headers.get("sec-fetch-site") == "none":
        # The system itself navigates: nobody's page, which is what it says of its origin.
        return
    if origin is not None and method not in SAFE:
        told = urlsplit(origin)
        if _without_port(told.netloc, told.scheme) != _without_port(
            headers.get("host", ""), told.scheme
        ):
            raise Problem(403, "other_site")


def _without_port(host: str, scheme: str) -> str:
    """A host without the port that its scheme has anyway."""
    return host.lower().removesuffix({"http": ":80", "https": ":443"}.get(scheme, ":"))


def _told(problem: Problem) -> dict[str, str] | None:
    if problem.status == 401:
        return {"WWW-Authenticate": 'Bearer realm="Onara"'}
    if problem.status == 429:
        return {"Retry-After": str(problem.values["seconds"])}
    return None
