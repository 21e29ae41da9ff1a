from importlib.metadata import version

from starlette.testclient import TestClient


def test_the_status_counts_what_there_is(client: TestClient) -> None:
    told = client.get("/api/v1/status").json()
    assert told["version"] == version("onara")
    assert told["catalogue"]["drama"] >= 15
    assert told["recordings"] == 0
    assert told["music_s"] == 0


def test_the_status_tells_no_path_of_the_machine(client: TestClient) -> None:
    home = str(client.app.state.opened.home)  # type: ignore[attr-defined]
    assert home not in client.get("/api/v1/status").text
