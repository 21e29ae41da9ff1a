from starlette.testclient import TestClient


def test_a_question_in_korean_is_answered(client: TestClient) -> None:
    answer = client.get("/api/v1/find", params={"q": "도깨비"}).json()
    assert not answer["unknown"]
    assert answer["results"][0]["id"] == "guardian-the-lonely-and-great-god"


def test_a_name_is_suggested_while_it_is_typed(client: TestClient) -> None:
    found = client.get("/api/v1/suggest", params={"q": "도깨ㅂ"}).json()
    assert found[0]["id"] == "guardian-the-lonely-and-great-god"


def test_what_is_not_there_is_a_problem(client: TestClient) -> None:
    answer = client.get("/api/v1/nothing", headers={"Accept-Language": "ko"})
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["title"] == "여기에는 아무것도 없습니다"


def test_a_question_that_is_too_long_is_a_problem(client: TestClient) -> None:
    answer = client.get("/api/v1/find", params={"q": "가" * 501})
    assert answer.status_code == 422
    assert answer.json()["type"] == "urn:onara:problem:invalid"
