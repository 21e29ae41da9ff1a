from starlette.testclient import TestClient


def test_a_secret_is_shown_once(client: TestClient) -> None:
    made = client.post("/api/v1/keys", json={"name": "부엌 라디오", "may": "full"})
    assert made.status_code == 201
    secret, id_ = made.json()["secret"], made.json()["key"]["id"]
    listed = client.get("/api/v1/keys")
    assert secret not in listed.text
    assert next(each for each in listed.json() if each["id"] == id_)["name"] == "부엌 라디오"
    assert secret not in client.get("/settings", headers={"Accept": "text/html"}).text
    assert client.delete(f"/api/v1/keys/{id_}").status_code == 204
    assert client.delete(f"/api/v1/keys/{id_}").status_code == 404


def test_a_key_of_an_unknown_kind_is_refused(client: TestClient) -> None:
    assert client.post("/api/v1/keys", json={"name": "x", "may": "all"}).status_code == 422
    assert client.post("/api/v1/keys", json={"name": "", "may": "read"}).status_code == 422
