"""A file is named in the manner in which it was."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from onara.mending.location import Manner, Way, meant, relocated

ROOT = Path("/music/OST")
LOOSE = unicodedata.normalize("NFD", "눈")


@pytest.mark.parametrize(
    ("location", "found"),
    [
        ("a.mp3", [("plain", "/l/a.mp3")]),
        ("../b/./a.mp3", [("plain", "/b/a.mp3")]),
        ("/m/a.mp3", [("plain", "/m/a.mp3")]),
        ("b\\a.mp3", [("plain", "/l/b\\a.mp3"), ("backslash", "/l/b/a.mp3")]),
        ("100%20.mp3", [("plain", "/l/100%20.mp3"), ("uri", "/l/100 .mp3")]),
        ("file:///m/%EB%88%88.mp3", [("uri", "/m/눈.mp3")]),
        ("http://example.org/a.mp3", []),
        ("D:\\Music\\a.mp3", []),
        ("\\\\nas\\a.mp3", []),
    ],
)
def test_a_location_may_mean(location: str, found: list[tuple[str, str]]) -> None:
    told = meant(location, Path("/l"), is_uri=False)
    assert [(manner, str(path)) for manner, path in told] == found


def test_where_names_are_addresses_they_are_read_so_first() -> None:
    assert next(meant("a%20b.mp3", Path("/l"), is_uri=True)) == ("uri", Path("/l/a b.mp3"))


@pytest.mark.parametrize(
    ("location", "manner", "after"),
    [
        ("old/a.mp3", "plain", "new/눈 1.mp3"),
        ("./old/a.mp3", "plain", "./new/눈 1.mp3"),
        ("old\\a.mp3", "backslash", "new\\눈 1.mp3"),
        (".\\old\\a.mp3", "backslash", ".\\new\\눈 1.mp3"),
        ("old/../old/a.mp3", "plain", "new/눈 1.mp3"),
        ("/music/OST/old/a.mp3", "plain", "/music/OST/new/눈 1.mp3"),
        ("/mnt/truly/OST/old/a.mp3", "plain", "/mnt/truly/OST/new/눈 1.mp3"),
        ("/music//OST/old/./a.mp3", "plain", "/music/OST/new/눈 1.mp3"),
        ("old/a.mp3", "uri", "new/%EB%88%88%201.mp3"),
        ("file:///music/OST/old/%61.mp3", "uri", "file:///music/OST/new/%EB%88%88%201.mp3"),
        (
            "file://localhost/music/OST/old/a.mp3",
            "uri",
            "file://localhost/music/OST/new/%EB%88%88%201.mp3",
        ),
    ],
)
def test_a_file_that_moves_is_named_as_it_was(location: str, manner: Manner, after: str) -> None:
    ways = Way(ROOT, ROOT / "old/a.mp3"), Way(ROOT, ROOT / "new/눈 1.mp3")
    assert relocated(location, manner, ROOT, *ways, "/") == after


def test_names_that_stay_keep_their_spelling() -> None:
    ways = Way(ROOT, ROOT / f"{LOOSE}/{LOOSE}/a.mp3"), Way(ROOT, ROOT / f"{LOOSE}/눈/a.mp3")
    assert relocated("눈/눈/a.mp3", "plain", ROOT, *ways, "/") == "눈/눈/a.mp3"
    assert relocated(f"눈/{LOOSE}/a.mp3", "plain", ROOT, *ways, "/") == "눈/눈/a.mp3"
    ways = Way(ROOT / "x", ROOT / f"{LOOSE}/a.mp3"), Way(ROOT, ROOT / f"{LOOSE}/a.mp3")
    assert relocated("../눈/a.mp3", "plain", ROOT, *ways, "/") == "눈/a.mp3"


def test_a_playlist_that_moves_leads_back_to_what_stays() -> None:
    ways = Way(ROOT / "old", ROOT / "old/a.mp3"), Way(ROOT / "new/b", ROOT / "old/a.mp3")
    assert relocated("a.mp3", "plain", ROOT, *ways, "/") == "../../old/a.mp3"
    assert relocated("a.mp3", "plain", ROOT, *ways, "\\") == "..\\..\\old\\a.mp3"
    assert relocated("./a.mp3", "plain", ROOT, *ways, "\\") == "../../old/a.mp3"
    absolute = "/music/OST/old/a.mp3"
    assert relocated(absolute, "plain", ROOT, *ways, "/") == absolute


def test_a_sign_that_is_no_scheme_is_written_with_per_cent() -> None:
    ways = Way(ROOT, ROOT / "a.mp3"), Way(ROOT, ROOT / "b:c#d?.mp3")
    assert relocated("a.mp3", "uri", ROOT, *ways, "/") == "b%3Ac%23d%3F.mp3"
