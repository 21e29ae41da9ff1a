"""The network, against a server of our own: politely, and in sentences where it fails."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

import onara.imports.fetch as fetching
from onara.errors import UnusableInput
from onara.imports.fetch import CONTACT, INTERVAL_S, TRIES, Fetcher, contact
from tests.imports.documents import (
    ARTIST_DOCUMENT,
    DRAMA_ENTITY,
    GROUP,
    RELEASE_GROUP,
    SINGER,
    mbid,
    release,
)

Answer = tuple[int, dict[str, str], bytes]


class Service:
    """A server that answers from a table of paths, and remembers what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, list[Answer]] = {}
        self.asked: list[str] = []
        self.agents: list[str] = []
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                service.asked.append(self.path)
                service.agents.append(self.headers["User-Agent"])
                path = urlsplit(self.path).path
                given = service.answers.get(path, [(404, {}, b"{}")])
                status, headers, body = given.pop(0) if len(given) > 1 else given[0]
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def answer(self, path: str, *documents: Any, status: int = 200, **headers: str) -> None:
        self.answers.setdefault(path, []).extend(
            (status, headers, json.dumps(each).encode()) for each in documents
        )

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class Clock:
    """Time that passes only by sleeping."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def service() -> Iterator[Service]:
    running = Service()
    yield running
    running.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def fetch(service: Service, clock: Clock) -> Callable[[str], list[object]]:
    fetcher = Fetcher(
        "fan@example.org",
        musicbrainz=f"{service.address}/ws/2",
        wikidata=f"{service.address}/entity",
        sleep=clock.sleep,
        clock=lambda: clock.now,
    )
    return lambda wanted: list(fetcher.fetch(wanted))


Fetch = Callable[[str], list[object]]


def test_an_entity_of_wikidata(service: Service, fetch: Fetch) -> None:
    service.answer("/entity/Q900001.json", {"entities": {"Q900001": DRAMA_ENTITY}})
    assert fetch("wikidata:Q900001") == [{"entities": {"Q900001": DRAMA_ENTITY}}]


def test_the_user_agent_names_program_version_and_contact(service: Service, fetch: Fetch) -> None:
    service.answer("/entity/Q1.json", DRAMA_ENTITY)
    fetch("wikidata:Q1")
    (agent,) = service.agents
    assert agent.startswith("Onara/")
    assert "fan@example.org" in agent


def test_a_release_group_comes_with_its_releases(
    service: Service, fetch: Fetch, clock: Clock
) -> None:
    listed = RELEASE_GROUP | {"releases": [{"id": mbid(2)}, {"id": mbid(3)}]}
    service.answer(f"/ws/2/release-group/{mbid(GROUP)}", listed)
    for number in (2, 3):
        service.answer(f"/ws/2/release/{mbid(number)}", release(number))
    assert fetch(f"musicbrainz:{mbid(GROUP)}") == [listed, release(2), release(3)]
    assert len(service.asked) == 3
    wanted = parse_qs(urlsplit(service.asked[1]).query)
    assert {"recordings", "work-level-rels"} <= set(wanted["inc"][0].split())
    assert wanted["fmt"] == ["json"]
    assert clock.slept == [INTERVAL_S, INTERVAL_S]


def test_what_an_id_is_of_is_found_out(service: Service, fetch: Fetch) -> None:
    service.answer(f"/ws/2/artist/{mbid(SINGER)}", ARTIST_DOCUMENT)
    assert fetch(f"musicbrainz:{mbid(SINGER).upper()}") == [ARTIST_DOCUMENT]
    service.asked.clear()
    assert fetch(f"musicbrainz:artist/{mbid(SINGER)}") == [ARTIST_DOCUMENT]
    assert len(service.asked) == 1


def test_words_are_searched_among_soundtracks(service: Service, fetch: Fetch) -> None:
    service.answer("/ws/2/release-group", {"release-groups": [{"id": mbid(GROUP)}]})
    service.answer(f"/ws/2/release-group/{mbid(GROUP)}", RELEASE_GROUP)
    assert fetch('musicbrainz:도깨비 "OST" (AND)') == [RELEASE_GROUP]
    query = parse_qs(urlsplit(service.asked[0]).query)["query"][0]
    assert "도깨비" in query
    assert "secondarytype:soundtrack" in query
    assert '"' not in query


def test_a_busy_service_is_asked_again_later_and_later(
    service: Service, fetch: Fetch, clock: Clock
) -> None:
    service.answer("/entity/Q1.json", {}, {}, status=503)
    service.answer("/entity/Q1.json", DRAMA_ENTITY)
    assert fetch("wikidata:Q1") == [DRAMA_ENTITY]
    assert clock.slept == [2.0, 4.0]


def test_a_service_may_say_how_long_to_wait(service: Service, fetch: Fetch, clock: Clock) -> None:
    service.answer("/entity/Q1.json", {}, status=429, **{"Retry-After": "17"})
    service.answer("/entity/Q1.json", {}, status=503, **{"Retry-After": "999999"})
    service.answer("/entity/Q1.json", DRAMA_ENTITY)
    fetch("wikidata:Q1")
    assert clock.slept == [17.0, 60.0]


def test_a_service_that_stays_busy_is_left_alone(service: Service, fetch: Fetch) -> None:
    service.answer("/entity/Q1.json", {}, status=503)
    with pytest.raises(UnusableInput, match="too busy"):
        fetch("wikidata:Q1")
    assert len(service.asked) == TRIES


def test_offline_is_a_sentence() -> None:
    server = HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    closed = f"http://127.0.0.1:{server.server_port}"
    server.server_close()
    with pytest.raises(UnusableInput, match="offline") as raised:
        list(Fetcher("fan@example.org", wikidata=closed).fetch("wikidata:Q1"))
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        ("wikidata:Q404", "not known"),
        (f"musicbrainz:{mbid(404)}", "no such id"),
        ("musicbrainz:nothing at all", "no soundtrack"),
        ("wikidata:P31", "neither"),
        ("wikidata:Q1/../../etc", "neither"),
        ("musicbrainz:", "neither"),
        ("discogs:1", "neither"),
        ("", "neither"),
    ],
)
def test_what_is_not_there_is_a_sentence(
    service: Service, fetch: Fetch, wanted: str, reason: str
) -> None:
    service.answer("/ws/2/release-group", {"release-groups": []})
    with pytest.raises(UnusableInput, match=reason):
        fetch(wanted)


def test_answers_that_are_none_are_a_sentence(
    service: Service, fetch: Fetch, monkeypatch: pytest.MonkeyPatch
) -> None:
    service.answers["/entity/Q1.json"] = [(200, {}, b"<html>")]
    service.answers["/entity/Q2.json"] = [(500, {}, b"")]
    service.answers["/entity/Q3.json"] = [(200, {}, b" " * 2000)]
    with pytest.raises(UnusableInput, match="JSON"):
        fetch("wikidata:Q1")
    with pytest.raises(UnusableInput, match="error 500"):
        fetch("wikidata:Q2")
    monkeypatch.setattr(fetching, "LARGEST", 1000)
    with pytest.raises(UnusableInput, match="more than"):
        fetch("wikidata:Q3")


def test_somebody_to_write_to_is_needed() -> None:
    assert contact({CONTACT: " fan@example.org "}) == "fan@example.org"
    assert contact({CONTACT: "https://example.org/fan"}) == "https://example.org/fan"
    for wrong in ({}, {CONTACT: ""}, {CONTACT: "me"}, {CONTACT: "a@b\r\nX: y"}):
        with pytest.raises(UnusableInput, match="write to"):
            contact(wrong)
