"""What a record is, and under which names it is found."""

import unicodedata

import pytest

from onara.imports import Appearance, Name, SongRecord, SoundtrackRecord
from onara.imports.records import LONGEST_TEXT, clean, names_of, role_phrase


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (unicodedata.normalize("NFD", "첫눈처럼"), "첫눈처럼"),
        ("  two\n lines\t", "two lines"),
        ("bell\x07 and \x1b[31mred", "bell and [31mred"),
        ("half \ud800 pair", "half pair"),
        ("눈\u200d꽃", "눈\u200d꽃"),
        (None, ""),
        (7, ""),
        (["list"], ""),
    ],
)
def test_text_is_kept_composed_and_on_one_line(given: object, kept: str) -> None:
    assert clean(given) == kept


def test_a_name_of_megabytes_is_cut() -> None:
    assert len(clean("긴" * 5_000_000)) == LONGEST_TEXT


def test_names_come_once_with_sort_names_and_the_drama_of_a_soundtrack() -> None:
    song = SongRecord("a:1", "a", "Reset", "리셋", (Name("리셋", "ko"), Name("Re", sort="Re, Set")))
    assert names_of(song) == ("Reset", "리셋", "Re", "Re, Set")
    soundtrack = SoundtrackRecord("a:2", "a", "도깨비 OST", drama="도깨비")
    assert names_of(soundtrack) == ("도깨비 OST", "도깨비")


def test_a_song_speaks_of_its_first_appearance_and_of_all_roles() -> None:
    song = SongRecord(
        "a:1",
        "a",
        "Reset",
        appearances=(
            Appearance("School 2015", "a:d", "OST Part 1", "a:s", 1, "2015-05", ("opening",)),
            Appearance(soundtrack="OST", soundtrack_id="a:t", roles=("opening", "insert")),
        ),
    )
    assert (song.drama, song.drama_id, song.part) == ("School 2015", "a:d", 1)
    assert (song.soundtrack, song.soundtrack_id) == ("OST Part 1", "a:s")
    assert (song.released, song.roles) == ("2015-05", ("opening", "insert"))
    assert SongRecord("a:2", "a", "Alone").drama is None


def test_a_role_is_said_as_the_catalogue_says_it_or_stays_as_it_came() -> None:
    assert role_phrase("ending") == "ending theme"
    assert role_phrase("sung on the roof") == "sung on the roof"
