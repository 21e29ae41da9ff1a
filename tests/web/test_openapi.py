"""The description of the API is whole, its examples run, and no request makes a server error."""

from __future__ import annotations

import copy
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

from onara.demo import Rendered
from onara.web import Settings, create_app
from onara.web.examples import Example, examples
from onara.web.openapi import TAGS

REQUESTS = 8
"""Of each operation; all of them together take half a minute."""
LONG = ("jobs_events", "sound_episode_audio")
"""They stream until the listener goes, or for an hour; their own tests read them."""
LOCKS_OUT = "access_change_password"
"""After it every other request would be refused; `tests/web/test_session.py` calls it."""
ANSWERS_IN_S = 120
OPERATIONS = Path(__file__).with_name("operations.txt")


@pytest.fixture(scope="module")
def roots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that an operator allows, with one of music in it."""
    made = tmp_path_factory.mktemp("media")
    (made / "OST").mkdir()
    return made


def serve(home: Path, roots: Path) -> FastAPI:
    made = create_app(Settings(home, roots=(roots,)))
    made.state.opened.warm_up()
    return made


@pytest.fixture(scope="module")
def app(lively: Path, roots: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    """A server with something in everything, that may be changed."""
    home = tmp_path_factory.mktemp("asked") / "home"
    shutil.copytree(lively, home)
    made = serve(home, roots)
    yield made
    made.state.opened.close()


@pytest.fixture(scope="module")
def document(app: FastAPI) -> dict[str, Any]:
    return app.openapi()


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, by_method in document["paths"].items():
        for method, operation in by_method.items():
            yield method.upper(), path, operation


def test_every_operation_says_what_it_does(document: dict[str, Any]) -> None:
    for method, path, operation in operations(document):
        assert operation.get("description"), f"{method} {path}"
        assert operation["tags"][0] in TAGS, f"{method} {path}"
        assert re.fullmatch(r"[a-z]+(_[a-z0-9]+)+", operation["operationId"])
    names = Counter(operation["operationId"] for _, _, operation in operations(document))
    assert names.most_common(1)[0][1] == 1


def test_every_operation_says_what_can_go_wrong(document: dict[str, Any]) -> None:
    for method, path, operation in operations(document):
        responses = operation["responses"]
        assert {"403", "422", "default"} <= set(responses), f"{method} {path}"
        assert ("401" in responses) is (operation["security"] != [{}]), f"{method} {path}"
        assert "HTTPValidationError" not in str(responses)
        assert any(status.startswith("2") for status in responses)


def test_every_value_that_has_to_be_there_has_an_example(document: dict[str, Any]) -> None:
    assert len(list(examples(document))) == len(list(operations(document)))


def test_no_operation_that_programs_know_is_gone(document: dict[str, Any]) -> None:
    """Names and paths of version 1 stay, as the file beside this one has them."""
    known = OPERATIONS.read_text(encoding="utf-8").splitlines()
    now = {f"{method} {path} {told['operationId']}" for method, path, told in operations(document)}
    assert known
    assert not set(known) - now


A_LIST = (
    b"#EXTM3U\n#ONARA-SONG:my-mister/grown-ups\n#EXTINF:200,Sondia - Grown Ups\ngrown-ups.mp3\n"
)
MADE_BY: dict[str, tuple[Callable[[Any], Any], str]] = {
    "access_make_key": (lambda told: told["key"]["id"], "/keys/"),
    "shares_share": (lambda told: told["token"], "/shares/"),
    "folders_choose": (lambda told: told["folder"]["id"], "/folders/"),
    "hear_hear": (lambda told: told["id"], "/clips/"),
    "jobs_want": (lambda told: told["id"], "/jobs/"),
}
"""Operations whose answers say the id of what they made, and the paths in which it stands."""
REFUSED = {
    "access_log_in": 403,  # nobody has set a password
    "access_end_session": 404,  # so nobody has a session
    "sound_artwork": 404,  # the demo's files have no pictures
    "unknowns_merge": 404,  # there is one unknown
    "unknowns_split": 422,  # which sounds once
    "lists_change": 403,  # the bookmarks keep their name
    "lists_order": 422,  # and there is more in them
    "jobs_forget": 409,  # it is not done yet
}
"""Examples that are answered with a problem where there is nothing but the demo."""
ORDER = ("POST", "GET", "PUT", "PATCH", "DELETE")


def test_every_example_runs(lively: Path, roots: Path, rendered: Rendered, tmp_path: Path) -> None:
    """With the ids of this home in the place of the reader's, in an order that makes sense."""
    shutil.copytree(lively, tmp_path / "home")
    app = serve(tmp_path / "home", roots)
    client = TestClient(app, base_url="http://localhost")
    own = own_ids(app, roots)
    wrong = {}
    found = [each for each in examples(app.openapi()) if not each.path.endswith("/events")]
    for each in sorted(found, key=lambda one: order_of(one)):
        if each.operation == LOCKS_OUT:
            continue
        asked = mine(each, own)
        is_list = "import" in asked.path
        file = A_LIST if is_list else rendered.clip.read_bytes()
        file_name = "rain.m3u8" if is_list else "clip.wav"
        files = dict.fromkeys(asked.files, (file_name, file)) or None
        answer = client.request(asked.method, asked.address, json=asked.body, files=files)
        # A job of a second may be over before anything is said of it.
        is_over = each.operation.startswith("jobs_") and answer.status_code == 409
        is_refused = is_over or answer.status_code == REFUSED.get(each.operation)
        if not is_refused and not answer.is_success:
            wrong[each.operation] = (
                answer.status_code,
                asked.address,
                asked.body,
                answer.text[:200],
            )
        if each.operation in MADE_BY and answer.is_success:
            id_of, lead = MADE_BY[each.operation]
            id_ = str(id_of(answer.json()))
            own.append((rf"{lead}(?!browse)[^/]+", lead + id_))
            if lead == "/folders/":
                own.append((r"3c9a0b7e5f1d", id_))
    assert not wrong, wrong


