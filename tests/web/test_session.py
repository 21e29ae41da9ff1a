"""Logging in and out over HTTP."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onara.web import Settings, create_app

PASSWORD, OTHER = "three hills at dusk", "four hills at dawn"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    create_app(Settings(tmp_path)).state.opened.access.set_password(PASSWORD)
    return tmp_path


def browser(home: Path, name: str = "Firefox/128.0 Linux") -> TestClient:
    return TestClient(
        create_app(Settings(home)), base_url="http://localhost", headers={"User-Agent": name}
    )


def logged_in(home: Path, password: str = PASSWORD) -> TestClient:
    client = browser(home)
    told = client.post("/api/v1/session", json={"password": password})
    assert told.status_code == 201
    client.headers["X-CSRF-Token"] = told.json()["csrf"]
    return client


def test_a_password_opens_a_session_and_logging_out_ends_it(home: Path) -> None:
    client = logged_in(home)
    told = client.get("/api/v1/session").json()
    assert (told["kind"], told["may"]) == ("session", "full")
    token = client.cookies["onara_session"]
    assert client.delete("/api/v1/session").status_code == 204
    assert client.get("/api/v1/session").json()["kind"] == "nobody"
    thief = browser(home)
    thief.cookies.set("onara_session", token)
    assert thief.get("/api/v1/session").json()["kind"] == "nobody"


def test_a_wrong_password_is_refused_in_the_readers_language(home: Path) -> None:
    answer = browser(home).post(
        "/api/v1/session", json={"password": OTHER}, headers={"Accept-Language": "ko"}
    )
    assert answer.status_code == 403
    assert answer.json()["title"] == "비밀번호가 맞지 않습니다"
    assert "set-cookie" not in answer.headers


def test_another_browser_is_logged_out_from_this_one(home: Path) -> None:
    mine, other = logged_in(home), logged_in(home)
    told = mine.get("/api/v1/sessions").json()
    assert [each["is_this"] for each in told].count(True) == 1
    theirs = next(each["id"] for each in told if not each["is_this"])
    assert mine.delete(f"/api/v1/sessions/{theirs}").status_code == 204
    assert mine.delete(f"/api/v1/sessions/{theirs}").status_code == 404
    assert other.get("/api/v1/session").json()["kind"] == "nobody"
    assert mine.get("/api/v1/session").json()["kind"] == "session"


def test_every_browser_is_logged_out_at_once(home: Path) -> None:
    mine, other = logged_in(home), logged_in(home)
    assert mine.delete("/api/v1/sessions").status_code == 204
    for each in (mine, other):
        assert each.get("/api/v1/session").json()["kind"] == "nobody"


def test_a_new_password_needs_the_old_one_and_keeps_this_browser_in(home: Path) -> None:
    mine, other = logged_in(home), logged_in(home)
    wrong = mine.put("/api/v1/password", json={"password": OTHER, "old": "not the old one"})
    assert wrong.status_code == 403
    assert mine.put("/api/v1/password", json={"password": OTHER, "old": PASSWORD}).is_success
    assert mine.get("/api/v1/session").json()["kind"] == "session"
    assert other.get("/api/v1/session").json()["kind"] == "nobody"
    logged_in(home, OTHER)


def test_whoever_sets_the_first_password_at_the_machine_stays_in(tmp_path: Path) -> None:
    client = browser(tmp_path)
    assert client.put("/api/v1/password", json={"password": PASSWORD}).is_success
    assert client.get("/api/v1/session").json()["kind"] == "session"
    assert browser(tmp_path).get("/api/v1/session").json()["kind"] == "nobody"


def test_a_password_that_is_too_short_is_refused(tmp_path: Path) -> None:
    client = browser(tmp_path)
    assert client.put("/api/v1/password", json={"password": "short"}).status_code == 422
    assert client.put("/api/v1/password", json={"password": "        "}).status_code == 422
    assert not client.get("/api/v1/session").json()["has_password"]


def test_on_the_first_visit_the_code_lets_one_choose_the_password(tmp_path: Path) -> None:
    app = create_app(Settings(tmp_path, host="0.0.0.0"))
    app.state.opened.expect_first_visit()
    code = app.state.opened.first_visit.code
    client = TestClient(app, base_url="http://localhost")
    assert code not in client.get("/login", headers={"Accept": "text/html"}).text
    refused = client.post("/api/v1/session", json={"password": PASSWORD, "code": "aaaa-aaaa-aaaa"})
    assert refused.json()["type"] == "urn:onara:problem:wrong-code"
    assert client.post("/api/v1/session", json={"password": PASSWORD, "code": code}).is_success
    assert client.get("/api/v1/session").json()["kind"] == "session"
    late = TestClient(app, base_url="http://localhost")
    again = late.post("/api/v1/session", json={"password": OTHER, "code": code})
    assert again.status_code == 403
