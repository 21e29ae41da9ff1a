"""Killed while a person corrects: what was answered is kept, and no more than one edit is half."""

from __future__ import annotations

import os
import random
import threading
from typing import Any

import httpx2 as httpx
import pytest
from starlette.testclient import TestClient

from onara.web import Settings, create_app
from tests.small_season import SmallSeason
from tests.web.episodes import sheet
from tests.web.killable import Killable

KILLS = 2
pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills")


def edit_until_killed(server: Killable, path: str, first: int) -> tuple[int, int]:
    """Move the end of a cue by a tenth of a second again and again; the number of the last edit
    that was answered, and of the last one that was sent."""
    answered = sent = first
    threading.Timer(random.Random(first).uniform(0.5, 1.5), server.process.kill).start()
    while True:
        sent = answered + 1
        try:
            told = server.client.patch(path, json={"end_s": end_of(sent)})
        except httpx.TransportError:
            return answered, sent
        assert told.status_code == 200
        answered = sent


def end_of(number: int) -> float:
    return 13 + number / 1000


def line_of(told: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = told["lines"][0]
    return found


def test_no_edit_that_was_answered_is_lost_when_the_server_is_killed(season: SmallSeason) -> None:
    top = season.first.parents[1]
    done = 0
    for _ in range(KILLS):
        server = Killable(season.home, top)
        try:
            before = sheet(server.client)  # type: ignore[arg-type]
            path = f"/api/v1/episodes/{before['id']}/cues/{line_of(before)['id']}"
            answered, sent = edit_until_killed(server, path, done)
            assert answered > done, "it was killed before it answered anything"
        finally:
            server.kill()
        with TestClient(create_app(Settings(season.home)), base_url="http://localhost") as again:
            now = sheet(again)
            kept = answered if line_of(now)["end_s"] == end_of(answered) else sent
            assert line_of(now)["end_s"] == end_of(kept)
            assert len(now["lines"]) == len(before["lines"])
            # Each edit is one step of undo, also the one that nobody was told of.
            assert again.post("/api/v1/undo").status_code == 200
            undone = line_of(sheet(again))
            assert undone["end_s"] == (end_of(kept - 1) if kept > 1 else line_of(before)["end_s"])
            done = kept - 1
