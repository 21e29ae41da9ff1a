import json
import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from onara.wording import bundled

HTML = {"accept": "text/html"}
KO = HTML | {"accept-language": "ko"}


def first_id(client: TestClient) -> str:
    [season] = client.get("/api/v1/episodes").json()["seasons"]
    return str(season["episodes"][0]["id"])


def lines_of(page: str) -> list[dict[str, object]]:
    """The lines that the rows of the cue table carry for the page's script."""
    return [json.loads(unescape(told)) for told in re.findall(r"data-line='([^']*)'", page)]


def test_an_empty_library_says_in_both_languages_what_to_do(client: TestClient) -> None:
    for headers, language in ((HTML, "en"), (KO, "ko")):
        page = client.get("/episodes", headers=headers).text
        assert bundled().say(language, "episodes.empty") in unescape(page)  # type: ignore[arg-type]


def test_each_episode_has_a_line_with_its_ribbon(scanned: TestClient) -> None:
    page = scanned.get("/episodes", headers=HTML).text
    assert page.count('class="episode-line"') == 2
    assert page.count('class="ribbon"') >= 2
    assert first_id(scanned) in page


def test_a_new_state_of_a_sheet_is_drawn_anew(scanned: TestClient) -> None:
    before = scanned.get("/episodes", headers=HTML).text
    id_ = first_id(scanned)
    scanned.patch(f"/api/v1/episodes/{id_}/cues/1", json={"rejected": True})
    after = scanned.get("/episodes", headers=HTML).text
    scanned.post("/api/v1/undo", json={})
    assert before.count('class="rejected"') == 0
    assert after.count('class="rejected"') == 1


def test_the_page_of_an_episode_carries_the_lines_of_its_sheet(scanned: TestClient) -> None:
    id_ = first_id(scanned)
    sheet = scanned.get(f"/api/v1/episodes/{id_}").json()
    page = scanned.get(f"/episodes/{id_}", headers=HTML).text
    told = lines_of(page)
    assert [(one["id"], one["revision"]) for one in told] == [
        (one["id"], one["revision"]) for one in sheet["lines"]
    ]
    assert page.count('role="row"') == len(sheet["lines"]) + 1


def test_what_is_unknown_is_said_in_the_language_of_the_visitor(scanned: TestClient) -> None:
    page = scanned.get(f"/episodes/{first_id(scanned)}", headers=KO).text
    assert "미확인 음악" in page
    assert "Unknown" not in re.sub(r"data-[a-z]+='[^']*'", "", page)


def test_every_format_is_offered_in_both_languages(scanned: TestClient) -> None:
    id_ = first_id(scanned)
    page = unescape(scanned.get(f"/episodes/{id_}", headers=HTML).text)
    formats = scanned.get("/api/v1/exports").json()["formats"]
    for each in formats:
        for language in ("ko", "en"):
            address = f"/api/v1/episodes/{id_}/export?format={each['name']}&language={language}"
            assert f'href="{address}"' in page


@pytest.mark.parametrize("path", ["/episodes/none", "/episodes/" + "a" * 64])
def test_an_episode_that_was_never_scanned_is_not_there(scanned: TestClient, path: str) -> None:
    assert scanned.get(path, headers=HTML).status_code == 404


def test_words_of_the_script_are_safe_inside_of_their_attribute(scanned: TestClient) -> None:
    page = scanned.get(f"/episodes/{first_id(scanned)}", headers=HTML).text
    found = re.findall(r"data-words='([^']*)'", page)
    assert len(found) >= 2
    for told in found:
        assert json.loads(unescape(told))
