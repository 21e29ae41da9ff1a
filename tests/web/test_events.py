from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from onara.jobs import Job, Wanted
from onara.web import Settings
from onara.web.news import MOST_KEPT, MOST_LISTENERS, News
from onara.web.opened import Opened
from onara.web.watching import Watch


def parsed(text: str) -> tuple[str, str, Any] | None:
    """Number, kind and data of an event; ``None`` for what is none."""
    fields = dict(line.split(": ", 1) for line in text.strip().splitlines() if ": " in line[1:])
    if "event" not in fields:
        return None
    return fields["id"], fields["event"], json.loads(fields["data"])


async def some(stream: AsyncIterator[str], count: int) -> list[tuple[str, str, Any]]:
    found = []
    async with asyncio.timeout(20):
        async for text in stream:
            event = parsed(text)
            if event:
                found.append(event)
            if len(found) == count:
                break
    return found


def test_who_comes_is_told_how_things_stand_and_then_what_happens() -> None:
    news = News()
    news.library(1)

    async def listen() -> list[tuple[str, str, Any]]:
        stream = news.listen(None, lambda: {"recordings": 1}, lambda: False)
        first = await some(stream, 1)
        asyncio.get_running_loop().call_later(0.05, news.episode, "e1", "edited")
        return first + await some(stream, 1)

    hello, event = asyncio.run(listen())
    assert hello[1:] == ("hello", {"recordings": 1})
    assert event[1:] == ("episode", {"id": "e1", "change": "edited"})


def test_who_comes_back_is_told_what_was_missed() -> None:
    news = News()
    news.library(1)
    news.episode("e1", "edited")
    news.library(2)

    async def listen(since: int) -> list[tuple[str, str, Any]]:
        return await some(news.listen(since, lambda: "hello", lambda: False), 2)

    missed = asyncio.run(listen(1))
    assert [event[1:] for event in missed] == [
        ("episode", {"id": "e1", "change": "edited"}),
        ("library", {"recordings": 2}),
    ]


def test_who_was_away_too_long_is_told_how_things_stand() -> None:
    news = News()
    for number in range(MOST_KEPT + 10):
        news.episode(str(number), "edited")

    async def listen(since: int) -> list[tuple[str, str, Any]]:
        return await some(news.listen(since, lambda: "all", lambda: False), 1)

    assert asyncio.run(listen(3))[0][1:] == ("hello", "all")
    assert asyncio.run(listen(10**9))[0][1:] == ("hello", "all")


def test_of_one_thing_only_the_newest_is_kept() -> None:
    news = News()
    for share in range(1000):
        news.tell("job", {"share": share}, "1")
    news.library(1)

    async def listen() -> list[tuple[str, str, Any]]:
        return await some(news.listen(0, lambda: "all", lambda: False), 2)

    assert [event[2] for event in asyncio.run(listen())] == [{"share": 999}, {"recordings": 1}]


def test_it_ends_with_the_server() -> None:
    news = News()

    async def listen() -> None:
        async with asyncio.timeout(20):
            async for _ in news.listen(None, lambda: {}, lambda: True):
                pass

    asyncio.run(listen())
    assert not news.is_heard


def test_no_more_may_listen_than_the_server_can_bear(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    news: News = client.app.state.opened.news  # type: ignore[attr-defined]
    crowd = {(asyncio.new_event_loop(), asyncio.Event()) for _ in range(MOST_LISTENERS)}
    monkeypatch.setattr(news, "_listeners", crowd)
    answer = client.get("/api/v1/events")
    assert (answer.status_code, answer.json()["type"]) == (503, "urn:onara:problem:busy")
    for loop, _ in crowd:
        loop.close()


def test_jobs_are_told_as_the_api_shows_them(tmp_path: Path) -> None:
    opened = Opened(Settings(tmp_path))
    opened._job_news("job", Job(3, Wanted("add", ("/music",)), "queued", 1.75e9))

    async def listen() -> list[tuple[str, str, Any]]:
        return await some(opened.news.listen(0, dict, lambda: False), 1)

    ((_, kind, told),) = asyncio.run(listen())
    assert (kind, told["id"], told["state"], told["paths"]) == ("job", "3", "queued", ["/music"])
    opened.close()


def test_what_another_program_changes_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Opened(Settings(tmp_path))
    told: list[str] = []
    monkeypatch.setattr(News, "is_heard", True)
    monkeypatch.setattr(opened.news, "tell", lambda kind, _data, _about: told.append(kind))
    watch = Watch(opened)
    watch.look()
    (tmp_path / "episodes.sqlite").write_bytes(b"another")
    watch.look()
    watch.look()
    assert told == ["episode"]
    opened.close()
