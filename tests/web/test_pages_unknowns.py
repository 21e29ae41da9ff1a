from html import unescape

from starlette.testclient import TestClient

HTML = {"accept": "text/html"}


def often(client: TestClient) -> dict[str, object]:
    found: list[dict[str, object]] = client.get("/api/v1/unknowns").json()["unknowns"]
    return max(found, key=lambda one: int(str(one["cues"])))


def test_an_empty_home_says_when_unknown_music_shows_itself(client: TestClient) -> None:
    page = client.get("/unknowns", headers=HTML | {"accept-language": "ko"}).text
    assert "여러 회 스캔하면 나타납니다" in page


def test_all_unknowns_are_listed_with_how_often_they_come(scanned: TestClient) -> None:
    page = scanned.get("/unknowns", headers=HTML).text
    one = often(scanned)
    assert f'href="/unknown/{one["number"]}"' in page
    assert f"{one['cues']} times" in page


def test_the_page_of_one_has_a_row_for_each_place(scanned: TestClient) -> None:
    one = often(scanned)
    page = unescape(scanned.get(f"/unknown/{one['number']}", headers=HTML).text)
    assert page.count("data-start=") == one["cues"]
    assert page.count('class="ribbon"') == one["episodes"]


def test_a_name_stands_in_place_of_the_number(scanned: TestClient) -> None:
    number = often(scanned)["number"]
    scanned.patch(f"/api/v1/unknowns/{number}", json={"name": "The sad piano"})
    page = scanned.get(f"/unknown/{number}", headers=HTML).text
    scanned.post("/api/v1/undo", json={})
    assert "<title>The sad piano" in page
    assert f"<title>Unknown {number}" in scanned.get(f"/unknown/{number}", headers=HTML).text


def test_a_number_that_none_has_is_not_found(scanned: TestClient) -> None:
    assert scanned.get("/unknown/4000", headers=HTML).status_code == 404
    assert scanned.get("/unknown/0", headers=HTML).status_code == 422
