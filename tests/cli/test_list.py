from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from onara.library import Library
from tests.cli.program import Ran, wav
from tests.cli.wandering import wander

SWEET, BLOOMING = "itaewon-class/sweet-night", "signal/blooming"


def ids(ran: Ran) -> list[str]:
    assert (ran.status, ran.err) == (0, [])
    return [entry["id"] for entry in ran.answers[0]["entries"]]


def test_the_overview_has_bookmarks_and_the_founding_list(tmp_path: Path) -> None:
    assert wander(tmp_path, "list").out == ["bookmarks  0 entries", "founding-list  84 entries"]
    told = wander(tmp_path, "list", "--json").answers
    assert told == [
        {"list": "bookmarks", "entries": 0},
        {"list": "founding-list", "entries": 84},
    ]


def test_without_a_name_it_is_about_bookmarks(tmp_path: Path) -> None:
    wander(tmp_path, "list", "--add", "Sweet Night")
    assert ids(wander(tmp_path, "list", "bookmarks", "--json")) == [SWEET]


def test_a_list_is_made_filled_moved_noted_emptied(tmp_path: Path) -> None:
    made = ("list", "rainy", "nights", "--new", "--add", SWEET, "--add", "blooming")
    assert ids(wander(tmp_path, *made, "--json")) == [SWEET, BLOOMING]
    moved = wander(tmp_path, "list", "rainy nights", "--move", "blooming", "1", "--json")
    assert ids(moved) == [BLOOMING, SWEET]
    noted = wander(tmp_path, "list", "rainy nights", "--note", SWEET, "last train")
    assert noted.out[-1].split() == [
        *("2", "Sweet", "Night", "V", "Itaewon", "Class", "last", "train"),
        SWEET,
    ]
    out = wander(tmp_path, "list", "rainy nights", "--remove", "1", "--remove", SWEET)
    assert out.out == ["rainy nights: 0 entries"]


def test_a_name_in_nfd_is_the_same_list(tmp_path: Path) -> None:
    wander(tmp_path, "list", unicodedata.normalize("NFD", "비 오는 날"), "--new")
    assert wander(tmp_path, "list", "비 오는 날").out == ["비 오는 날: 0 entries"]


def test_renamed_deleted_and_fetched_back(tmp_path: Path) -> None:
    wander(tmp_path, "list", "rain", "--new", "--add", SWEET)
    assert wander(tmp_path, "list", "rain", "--rename", "snow").out[0] == "snow: 1 entry"
    assert wander(tmp_path, "list", "snow", "--delete").out == [
        "snow: fetch it back with: onara list --undo"
    ]
    assert wander(tmp_path, "list", "snow").status == 1
    assert wander(tmp_path, "list", "--undo").out == ["snow is back"]
    assert ids(wander(tmp_path, "list", "snow", "--json")) == [SWEET]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["nothing"], "there is no list nothing"),
        (["--add", "nothing"], "nothing has the id or name"),
        (["--add", "I Miss You"], "may be 2 things"),
        (["--remove", SWEET], "is not in the list"),
        (["--move", SWEET, "0"], "from 1"),
        (["founding-list", "--add", SWEET], "only be read"),
        (["bookmarks", "--new"], "already"),
        (["😀", "--new"], "needs a name"),
        (["--undo"], "no list was thrown away"),
        (["nothing", "--delete"], "there is no list"),
        (["--export", "x.mp3"], "a playlist is named"),
        (["--import", "/nonexistent/x.m3u8"], "cannot be read"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    tmp_path: Path, words: list[str], sentence: str
) -> None:
    ran = wander(tmp_path, "list", *words)
    assert ran.status == 1
    (said,) = ran.err
    assert sentence in said


@pytest.mark.parametrize(
    "words",
    [["x", "--new", "--delete"], ["--delete"], ["--new"], ["--rename", "x"], ["--move", "x"]],
)
def test_wrong_usage_is_status_2(tmp_path: Path, words: list[str]) -> None:
    assert wander(tmp_path, "list", *words).status == 2


def test_a_broken_list_is_one_sentence_and_the_others_are_listed(tmp_path: Path) -> None:
    wander(tmp_path, "list", "--add", SWEET)
    (tmp_path / "lists" / "broken.yaml").write_text("entries: [")
    ran = wander(tmp_path, "list")
    assert ran.out == ["bookmarks  1 entry", "founding-list  84 entries"]
    (said,) = ran.err
    assert "broken.yaml, line 1" in said


def test_what_the_catalogue_lost_is_listed_and_can_be_taken_out(tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "old.yaml").write_text("entries: [gone/song]")
    assert "(not known)" in wander(tmp_path, "list", "old").out[-1]
    assert ids(wander(tmp_path, "list", "old", "--remove", "gone/song", "--json")) == []


@pytest.fixture(scope="session")
def owning(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose library has Sweet Night and nothing else of the catalogue."""
    folder = tmp_path_factory.mktemp("owning")
    path = folder / "이태원 클라쓰 OST" / "V - Sweet Night.wav"
    path.parent.mkdir()
    with Library.open(folder / "home") as library:
        library.add([wav(path)])
        (owned,) = library.recordings()
    assert owned.song is not None
    assert owned.song.id == SWEET
    return folder / "home"


@pytest.mark.parametrize("ending", ["m3u8", "xspf", "jspf"])
def test_what_is_owned_is_written_what_is_missing_named_and_all_of_it_read_back(
    owning: Path, tmp_path: Path, ending: str
) -> None:
    name = f"way out {ending}"
    wander(owning, "list", name, "--new", "--add", BLOOMING, "--add", SWEET)
    path = tmp_path / f"x.{ending}"
    ran = wander(owning, "list", name, "--export", path)
    assert ran.out == [
        f"1 recording written to {path}, 1 missing",
        "  missing: Yi Sung Yol - Blooming (not in the library)",
    ]
    (told,) = wander(owning, "list", name, "--export", path, "--relative", "--json").answers
    assert (told["tracks"], [each["song"] for each in told["missing"]]) == (1, [BLOOMING])
    assert ids(wander(owning, "list", f"back {ending}", "--import", path, "--json")) == [
        BLOOMING,
        SWEET,
    ]


def test_an_imported_playlist_says_what_it_did_not_know(owning: Path, tmp_path: Path) -> None:
    path = tmp_path / "of others.m3u8"
    path.write_text("#EXTM3U\n#EXTINF:9,Nobody - Nothing\na.mp3\n#EXTINF:9,V - Sweet Night\nb.mp3")
    ran = wander(owning, "list", "--import", path, "--json")
    assert ran.err == ["onara: not in the catalogue: Nobody - Nothing"]
    assert [each["id"] for each in ran.answers[0]["entries"]] == [SWEET]
    assert ran.answers[0]["name"] == "of others"


def test_a_playlist_of_nothing_known_makes_no_list(tmp_path: Path) -> None:
    path = tmp_path / "x.jspf"
    path.write_text(json.dumps({"playlist": {"track": [{"title": "Nothing"}]}}))
    ran = wander(tmp_path, "list", "--import", path)
    assert (ran.status, ran.out) == (1, [])
    assert "no list was made" in ran.err[-1]


def test_a_home_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "lists").write_text("in the way")
    ran = wander(tmp_path, "list", "--add", SWEET)
    (said,) = ran.err
    assert ran.status == 1
    assert "cannot write" in said
