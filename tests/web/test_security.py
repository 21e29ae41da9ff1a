"""What a browser or a program may not do, asked of a server without a network."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from onara.web import Settings, create_app, public, security
from onara.web.public import LIMITS

PASSWORD = "three hills at dusk"
TYPE = "urn:onara:problem:"
PAGE = {"Accept": "text/html"}


def ask(settings: Settings, *, address: str = "192.0.2.1", name: str = "localhost") -> TestClient:
    """A client at an address, of a server with these settings."""
    return TestClient(
        create_app(settings),
        base_url=f"http://{name}{settings.base_path}",
        client=(address, 5000),
        follow_redirects=False,
    )


@pytest.fixture(scope="module")
def guarded_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a password."""
    home = tmp_path_factory.mktemp("guarded")
    create_app(Settings(home)).state.opened.access.set_password(PASSWORD)
    return home


@pytest.fixture
def guarded(guarded_home: Path) -> TestClient:
    """A browser that has not logged in to a server with a password."""
    return ask(Settings(guarded_home))


@pytest.fixture
def logged_in(guarded: TestClient) -> TestClient:
    """A browser that has logged in; its token is in ``headers``."""
    answer = guarded.post("/api/v1/session", json={"password": PASSWORD})
    assert answer.status_code == 201
    guarded.headers["X-CSRF-Token"] = answer.json()["csrf"]
    return guarded


def problem(answer: Any, status: int, kind: str) -> None:
    assert (answer.status_code, answer.json()["type"]) == (status, TYPE + kind)


@pytest.mark.parametrize(
    "path", ["/", "/api/v1/status", "/static/js/page.js", "/nothing", "/api/v1/x"]
)
def test_every_answer_says_what_a_page_of_ours_may_do(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["permissions-policy"].startswith("microphone=(self)")
    assert headers["cross-origin-opener-policy"] == "same-origin"


def test_a_fault_of_ours_is_a_problem_without_a_word_of_the_code(tmp_path: Path) -> None:
    app = create_app(Settings(tmp_path))

    @app.get("/api/v1/broken")
    def broken() -> None:
        raise RuntimeError("a secret of the code")

    client = TestClient(app, base_url="http://localhost", raise_server_exceptions=False)
    answer = client.get("/api/v1/broken")
    problem(answer, 500, "broken")
    assert "secret" not in answer.text
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize(
    "name", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example"]
)
def test_a_name_that_is_not_ours_is_refused(client: TestClient, name: str) -> None:
    problem(client.get("/api/v1/status", headers={"Host": name}), 421, "host")


def test_at_the_machine_itself_nobody_logs_in(client: TestClient) -> None:
    assert client.get("/", headers=PAGE).status_code == 200
    assert client.get("/api/v1/session").json()["kind"] == "owner"


@pytest.mark.parametrize(
    "header", [{"X-Forwarded-For": "203.0.113.9"}, {"Forwarded": "for=x"}, {"Via": "1.1 proxy"}]
)
def test_through_a_proxy_that_is_not_known_everybody_is_a_stranger(
    client: TestClient, header: dict[str, str]
) -> None:
    problem(client.get("/api/v1/status", headers=header), 401, "log-in-first")


@pytest.mark.parametrize(
    "settings", [{"host": "0.0.0.0"}, {"names": ("onara.example.org",)}, {"proxies": ("10.0.0.1",)}]
)
def test_a_server_for_others_trusts_nobody_without_a_password(
    tmp_path: Path, settings: dict[str, Any]
) -> None:
    problem(ask(Settings(tmp_path, **settings)).get("/api/v1/status"), 401, "log-in-first")


def test_a_page_leads_to_the_log_in_and_from_there_to_itself(guarded: TestClient) -> None:
    answer = guarded.get("/find?q=도깨비", headers=PAGE)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/login?next=/find%3Fq%3D")
    shown = guarded.get(answer.headers["location"], headers=PAGE)
    assert shown.status_code == 200
    assert 'data-after="/find?q=%EB%8F%84%EA%B9%A8%EB%B9%84"' in shown.text


@pytest.mark.parametrize("path", ["/login", "/static/js/page.js", "/api/v1/openapi.json"])
def test_what_is_the_same_for_all_is_open_to_all(guarded: TestClient, path: str) -> None:
    assert guarded.get(path, headers=PAGE).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/api/v1/status", "/api/v1/keys", "/api/v1/nothing", "/api/v1/sessions", "/s", "/static"],
)
def test_everything_else_is_closed(guarded: TestClient, path: str) -> None:
    problem(guarded.get(path), 401, "log-in-first")


