"""What tests of the API of episodes ask again and again."""

from __future__ import annotations

from typing import Any

from starlette.testclient import TestClient

GOBLIN = "guardian-the-lonely-and-great-god"


def ids(client: TestClient) -> list[str]:
    """The ids of the two episodes."""
    (season,) = client.get("/api/v1/episodes").json()["seasons"]
    return [one["id"] for one in season["episodes"]]


def sheet(client: TestClient, place: int = 0) -> dict[str, Any]:
    """The sheet of the first episode, or of the one at another place."""
    answer = client.get(f"/api/v1/episodes/{ids(client)[place]}")
    assert answer.status_code == 200
    told: dict[str, Any] = answer.json()
    return told


def line_at(told: dict[str, Any], second: float) -> dict[str, Any]:
    """The cue of a sheet that sounds at a second."""
    found: dict[str, Any] = next(
        line for line in told["lines"] if line["start_s"] < second < line["end_s"]
    )
    return found


def undo_all(client: TestClient) -> None:
    """Take everything back that was said."""
    while client.post("/api/v1/undo").json()["undone"]:
        pass
