from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from onara.scan import Scanner
from onara.scanned.described import FOLDER, described, least_score
from onara.subtitles.moments import Floats
from tests.scan.season import SONG, STATION_S, cue, put, winter_tale


@pytest.fixture
def scanner(tmp_path: Path) -> Iterator[Scanner]:
    winter_tale(tmp_path, tmp_path / "video")
    with Scanner.open(tmp_path) as opened:
        yield opened


class Letters:
    """An encoder for tests: which letters a text has; counts what it encodes."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def __call__(self, texts: list[str]) -> Floats:
        self.texts += texts
        rows = [[text.casefold().count(chr(97 + n)) + 0.01 for n in range(26)] for text in texts]
        made = np.array(rows, np.float32)
        return np.asarray(made / np.linalg.norm(made, axis=1, keepdims=True), np.float32)


def test_a_described_moment_is_found_with_what_played(scanner: Scanner) -> None:
    found = described(scanner, "the train station, end of episode 2")[0]
    assert (found.scanned.episode.id, found.second) == ("e2", STATION_S + 2)
    assert found.line is not None
    assert found.line.text == "Meet me at the train station."
    assert found.music is not None
    assert found.music.cue.recording == SONG
    assert found.id == f"e2@{STATION_S + 2:g}"
    assert not found.by_place


def test_a_place_alone_is_the_music_that_sounds_there(scanner: Scanner) -> None:
    found = described(scanner, "end of episode 2")[0]
    assert (found.second, found.by_place) == (STATION_S, True)


def test_music_that_begins_right_after_the_line_belongs_to_it(
    scanner: Scanner, tmp_path: Path
) -> None:
    lines = [(100.0, "The lighthouse is burning.")]
    put(scanner.store, tmp_path / "4.mkv", 4, [cue("1", 109, 130, SONG)], lines)
    found = described(scanner, "the scene with the lighthouse")[0]
    assert found.music is not None
    put(scanner.store, tmp_path / "4.mkv", 4, [cue("1", 125, 130, SONG)], lines)
    assert described(scanner, "the scene with the lighthouse")[0].music is None


def test_a_drama_that_is_named_is_taken_at_its_word(scanner: Scanner, tmp_path: Path) -> None:
    lines = [(300.0, "This train station is closed.")]
    put(scanner.store, tmp_path / "s.mkv", 2, (), lines, id_="s", title="Summer Tale", title_ko="")
    asked = "the train station, episode 2 of Summer Tale"
    assert {one.scanned.episode.id for one in described(scanner, asked)} == {"s"}
    # One that is known and was not scanned has no moments, whatever is said in others.
    assert described(scanner, "boys over flowers, episode 2, train station") == []


@pytest.mark.parametrize(
    "asked",
    [
        "train station",
        "station",
        "hello huh gak",
        "the scene with the elephant",
        "episode 9, the train station",
        "",
        "?",
    ],
)
def test_what_does_not_ask_for_a_moment_or_means_none_gets_none(
    scanner: Scanner, asked: str
) -> None:
    assert described(scanner, asked) == []


def test_a_whole_line_needs_no_word_of_a_scene(scanner: Scanner) -> None:
    assert described(scanner, "meet me at the train station")[0].second == STATION_S + 2


@pytest.mark.parametrize(
    ("asked", "surer"),
    [
        ("the station, end of episode 2", "the scene at the station"),
        ("the scene at the station", "meet him at the station tomorrow"),
        ("기차역에서 만나는 장면", "기차역 여권 비행기"),
    ],
)
def test_the_less_a_question_asks_for_a_moment_the_surer_it_must_be(asked: str, surer: str) -> None:
    least, more = least_score(asked), least_score(surer)
    assert least is not None
    assert more is not None
    assert least < more


def test_vectors_are_made_once_and_anew_when_lines_change(scanner: Scanner, tmp_path: Path) -> None:
    encode, told = Letters(), []
    asked = "the scene at the station"
    first = described(scanner, asked, encode, progress=lambda done, of: told.append((done, of)))
    assert told == [(2, 2)]
    assert len(encode.texts) == 3  # two lines and the question
    assert described(scanner, asked, encode) == first
    assert len(encode.texts) == 4
    put(scanner.store, tmp_path / "video" / "Winter Tale S01E02.mkv", 2, (), [(5.0, "A station")])
    described(scanner, asked, encode)
    assert encode.texts[4:] == ["A station", asked]


def test_kept_vectors_that_are_broken_are_made_anew(scanner: Scanner, tmp_path: Path) -> None:
    encode = Letters()
    asked = "the scene at the station"
    first = described(scanner, asked, encode)
    (tmp_path / FOLDER / "e2.npz").write_bytes(b"broken")
    assert described(scanner, asked, encode) == first


def test_nothing_scanned_has_no_moments(tmp_path: Path) -> None:
    with Scanner.open(tmp_path) as scanner:
        assert described(scanner, "the train station, end of episode 2") == []