@pytest.mark.parametrize("name", ["list/bookmarks", "unknown/1", "owned/abc", "song/mb:1"])
def test_covers_tell_nobody_what_somebody_owns(guarded: TestClient, name: str) -> None:
    problem(guarded.get(f"/pictures/cover/{name}.svg"), 404, "not-found")
    assert guarded.get("/pictures/cover/song/signal/blooming.svg").status_code == 200


def test_the_owner_sees_all_covers(logged_in: TestClient) -> None:
    assert logged_in.get("/pictures/cover/list/bookmarks.svg").status_code == 200


@pytest.mark.parametrize("end", ["//evil.example", "https://evil.example", "/\\evil.example", "x"])
def test_the_log_in_leads_nowhere_else(guarded: TestClient, end: str) -> None:
    shown = guarded.get("/login", params={"next": end}, headers=PAGE)
    assert 'data-after="/"' in shown.text


def test_a_change_of_a_browser_brings_its_token(logged_in: TestClient) -> None:
    token = logged_in.headers.pop("X-CSRF-Token")
    make = {"name": "radio"}
    problem(logged_in.post("/api/v1/keys", json=make), 403, "stale")
    problem(
        logged_in.post("/api/v1/keys", json=make, headers={"X-CSRF-Token": token[::-1]}),
        403,
        "stale",
    )
    done = logged_in.post("/api/v1/keys", json=make, headers={"X-CSRF-Token": token})
    assert done.status_code == 201
    page = logged_in.get("/settings", headers=PAGE).text
    assert re.search(r'<meta name="csrf" content="(.*?)">', page)[1] == token  # type: ignore[index]


def test_a_token_of_one_session_is_none_of_another(guarded_home: Path) -> None:
    tokens = []
    for _ in range(2):
        client = ask(Settings(guarded_home), address="192.0.2.44")
        answer = client.post("/api/v1/session", json={"password": PASSWORD})
        tokens.append(answer.json()["csrf"])
    assert tokens[0] != tokens[1]


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:81"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_another_site_changes_nothing(
    client: TestClient, logged_in: TestClient, headers: dict[str, str]
) -> None:
    for each in (client, logged_in):
        answer = each.post("/api/v1/keys", json={"name": "radio"}, headers=headers)
        problem(answer, 403, "other-site")


def test_a_browser_at_the_machine_itself_brings_a_token_too(client: TestClient) -> None:
    ours = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}
    problem(client.post("/api/v1/keys", json={"name": "radio"}, headers=ours), 403, "stale")
    token = client.get("/api/v1/session").json()["csrf"]
    ours["X-CSRF-Token"] = token
    assert client.post("/api/v1/keys", json={"name": "radio"}, headers=ours).status_code == 201


@pytest.mark.parametrize("mode", ["no-cors", "cors", "same-origin"])
def test_another_site_cannot_show_what_is_ours(client: TestClient, mode: str) -> None:
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": mode}
    problem(client.get("/api/v1/status", headers=headers), 403, "other-site")
    assert client.get("/static/logo.svg", headers=headers).status_code == 200


