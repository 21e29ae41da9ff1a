from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onara.episodes.nfo import LARGEST_FILE, MOST_ROOTS, Nfo, read_nfo
from onara.errors import UnusableInput

EPISODE = """<?xml version="1.0" encoding="{encoding}" standalone="yes"?>
<episodedetails>
  <title>첫눈 &amp; 비</title>
  <showtitle>도깨비</showtitle>
  <season>1</season>
  <episode>7</episode>
  <aired>2016-12-23</aired>
  <uniqueid type="tvdb" default="true">5824331</uniqueid>
</episodedetails>
"""
READ = Nfo(
    "episodedetails",
    title="첫눈 & 비",
    show_title="도깨비",
    year=2016,
    season=1,
    number=7,
    aired="2016-12-23",
    ids={"tvdb": "5824331"},
)


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
def test_an_episode_is_read_in_every_encoding_whatever_it_declares(
    tmp_path: Path, encoding: str
) -> None:
    for declared in ("UTF-8", "euc-kr"):
        path = write(tmp_path / "a.nfo", EPISODE.format(encoding=declared), encoding)
        assert read_nfo(path) == (READ,)


def test_a_drama_is_read_with_its_ids(tmp_path: Path) -> None:
    text = """<tvshow><title>Goblin</title><originaltitle>도깨비</originaltitle>
    <premiered>2016-12-02</premiered><season>-1</season><episode>-1</episode>
    <uniqueid type="tmdb">67915</uniqueid><imdb_id>tt5994364</imdb_id><tvdbid>1</tvdbid>
    <uniqueid type="wikidata">Q1</uniqueid></tvshow>"""
    (nfo,) = read_nfo(write(tmp_path / "tvshow.nfo", text))
    assert (nfo.title, nfo.original_title, nfo.year) == ("Goblin", "도깨비", 2016)
    assert (nfo.season, nfo.number) == (None, None)
    assert nfo.ids == {"tmdb": "67915", "imdb": "tt5994364", "tvdb": "1", "wikidata": "Q1"}


def test_several_episodes_in_a_file_and_an_address_behind_them(tmp_path: Path) -> None:
    one, two = (f"<episodedetails><episode>{at}</episode></episodedetails>" for at in (7, 8))
    path = write(tmp_path / "a.nfo", f"{one}\n{two}\nhttps://example.org/?id=1&season=1\n")
    assert [nfo.number for nfo in read_nfo(path)] == [7, 8]


def test_a_bare_ampersand_is_one(tmp_path: Path) -> None:
    path = write(tmp_path / "a.nfo", "<tvshow><title>You & Me &lt;3</title></tvshow>")
    assert read_nfo(path)[0].title == "You & Me <3"


@pytest.mark.parametrize("text", ["", "https://example.org/series/1", "░▒▓ made by us ▓▒░", "<a/>"])
def test_an_nfo_of_another_kind_says_nothing(tmp_path: Path, text: str) -> None:
    assert read_nfo(write(tmp_path / "a.nfo", text)) == ()


BOMB = """<!DOCTYPE b [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>
<tvshow><title>&b;</title></tvshow>"""
OUTSIDE = """<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/hostname">]>
<tvshow><title>&x;</title></tvshow>"""


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (BOMB, "declares a document type"),
        (OUTSIDE, "declares a document type"),
        ("<tvshow><title>&nbsp;</title>", "is not closed"),
        ("<tvshow><title>x</tvshow>", "is not well-formed"),
        ("<tvshow>" + " " * LARGEST_FILE, "is too large"),
    ],
)
def test_a_hostile_or_broken_file_is_refused_in_a_sentence(
    tmp_path: Path, text: str, sentence: str
) -> None:
    with pytest.raises(UnusableInput, match=sentence):
        read_nfo(write(tmp_path / "a.nfo", text))


def test_an_entity_that_nobody_declared_stays_a_text(tmp_path: Path) -> None:
    path = write(tmp_path / "a.nfo", "<tvshow><title>a&secret;b</title></tvshow>")
    assert read_nfo(path)[0].title == "a&secret;b"


def test_elements_nested_without_end_are_no_trouble(tmp_path: Path) -> None:
    deep = "<a>" * 50_000 + "</a>" * 50_000
    path = write(tmp_path / "a.nfo", f"<tvshow>{deep}<title>Goblin</title></tvshow>")
    assert read_nfo(path)[0].title == "Goblin"


def test_of_roots_without_end_the_first_are_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.nfo", "<tvshow/>" * 50_000)
    assert len(read_nfo(path)) == MOST_ROOTS


def test_a_file_that_is_not_there_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="no such file"):
        read_nfo(tmp_path / "a.nfo")
    with pytest.raises(UnusableInput, match="is not a file"):
        read_nfo(tmp_path)


PIECES = st.sampled_from(
    (
        *("<tvshow>", "</tvshow>", "<season>", "</season>", "<episodedetails", ">", "/>", "&"),
        *("<title>", "</title>", "İ", "\x00", "]]>", "<![CDATA[", "<!--", "-->", "도깨비", "&#0;"),
    )
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=14))
def test_any_text_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[str]
) -> None:
    path = write(tmp_path_factory.mktemp("nfo") / "a.nfo", "".join(pieces))
    try:
        found = read_nfo(path)
    except UnusableInput as error:
        assert str(error).startswith(str(path))
    else:
        assert all(nfo.kind in ("episodedetails", "tvshow", "season") for nfo in found)
