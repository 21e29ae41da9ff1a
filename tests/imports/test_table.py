"""Tables of songs as people keep them."""

from __future__ import annotations

import unicodedata

import pytest

from onara.imports import (
    Appearance,
    ArtistRecord,
    Credit,
    DramaRecord,
    Name,
    Partial,
    SongRecord,
)
from onara.imports.records import Entry, Skipped
from onara.imports.table import NoTable, decoded, entries

FULL = (
    "drama,drama_ko,title,title_ko,performers,performers_ko,aliases,part,released,roles,composer,"
    "lyricist,source\n"
    "Winter Tale,겨울 이야기,Snowy Road,눈길,Kim Haneul;Paper Moon,김하늘;페이퍼문,Snow;Nungil,"
    "OST Part 3,2016-12-17,ending;insert,Roco,Mina,https://example.org/1\n"
)


def read(text: str) -> list[Entry]:
    return list(entries(text, "csv:my"))


def songs(text: str) -> list[SongRecord]:
    return [each for each in read(text) if isinstance(each, SongRecord)]


def test_every_column_is_read() -> None:
    song, *rest = read(FULL)
    assert song == SongRecord(
        "csv:my:song/겨울이야기/눈길/김하늘",
        "csv:my",
        "Snowy Road",
        "눈길",
        (Name("Snow"), Name("Nungil")),
        (
            Credit("Kim Haneul", "csv:my:artist/김하늘", " & "),
            Credit("Paper Moon", "csv:my:artist/페이퍼문"),
        ),
        (
            Appearance(
                "Winter Tale",
                "csv:my:drama/겨울이야기",
                part=3,
                released="2016-12-17",
                roles=("ending", "insert"),
            ),
        ),
        (Credit("Roco", "csv:my:artist/roco"),),
        (Credit("Mina", "csv:my:artist/mina"),),
        sources=("https://example.org/1",),
    )
    assert rest == [
        Partial(ArtistRecord("csv:my:artist/김하늘", "csv:my", "Kim Haneul", "김하늘")),
        Partial(ArtistRecord("csv:my:artist/페이퍼문", "csv:my", "Paper Moon", "페이퍼문")),
        Partial(DramaRecord("csv:my:drama/겨울이야기", "csv:my", "Winter Tale", "겨울 이야기")),
    ]


def test_korean_headers_in_any_order() -> None:
    (song,) = songs("가수\t발매일\t곡명\t드라마\n김하늘\t2016.12.17\t눈길\t겨울 이야기\n")
    assert (song.title, song.title_ko) == ("눈길", "눈길")
    assert (song.drama, song.released) == ("겨울 이야기", "2016-12-17")
    assert song.performers == (Credit("김하늘", "csv:my:artist/김하늘"),)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_endings(delimiter: str, ending: str) -> None:
    rows = [["title", "drama", "performers"], ["Snowy Road", "Winter Tale", '"Kim, Moon"']]
    (song,) = songs(ending.join(delimiter.join(row) for row in rows))
    assert song.drama == "Winter Tale"
    assert [credit.name for credit in song.performers] == ["Kim", "Moon"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_encodings_of_korean_spreadsheets(encoding: str) -> None:
    text = "제목,가수\n첫눈처럼,똠방각하\n"
    (song,) = songs(decoded(text.encode(encoding)))
    assert song.title_ko == "첫눈처럼"
    assert song.credit_line == "똠방각하"


def test_decomposed_text_is_composed() -> None:
    (song,) = songs(unicodedata.normalize("NFD", "제목,드라마\n첫눈처럼,도깨비\n"))
    assert (song.title_ko, song.drama) == ("첫눈처럼", "도깨비")


def test_a_bad_row_is_named_with_its_line_and_the_rest_goes_on() -> None:
    text = (
        "title,title_ko,performers,performers_ko,released\n"
        "One,,,,\n"
        ",,Kim,,\n"
        "\n"
        "Two,,Kim;Lee,김,\n"
        "Three,,,,yesterday\n"
        "Four,,,,2016-13\n"
        "Five\n"
        '"Six,,,,\nSeven,,,,\n'
    )
    found = read(text)
    assert [song.title for song in found if isinstance(song, SongRecord)] == ["One"]
    skipped = {each.place: each.reason for each in found if isinstance(each, Skipped)}
    assert list(skipped) == ["line 3", "line 5", "line 6", "line 7", "line 8", "line 9"]
    assert skipped["line 3"] == "has no title"
    assert skipped["line 5"] == "has 2 names in performers and 1 in performers_ko"
    assert "yesterday" in skipped["line 6"]
    assert "quotation mark" in skipped["line 9"]


def test_an_endless_cell_is_one_bad_row() -> None:
    found = read("title,drama\nOne,\n" + "x" * 200_000 + ",\nTwo,\n")
    assert [type(each) for each in found] == [SongRecord, Skipped, SongRecord]


def test_versions_of_a_song_are_songs_of_their_own() -> None:
    found = songs("title,drama,performers\nAll,D,Kim\nAll,D,Lee\nAll,E,Kim\n")
    assert len({song.id for song in found}) == 3


@pytest.mark.parametrize(
    "text", ["", " \n \n", "name,colour\nOne,red\n", "drama\nGoblin\n", "\0\0"]
)
def test_a_table_without_titles_is_refused(text: str) -> None:
    with pytest.raises(NoTable):
        read(text)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(NoTable, match="no text"):
        decoded(bytes(range(256)) * 4)


@pytest.mark.parametrize(
    ("cell", "part"),
    [("3", 3), ("Part.3", 3), ("OST Part 3", 3), ("파트 2", 2), ("Special", "Special"), ("", None)],
)
def test_parts(cell: str, part: int | str | None) -> None:
    (song,) = songs(f"title,drama,part\nOne,D,{cell}\n")
    assert song.part == part
