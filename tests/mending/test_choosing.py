"""What of a report is done."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from onara.collection import Report, examine
from onara.mending.choosing import chosen
from onara.tagging import write
from tests.tagging.files import make

LOOSE = unicodedata.normalize("NFD", "첫눈")
WRONG = "첫눈처럼".encode("cp949").decode("latin-1")


def report(tmp_path: Path) -> tuple[Report, list[Path]]:
    folder = tmp_path / "OST" / WRONG
    folder.mkdir(parents=True)
    path = make(folder, "a.flac").rename(folder / f"{LOOSE}.flac")
    write(path, {"title": (LOOSE,), "artist": (WRONG,)})
    found = examine(tmp_path / "OST", tmp_path / "home", listen=False)
    return found, [path]


def test_names_are_put_right_with_the_folders_that_they_are_in(tmp_path: Path) -> None:
    found, files = report(tmp_path)
    (proposal,) = chosen(found, files)
    assert proposal.move_to == tmp_path / "OST" / "첫눈처럼" / "첫눈.flac"
    assert proposal.changes["title"] == ("첫눈",)
    assert proposal.changes["artist"] == ("첫눈처럼",)
    assert "Hangul" in proposal.reasons["path"]


def test_only_some_kinds_are_chosen(tmp_path: Path) -> None:
    found, files = report(tmp_path)
    (tags,) = chosen(found, files, ["nfd"])
    assert (tags.changes, tags.move_to) == ({"title": ("첫눈",)}, None)
    (name,) = chosen(found, files, ["name nfd"])
    assert (name.changes, name.move_to) == ({}, files[0].with_name("첫눈.flac"))
    assert chosen(found, files, ["artwork"]) == []


def test_only_some_fields_are_chosen(tmp_path: Path) -> None:
    found, files = report(tmp_path)
    (artist,) = chosen(found, files, (), ["artist"])
    assert (artist.changes, artist.move_to) == ({"artist": ("첫눈처럼",)}, None)
    (name,) = chosen(found, files, (), ["path"])
    assert name.changes == {}
    assert name.move_to == tmp_path / "OST" / "첫눈처럼" / "첫눈.flac"
    assert chosen(found, files, ["nfd"], ["artist"]) == []
