import sqlite3
from collections.abc import Iterator

import pytest

from onara.lyrics import postings
from onara.lyrics.postings import BLOCK, FEWEST_LINES, bits_of, likely

LINES = {1: "nolandaemun", 2: "apesokitalyo", 3: "jongipe", BLOCK + 7: "nolanusan"}


@pytest.fixture
def run() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.executescript(postings.SCHEMA + "CREATE TABLE line (id INTEGER PRIMARY KEY);")
    connection.executemany("INSERT INTO line VALUES (?)", [(number,) for number in LINES])
    postings.add(connection, LINES.items())
    yield connection
    connection.close()


def found(run: sqlite3.Connection, sounded: str, limit: int = 9) -> list[int]:
    return likely(run, bits_of(run, sounded), limit)


@pytest.mark.parametrize(("number", "sounded"), LINES.items())
def test_a_line_is_found_by_its_sound_in_any_block(
    run: sqlite3.Connection, number: int, sounded: str
) -> None:
    assert found(run, sounded)[0] == number


def test_words_over_two_lines_find_the_first_of_them(run: sqlite3.Connection) -> None:
    assert found(run, "daemunapesoki")[0] == 1


def test_the_limit_is_kept(run: sqlite3.Connection) -> None:
    assert len(found(run, "nolan", 1)) == 1


def test_what_no_line_has_finds_nothing(run: sqlite3.Connection) -> None:
    assert bits_of(run, "xyzxyz") == {}
    assert found(run, "xyzxyz") == []


def test_rare_grams_have_more_bits(run: sqlite3.Connection) -> None:
    rarities = bits_of(run, "nolandaemun")
    assert (rarities["nola"].size, rarities["daem"].size) == (2, 1)
    assert rarities["daem"].bits > rarities["nola"].bits
    assert 2 ** rarities["daem"].bits > FEWEST_LINES


def test_lines_are_added_to_a_block_and_taken_out(run: sqlite3.Connection) -> None:
    before = run.execute("SELECT * FROM posting ORDER BY gram, block").fetchall()
    postings.add(run, [(BLOCK + 8, "nolandaemun"), (BLOCK + 9, "saelo")])
    assert BLOCK + 8 in found(run, "nolandaemun")
    postings.remove(run, [(BLOCK + 8, "nolandaemun"), (BLOCK + 9, "saelo")])
    assert run.execute("SELECT * FROM posting ORDER BY gram, block").fetchall() == before


def test_a_long_question_reads_its_rarest_grams_only(
    run: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postings, "BUDGET", 1)
    assert found(run, "nolandaemun")[0] == 1
    monkeypatch.setattr(postings, "BUDGET", 2)
    assert BLOCK + 7 not in found(run, "nolandaemun")
    monkeypatch.setattr(postings, "BUDGET", 100)
    assert BLOCK + 7 in found(run, "nolandaemun")
