from __future__ import annotations

import os
from pathlib import Path

import pytest

from onara.lists.location import as_path, as_uri, from_text, from_uri

FOLDER = Path("/lists")
ODD = ["a.mp3", "비 오는 날/눈.mp3", "100%.mp3", "a#b?.mp3", "%41.mp3", "a:b.mp3", " sp ace.mp3"]


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("folder", [None, FOLDER, Path("/music/other")])
def test_a_uri_leads_back_to_the_file(name: str, folder: Path | None) -> None:
    path = Path("/music") / name
    assert from_uri(as_uri(path, folder), folder or FOLDER) == path


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("folder", [None, FOLDER])
def test_a_path_leads_back_to_the_file(name: str, folder: Path | None) -> None:
    path = Path("/music") / name
    assert from_text(as_path(path, folder), folder or FOLDER) == path


def test_a_name_that_is_no_text_has_a_uri() -> None:
    path = Path("/music") / os.fsdecode(b"\xb4\xab.mp3")
    assert as_uri(path, None) == "file:///music/%B4%AB.mp3"
    assert from_uri(as_uri(path, None), FOLDER) == path


def test_relative_locations_have_no_folder_of_this_machine_in_them() -> None:
    assert as_path(Path("/music/a.mp3"), FOLDER) == "../music/a.mp3"
    assert as_uri(Path("/music/눈.mp3"), FOLDER) == "../music/%EB%88%88.mp3"


def test_what_lies_on_the_net_is_no_file() -> None:
    assert from_uri("https://example.org/a.mp3", FOLDER) is None
    assert from_text("http://example.org/a.mp3", FOLDER) is None


def test_a_file_uri_with_a_host_is_that_path() -> None:
    assert from_uri("file://localhost/music/a.mp3", FOLDER) == Path("/music/a.mp3")
