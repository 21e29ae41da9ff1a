from __future__ import annotations

import json
from pathlib import Path

import pytest

from onara.lists import ListError, jspf
from tests.lists.test_m3u import MADE, RAIN, SNOW


def test_the_json_has_the_shape_that_listenbrainz_reads() -> None:
    playlist = json.loads(jspf.write(MADE, None))["playlist"]
    assert playlist["title"] == "비 오는 날"
    assert playlist["extension"] == {
        "https://musicbrainz.org/doc/jspf#playlist": [{"public": False}]
    }
    (track,) = playlist["track"]
    assert track["location"] == ["file:///music/%EB%88%88.mp3"]
    assert (track["title"], track["creator"], track["duration"]) == ("Snow", "Ailee", 213600)


def test_no_musicbrainz_id_is_invented() -> None:
    (track,) = json.loads(jspf.write(MADE, None))["playlist"]["track"]
    assert "identifier" not in track
    assert "extension" not in track


def test_what_is_missing_is_named() -> None:
    annotation = json.loads(jspf.write(MADE, None))["playlist"]["annotation"]
    assert annotation == "Missing: V - Rain (not in the library)"


def test_it_is_read_back_in_order_with_ids() -> None:
    many = type(MADE)("x", None, (RAIN, SNOW, RAIN, SNOW))
    for folder in (None, Path("/lists")):
        name, found = jspf.read(jspf.write(many, folder), Path("/lists"))
        assert name == "x"
        assert [each.song for each in found] == ["d/rain", "d/snow", "d/rain", "d/snow"]
        assert found[1].path == SNOW.path


def test_what_others_write_is_read_as_far_as_it_goes() -> None:
    tracks = [{"title": "Snow", "creator": "Ailee", "location": "a.mp3"}, "x", {"title": 3}]
    text = json.dumps({"playlist": {"title": None, "track": tracks}})
    name, (first, second) = jspf.read(text, Path("/lists"))
    assert name is None
    assert (first.title, first.performer, first.path) == ("Snow", "Ailee", Path("/lists/a.mp3"))
    assert second.name == "an entry without a name"


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"playlist": []}', "[" * 100_000, "3"])
def test_what_is_no_jspf_is_one_sentence(text: str) -> None:
    with pytest.raises(ListError):
        jspf.read(text, Path("/"))