def test_a_link_from_another_site_opens_a_page(client: TestClient) -> None:
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", **PAGE}
    assert client.get("/", headers=headers).status_code == 200


def with_key(client: TestClient, may: str) -> dict[str, str]:
    made = client.post("/api/v1/keys", json={"name": may, "may": may}).json()
    client.cookies.clear()
    return {"Authorization": f"Bearer {made['secret']}"}


def test_a_key_to_read_changes_nothing(logged_in: TestClient) -> None:
    key = with_key(logged_in, "read")
    assert logged_in.get("/api/v1/status", headers=key).status_code == 200
    problem(logged_in.post("/api/v1/lists", json={"name": "x"}, headers=key), 403, "may-not")


def test_a_key_for_everything_makes_no_more_keys(logged_in: TestClient) -> None:
    key = with_key(logged_in, "full")
    made = logged_in.post("/api/v1/lists", json={"name": "비"}, headers=key)
    assert made.status_code == 201
    for method, path in (("GET", "keys"), ("GET", "sessions"), ("DELETE", "sessions")):
        problem(logged_in.request(method, f"/api/v1/{path}", headers=key), 403, "not-by-key")


def test_a_key_for_players_reads_nothing_else(logged_in: TestClient) -> None:
    key = with_key(logged_in, "play")
    problem(logged_in.get("/api/v1/status", headers=key), 403, "may-not")


def test_a_key_that_is_taken_back_is_wrong(logged_in: TestClient) -> None:
    made = logged_in.post("/api/v1/keys", json={"name": "lost"}).json()
    key = {"Authorization": f"Bearer {made['secret']}"}
    assert logged_in.get("/api/v1/status", headers=key).status_code == 200
    logged_in.delete(f"/api/v1/keys/{made['key']['id']}")
    problem(logged_in.get("/api/v1/status", headers=key), 401, "wrong-key")


def test_a_wrong_key_is_refused_where_none_is_needed(client: TestClient) -> None:
    answer = client.get("/api/v1/status", headers={"Authorization": "Bearer onara_x"})
    problem(answer, 401, "wrong-key")
    assert answer.headers["www-authenticate"].startswith("Bearer")


