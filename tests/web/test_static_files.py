from __future__ import annotations

import gzip
import re

import pytest
from starlette.testclient import TestClient

from onara.web.static_files import STATIC, address, imports, module, version

FOR_EVER = "public, max-age=31536000, immutable"


def test_a_file_with_its_version_is_kept_for_ever_and_without_it_asked_for_again(
    client: TestClient,
) -> None:
    kept = client.get(address("", "js/page.js"))
    plain = client.get("/static/js/page.js")
    assert kept.content == plain.content == (STATIC / "js/page.js").read_bytes()
    assert kept.headers["cache-control"] == FOR_EVER
    assert plain.headers["cache-control"] == "no-cache"
    again = client.get("/static/js/page.js", headers={"If-None-Match": plain.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_text_is_packed_once_and_fonts_never(client: TestClient) -> None:
    with client.stream("GET", "/static/js/search.js") as answer:
        packed = b"".join(answer.iter_raw())
        assert answer.headers["content-encoding"] == "gzip"
        assert answer.headers["content-length"] == str(len(packed))
    assert gzip.decompress(packed) == (STATIC / "js/search.js").read_bytes()
    whole = client.get("/static/js/search.js", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in whole.headers
    font = client.get("/static/fonts/OnaraHanja.woff2")
    assert font.headers["content-type"] == "font/woff2"
    assert "content-encoding" not in font.headers


def test_a_head_has_the_length_and_no_body(client: TestClient) -> None:
    answer = client.head("/static/logo.svg", headers={"Accept-Encoding": "identity"})
    assert answer.content == b""
    assert answer.headers["content-length"] == str((STATIC / "logo.svg").stat().st_size)
    assert answer.headers["content-type"] == "image/svg+xml; charset=utf-8"


@pytest.mark.parametrize(
    "path",
    [
        "/static/",
        "/static/js",
        "/static/js/",
        "/static/nothing.js",
        "/static/%2e%2e/app.py",
        "/static/js/..%2f..%2fapp.py",
        "/static//etc/passwd",
        "/static/0123456789ab/js/page.js",
    ],
)
def test_only_files_that_there_are_are_given(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_files_are_only_read(client: TestClient) -> None:
    answer = client.post("/static/js/page.js", headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code in (403, 405)


def test_a_script_comes_with_all_that_it_imports(client: TestClient) -> None:
    needed = imports("js/episode.js")
    assert {"js/episode_panel.js", "js/api.js", "js/sound.js"} <= set(needed)
    tags = str(module("/onara", "js/episode.js"))
    ahead = re.findall(r'modulepreload" href="/onara/static/\w+/([^"]+)"', tags)
    assert tuple(ahead) == needed
    assert tags.endswith(f'src="/onara/static/{version()}/js/episode.js"></script>')
    for name in needed:
        assert client.get(address("", name)).status_code == 200


def test_a_page_that_names_a_file_that_is_not_there_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        address("", "js/nothing.js")
