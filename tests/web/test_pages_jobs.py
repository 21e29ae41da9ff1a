import time
from datetime import datetime

import pytest
from starlette.testclient import TestClient

from onara.web.pages.dates import moment
from onara.web.visitor import Visitor

GOES_ON = ("queued", "running", "paused")
HTML = {"accept": "text/html"}


def test_an_empty_queue_says_so(client: TestClient) -> None:
    page = client.get("/jobs", headers=HTML | {"accept-language": "ko"}).text
    assert "지난 작업도 없습니다" in page
    assert 'class="job card"' not in page


def test_what_came_to_nothing_stays_in_sight_with_its_reason(
    scanned: TestClient,
) -> None:
    episodes = scanned.get("/api/v1/episodes").json()["seasons"][0]["episodes"]
    path = scanned.get(f"/api/v1/episodes/{episodes[0]['id']}").json()["file"]["path"]
    folder = path.rpartition("/")[0]
    made = scanned.post("/api/v1/jobs", json={"kind": "scan", "paths": [folder]})
    assert made.status_code in (200, 201), made.text
    job = made.json()
    until = time.monotonic() + 60
    while (told := scanned.get(f"/api/v1/jobs/{job['id']}").json())["state"] in GOES_ON:
        assert time.monotonic() < until
        time.sleep(0.1)
    assert told["error"] or told["problems"]
    for address in ("/jobs", "/episodes"):
        page = scanned.get(address, headers=HTML).text
        assert f'data-job="{job["id"]}"' in page, address


@pytest.mark.parametrize(("language", "told"), [("ko", "2월 3일"), ("en", "3 Feb")])
def test_a_moment_is_said_as_the_visitor_says_it(language: str, told: str) -> None:
    when = datetime(2024, 2, 3, 14, 5).astimezone()
    said = moment(when.isoformat(), Visitor(language=language))  # type: ignore[arg-type]
    assert said.startswith(told)
    assert said.endswith("14:05")
