from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from onara.lists import ListError, jspf
from onara.lists.identifiers import Identifiers
from onara.lists.jspf import RECORDING
from tests.lists.test_m3u import MADE, RAIN, SNOW


def test_the_json_has_the_shape_that_listenbrainz_reads() -> None:
    playlist = json.loads(jspf.write(MADE, None))["playlist"]
    assert playlist["title"] == "비 오는 날"
    assert playlist["extension"] == {"https://musicbrainz.org/doc/jspf#playlist": {"public": False}}
    (track,) = playlist["track"]
    assert track["location"] == ["file:///music/%EB%88%88.mp3"]
    assert (track["title"], track["creator"], track["duration"]) == ("Snow", "Ailee", 213600)


def test_no_musicbrainz_id_is_invented() -> None:
    (track,) = json.loads(jspf.write(MADE, None))["playlist"]["track"]
    assert "identifier" not in track
    assert "extension" not in track


MBID = "8f3471b5-7e6a-48da-86a9-c1c07a0f47ae"
KNOWN = replace(SNOW, identifiers=Identifiers(MBID, (MBID,), MBID, ("KRA301200001",)))


def test_ids_are_written_as_listenbrainz_has_them() -> None:
    (track,) = json.loads(jspf.write(replace(MADE, entries=(KNOWN,)), None))["playlist"]["track"]
    assert track["identifier"] == [f"https://musicbrainz.org/recording/{MBID}"]
    assert track["extension"]["https://musicbrainz.org/doc/jspf#track"] == {
        "artist_identifiers": [f"https://musicbrainz.org/artist/{MBID}"],
        "release_identifier": f"https://musicbrainz.org/release/{MBID}",
        "additional_metadata": {"isrcs": ["KRA301200001"]},
    }


def test_listenbrainz_gets_what_it_takes_and_nothing_of_this_machine() -> None:
    made = jspf.for_listenbrainz(replace(MADE, entries=(RAIN, SNOW, KNOWN)))
    assert [each.reason for each in made.missing] == ["not in the library", jspf.NO_ID]
    text = jspf.write_for_listenbrainz(made)
    assert not any(each in text for each in ("location", "file:", ".mp3", "d/snow"))
    refused = refusal(json.loads(text))
    assert refused is None, refused
    assert refusal(json.loads(jspf.write(replace(MADE, entries=(SNOW,)), None))) is not None


def refusal(jspf: dict[str, Any]) -> str | None:
    """Why ListenBrainz would refuse a playlist that is created (listenbrainz-server,
    webserver/views/playlist_api.py, as read in 2026)."""
    playlist = jspf["playlist"]
    extension = playlist["extension"]["https://musicbrainz.org/doc/jspf#playlist"]
    if not playlist["title"] or not isinstance(extension, dict):
        return "no title or extension"
    if not isinstance(extension.get("public"), bool):
        return "it does not say whether it is public"
    for track in playlist["track"]:
        known = [each for each in track.get("identifier", []) if each.startswith(RECORDING)]
        if not any(UUID(each.removeprefix(RECORDING)) for each in known):
            return "a track without an id"
    return None


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