def order_of(example: Example) -> tuple[int, int]:
    is_made_first = example.operation in MADE_BY
    is_last = example.operation.endswith("_undo") or example.path.count("/demo")
    return 0 if is_made_first else 2 if is_last else 1, ORDER.index(example.method)


def own_ids(app: FastAPI, roots: Path) -> list[tuple[str, str]]:
    """What of an example is to be replaced, by what there is here."""
    opened = app.state.opened
    with opened.scanner() as scanner:
        episode = next(each.episode for each in scanner.store.episodes())
        cue = scanner.store.cues(episode.id)[0].id
        number = scanner.store.unknowns()[0].number
    return [
        (r"5f1d0c3a9b7e", episode.id),
        (r"0e1a665c939c443c", opened.recordings()[0].recording),
        (r"/cues/[^/]+", f"/cues/{cue}"),
        (r"/unknowns/\d+", f"/unknowns/{number}"),
        (r"/seasons/my-mister/", "/seasons/three-hills-demo/"),
        (r"/media/OST", str(roots / "OST")),
        (r"%2Fmedia$", str(roots)),
    ]


def mine(example: Example, own: list[tuple[str, str]]) -> Example:
    def replaced(value: Any) -> Any:
        if isinstance(value, str):
            for pattern, there in own:
                value = re.sub(pattern, there.replace("\\", r"\\"), value)
            return value
        if isinstance(value, dict):
            return {name: replaced(each) for name, each in value.items()}
        return [replaced(each) for each in value] if isinstance(value, list) else value

    return replace(
        example,
        path=replaced(example.path),
        query=replaced(example.query),
        body=replaced(example.body),
    )


@pytest.fixture
def attacked(app: FastAPI, document: dict[str, Any]) -> Any:
    """The description with ids that there are, so that requests get behind the first door."""
    told = copy.deepcopy(document)
    told["components"].pop("securitySchemes")
    opened = app.state.opened
    with opened.scanner() as scanner:
        episodes = [each.episode.id for each in scanner.store.episodes()]
        cues = [each.id for one in episodes for each in scanner.store.cues(one)]
        unknowns = [each.number for each in scanner.store.unknowns()]
    recordings = [each.recording for each in opened.recordings()]
    there: dict[tuple[str, str], list[Any]] = {
        ("/episodes/", "id"): episodes,
        ("/cues/", "cue"): cues,
        ("/recordings/", "id"): recordings,
        ("/unknowns/", "number"): unknowns,
        ("/lists/", "name"): list(opened.lists().names()),
        ("/things/", "id"): ["my-mister", "itaewon-class/sweet-night", "v"],
        ("/like", "id"): ["my-mister", "itaewon-class/sweet-night", *recordings[:1]],
    }
    for _, path, operation in operations(told):
        operation.pop("security", None)
        for parameter in operation.get("parameters", ()):
            for (part, name), ids in there.items():
                if part in path and parameter["name"] == name and ids:
                    parameter["schema"] = {"enum": ids}
    loaded = schemathesis.openapi.from_dict(told)
    loaded.app = app
    return loaded.exclude(operation_id=[*LONG, LOCKS_OUT])


def test_no_request_makes_a_server_error(attacked: Any) -> None:
    """Requests that the description allows, and some that it does not, each operation by itself."""
    tried = 0
    for result in attacked.get_all_operations():
        _attack(result.ok())
        tried += 1
    assert tried > 50


def _attack(operation: Any) -> None:
    @given(case=operation.as_strategy())
    @settings(
        max_examples=REQUESTS,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def ask(case: Case[Any]) -> None:
        answer = case.call(base_url="http://localhost", timeout=ANSWERS_IN_S)
        case.validate_response(
            answer,
            checks=[
                not_a_server_error,
                status_code_conformance,
                content_type_conformance,
                response_schema_conformance,
            ],
        )

    ask()
