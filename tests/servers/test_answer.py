from __future__ import annotations

import json

import pytest

from onara.servers.answer import is_page, number, parts, read_answer, text, texts

OK = {"subsonic-response": {"status": "ok", "searchResult3": {"song": [{"id": "1", "size": 7}]}}}
XML = """<?xml version="1.0" encoding="UTF-8"?>
<subsonic-response xmlns="http://subsonic.org/restapi" status="ok" version="1.12.0">
<searchResult3><song id="1" title="눈 &amp; 비" size="7"><isrc>A</isrc><isrc>B</isrc>
<artists name="V"/></song></searchResult3></subsonic-response>"""


def test_json_and_xml_tell_the_same() -> None:
    for data in (json.dumps(OK).encode(), b"\xef\xbb\xbf" + XML.encode(), XML.encode()):
        told = read_answer(data)
        assert told is not None
        (song,) = parts(told, "searchResult3", "song")
        assert (text(song, "id"), number(song, "size")) == ("1", 7)
    assert texts(song["isrc"]) == ("A", "B")
    assert text(song, "title") == "눈 & 비"
    assert parts(song, "artists") == [{"name": "V"}]


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"ok", b"{", b"[]", b"{}", b'{"subsonic-response": 3}', b"[" * 100_000),
        *(b'{"subsonic-response": {}}', b"<a/>", b"<subsonic-response", b"\xff\xfe\x00"),
        b"<html><body>log in</body></html>",
        b'<!DOCTYPE a [<!ENTITY b "c">]><subsonic-response status="&b;"/>',
        b'<?xml version="1.0" encoding="nothing"?><subsonic-response status="ok"/>',
    ],
)
def test_what_is_no_answer_is_told_from_one(data: bytes) -> None:
    assert read_answer(data) is None


def test_a_web_page_is_known() -> None:
    assert is_page(b"\n<!DOCTYPE html><html>")
    assert not is_page(XML.encode())


def test_values_of_a_wrong_kind_are_none() -> None:
    odd = {"id": None, "size": -3, "a": "x", "b": True, "c": [1], "d": 3.7, "e": "9" * 40}
    assert text(odd, "id") == ""
    assert [number(odd, name) for name in ("size", "a", "b", "c", "d", "e", "f")] == [
        *(None, None, None, None, 3, None, None)
    ]
    assert texts(3) == ()
    assert texts(["a", 3, ""]) == ("a",)
    assert parts(odd, "a", "b") == []
    assert parts({"a": []}, "a", "b") == []