def test_a_body_may_be_only_so_large(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(security, "LARGEST_BODY", 1000)
    large = b'{"name": "' + b"x" * 1000 + b'"}'
    problem(client.post("/api/v1/keys", content=large), 413, "too-large")

    def in_parts() -> Iterator[bytes]:
        yield from (large[start : start + 100] for start in range(0, len(large), 100))

    answer = client.post(
        "/api/v1/keys", content=in_parts(), headers={"Content-Type": "application/json"}
    )
    problem(answer, 413, "too-large")


def test_a_clip_may_be_larger_and_only_so_much(tmp_path: Path) -> None:
    client = ask(Settings(tmp_path, largest_upload=3_000_000))
    assert client.post("/api/v1/clips", files={"file": b"x" * 2_000_000}).status_code != 413
    problem(client.post("/api/v1/clips", files={"file": b"x" * 3_000_001}), 413, "too-large")


def test_whoever_guesses_passwords_waits(
    guarded_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = tuple(limit._replace(rate=limit.rate._replace(per_s=0.001)) for limit in LIMITS)
    monkeypatch.setattr(security, "LIMITS", slow)  # no try comes back while the test runs
    client = ask(Settings(guarded_home), address="192.0.2.66")
    wrong = {"password": "not it at all"}
    for _ in range(6):
        problem(client.post("/api/v1/session", json=wrong), 403, "wrong-password")
    answer = client.post("/api/v1/session", json={"password": PASSWORD})
    problem(answer, 429, "too-often")
    assert 0 < int(answer.headers["retry-after"]) <= 1001


def test_one_caller_who_asks_too_much_keeps_nobody_else_waiting(
    guarded_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = tuple(limit._replace(rate=limit.rate._replace(burst=2, per_s=0.01)) for limit in LIMITS)
    monkeypatch.setattr(security, "LIMITS", few)
    app = create_app(Settings(guarded_home))
    keys = [app.state.opened.access.keys.make(name, "read")[1] for name in ("one", "other")]
    client = TestClient(app, base_url="http://localhost")

    def ask_with(key: str) -> int:
        headers = {"Authorization": f"Bearer {key}"}
        asked = client.get("/api/v1/suggest", params={"q": "ㄷ"}, headers=headers)
        return asked.status_code

    assert [ask_with(keys[0]) for _ in range(3)] == [200, 200, 429]
    assert ask_with(keys[1]) == 200


def test_a_websocket_of_another_site_is_refused(client: TestClient) -> None:
    with (
        pytest.raises(WebSocketDisconnect) as refused,
        client.websocket_connect("/api/v1/listen", headers={"Origin": "http://evil.example"}),
    ):
        pass
    assert refused.value.code == 1008


def test_a_websocket_needs_a_log_in(guarded: TestClient) -> None:
    with pytest.raises(WebSocketDisconnect), guarded.websocket_connect("/api/v1/listen"):
        pass


BEHIND = Settings(Path(), "/onara", names=("onara.example.org",), proxies=("10.0.0.0/8",))


@pytest.fixture
def behind(guarded_home: Path) -> Callable[..., TestClient]:
    from dataclasses import replace

    return lambda address: ask(replace(BEHIND, home=guarded_home), address=address)


SAID = {
    "X-Forwarded-For": "203.0.113.9",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "onara.example.org",
}


def test_what_a_known_proxy_says_is_believed(behind: Callable[..., TestClient]) -> None:
    client = behind("10.1.2.3")
    answer = client.post("/api/v1/session", json={"password": PASSWORD}, headers=SAID)
    cookie = answer.headers["set-cookie"]
    assert "Secure" in cookie
    assert "Path=/onara" in cookie
    assert "HttpOnly" in cookie
    assert "samesite=lax" in cookie.lower()


def test_what_anybody_else_says_is_not(behind: Callable[..., TestClient]) -> None:
    client = behind("203.0.113.9")
    answer = client.post("/api/v1/session", json={"password": PASSWORD}, headers=SAID)
    assert "Secure" not in answer.headers["set-cookie"]
    evil = {**SAID, "X-Forwarded-Host": "evil.example"}
    problem(behind("10.1.2.3").get("/api/v1/session", headers=evil), 421, "host")


@pytest.mark.parametrize("lead", ["", "/onara"])
def test_a_proxy_may_cut_its_part_of_the_path_off_or_not(guarded_home: Path, lead: str) -> None:
    client = TestClient(
        create_app(Settings(guarded_home, "/onara")),
        base_url="http://localhost",
        follow_redirects=False,
    )
    page = client.get(f"{lead}/login", headers=PAGE)
    assert page.status_code == 200
    found = re.findall(r'(?:src|href)="(/onara/[^"?#]+)[^"]*"', page.text)
    assert any(each.startswith("/onara/static/") for each in found)
    for each in found:
        if each.startswith("/onara/static/"):
            asked = lead + each.removeprefix("/onara")
            assert client.get(asked).status_code == 200, asked
    assert client.get(f"{lead}/settings", headers=PAGE).headers["location"] == (
        "/onara/login?next=/settings"
    )
    assert client.get(f"{lead}/api/v1/openapi.json").json()["servers"] == [{"url": "/onara"}]


def test_every_limit_is_of_a_request_that_there_is(client: TestClient) -> None:
    """A renamed path would silently lose its limit."""
    app: Any = client.app
    told = {
        (method.upper(), path)
        for path, operations in app.openapi()["paths"].items()
        for method in operations
    }
    for limit in public.LIMITS:
        for method, path in limit.requests:
            if path.startswith("/api/") and method != "WEBSOCKET":
                assert (method, path) in told
