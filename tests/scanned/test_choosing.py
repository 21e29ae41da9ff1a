from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from onara.scan import Scanner
from onara.scanned.choosing import NoEpisode, choose
from tests.scan.season import cue, put, winter_tale
from tests.spelling.any_text import ANYTHING

GOBLIN = "guardian-the-lonely-and-great-god"


@pytest.fixture
def scanner(tmp_path: Path) -> Iterator[Scanner]:
    winter_tale(tmp_path / "home", tmp_path / "video")
    with Scanner.open(tmp_path / "home") as opened:
        for number in (7, 8):
            put(
                opened.store,
                tmp_path / "goblin" / f"{number}.mkv",
                number,
                [cue("1", 1, 2)],
                id_=f"g{number}",
                title="Guardian: The Lonely and Great God",
                title_ko="쓸쓸하고 찬란하神 - 도깨비",
                drama=GOBLIN,
                season=None,
            )
        yield opened


def chosen(words: str, scanner: Scanner) -> list[str]:
    return [one.episode.id for one in choose(words, scanner)]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("e2", ["e2"]),
        ("Winter Tale S01E02.mkv", ["e2"]),
        ("winter tale 2", ["e2"]),
        ("Winter Tale S01E02", ["e2"]),
        ("winter tale, season 1, episode 2", ["e2"]),
        ("겨울 이야기 2화", ["e2"]),
        ("겨울이야기 제2회", ["e2"]),
        ("winter tale, the last episode", ["e3"]),
        ("winter tale", ["e1", "e2", "e3"]),
        ("Winter Tale season 1", ["e1", "e2", "e3"]),
        ("goblin 7", ["g7"]),
        ("도깨비", ["g7", "g8"]),
        ("dokkaebi 8", ["g8"]),
        ("goblin season 1", ["g7", "g8"]),
        (GOBLIN, ["g7", "g8"]),
        ("  E2 ", ["e2"]),
    ],
)
def test_an_episode_is_called_as_people_call_it(
    scanner: Scanner, words: str, ids: list[str]
) -> None:
    assert chosen(words, scanner) == ids


def test_a_path_is_the_file_and_a_folder_all_below_it(scanner: Scanner, tmp_path: Path) -> None:
    assert chosen(str(tmp_path / "video" / "Winter Tale S01E03.mkv"), scanner) == ["e3"]
    assert chosen(str(tmp_path / "video"), scanner) == ["e1", "e2", "e3"]
    # The file need not be there any more.
    assert chosen(str(tmp_path / "goblin" / "8.mkv"), scanner) == ["g8"]


def test_a_file_that_was_not_scanned_is_said_to_be_so(scanner: Scanner, tmp_path: Path) -> None:
    (tmp_path / "new.mkv").write_bytes(b"new")
    with pytest.raises(NoEpisode, match="was not scanned yet; do so with: onara scan"):
        choose(str(tmp_path / "new.mkv"), scanner)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("episode 9", "episode 9 was not scanned; there are"),
        ("winter tale 9", "there are Winter Tale S01E01, Winter Tale S01E02, Winter Tale S01E03$"),
        ("season 1", "may be of several dramas; name one of Guardian"),
        ("winter tale season 4", "no episode of season 4 was scanned"),
        ("signal 2", "no episode of Signal was scanned yet"),
        ("xyzzy", "no scanned episode goes by “xyzzy”; there are those of Guardian.*, Winter Tale"),
        ("", "goes by “”"),
    ],
)
def test_what_is_not_there_is_one_sentence_with_what_is(
    scanner: Scanner, words: str, sentence: str
) -> None:
    with pytest.raises(NoEpisode, match=sentence) as raised:
        choose(words, scanner)
    assert "\n" not in str(raised.value)


def test_two_files_of_one_episode_are_told_apart_by_id(scanner: Scanner, tmp_path: Path) -> None:
    put(scanner.store, tmp_path / "other" / "copy.mkv", 2, id_="copy")
    with pytest.raises(NoEpisode, match=r"may be 2 episodes, .*\(e2\).*give the id of one of them"):
        choose("winter tale 2", scanner)
    assert chosen("copy", scanner) == ["copy"]


def test_before_the_first_scan_there_is_nothing_to_choose(tmp_path: Path) -> None:
    with Scanner.open(tmp_path) as scanner, pytest.raises(NoEpisode, match="begin with"):
        choose("goblin 7", scanner)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=ANYTHING)
def test_any_text_is_an_episode_or_a_sentence(scanner: Scanner, words: str) -> None:
    try:
        assert choose(words, scanner)
    except NoEpisode as error:
        assert len(str(error)) < 600
