import re
from datetime import date
from html import unescape

from starlette.testclient import TestClient

HTML = {"accept": "text/html"}
DRAMA = "guardian-the-lonely-and-great-god"
SEASON = f"/seasons/{DRAMA}/1"


def rows(page: str) -> list[str]:
    """The rows of pieces in the table that says what the picture shows."""
    [body] = re.findall(r'<table class="season-numbers">.*?<tbody>(.*?)</tbody>', page, re.S)
    return re.findall(r"<tr>(.*?)</tr>", body, re.S)


def test_what_was_not_watched_is_not_in_the_page_at_all(scanned: TestClient) -> None:
    page = scanned.get(SEASON, headers=HTML).text
    assert "season-numbers" not in page
    assert "#t=" not in page


def test_an_episode_that_was_watched_is_shown_and_the_others_are_not(scanned: TestClient) -> None:
    headers = HTML | {"cookie": f"onara_seen={DRAMA}.1"}
    page = scanned.get(SEASON, headers=headers).text
    season = scanned.get(f"/api/v1{SEASON}").json()
    ids = [one["id"] for one in season["episodes"]]
    assert f"/episodes/{ids[0]}#t=" in page
    assert f"/episodes/{ids[1]}#t=" not in page


def test_one_click_shows_everything(scanned: TestClient) -> None:
    season = scanned.get(f"/api/v1{SEASON}").json()
    page = scanned.get(f"{SEASON}?all=1", headers=HTML).text
    once = bool(season["once"])
    assert len(rows(page)) == len(season["pieces"]) + once
    for piece, row in zip(season["pieces"], rows(page), strict=False):
        for cell in piece["cells"]:
            assert f">{cell['seconds']:.0f}</a>" in row


def test_picture_and_table_show_the_same_pieces(scanned: TestClient) -> None:
    page = scanned.get(f"{SEASON}?all=1", headers=HTML).text
    season = scanned.get(f"/api/v1{SEASON}").json()
    assert page.count("data-piece") == len(season["pieces"])
    assert page.count('class="first"') >= len(season["pieces"])


def test_cells_say_in_words_what_they_show(scanned: TestClient) -> None:
    korean = HTML | {"accept-language": "ko"}
    page = unescape(scanned.get(f"{SEASON}?all=1", headers=korean).text)
    assert re.search(r'aria-label="1회 [^"]+: \d+초"', page)


def test_the_season_can_be_exported(scanned: TestClient) -> None:
    page = unescape(scanned.get(SEASON, headers=HTML).text)
    address = re.search(r'href="(/api/v1/seasons/[^"]*format=csv&language=ko)"', page)
    assert address
    assert scanned.get(address[1]).status_code == 200


def test_a_season_that_is_not_there_is_not_found(scanned: TestClient) -> None:
    assert scanned.get("/seasons/none/1", headers=HTML).status_code == 404


def test_days_of_broadcast_are_estimated_from_the_first_and_the_last(scanned: TestClient) -> None:
    from onara.web.api.episodes import season_of
    from onara.web.pages.seasons import _broadcasts

    opened = scanned.app.state.opened  # type: ignore[attr-defined]
    days, is_estimated = _broadcasts(opened, season_of(opened, DRAMA, "1"))
    aired = opened.catalogue.drama(DRAMA).aired
    assert is_estimated
    assert days[0] == date.fromisoformat(aired.first)
    assert days[1] is not None
    assert days[0] < days[1] < date.fromisoformat(aired.last)
