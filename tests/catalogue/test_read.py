"""Catalogue files: what is read, and what is refused with the line it stands on."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from onara.catalogue.problem import CatalogueError
from onara.catalogue.read import read_drama, read_file
from onara.catalogue.roles import ROLES
from onara.errors import OnaraError
from tests.catalogue.winter_tale import GOOD


def refused(text: str) -> str:
    with pytest.raises(CatalogueError) as caught:
        read_drama(text, Path("my.yaml"))
    return str(caught.value)


def test_a_file_is_read_whole() -> None:
    drama = read_drama(GOOD, Path("my.yaml"))
    snow, piano = drama.songs
    assert drama.titles == ("Winter Tale", "겨울 이야기", "A Tale of Winter", "겨울")
    assert drama.aired is not None and drama.aired.last == "2020-03-01"
    assert drama.soundtrack.releases[0].songs == ("winter-tale/snow",)
    assert drama.soundtrack.releases[0].date == "2020-01"
    assert snow.sources == ("https://example.org/press", "https://example.org/snow")
    assert snow.cover_of is not None and snow.cover_of.artists[0].name == "Old Singer"
    assert piano.title == "눈 (피아노)"
    assert piano.version_of == snow.id == "winter-tale/snow"


def test_a_belief_is_not_among_the_titles() -> None:
    snow = read_drama(GOOD, Path("my.yaml")).songs[0]
    assert snow.titles == ("Snow",)
    assert snow.unverified[0].titles == ("눈",)


def test_text_is_composed_at_the_border() -> None:
    apart = unicodedata.normalize("NFD", GOOD)
    assert read_drama(apart, Path("my.yaml")) == read_drama(GOOD, Path("my.yaml"))


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("title: Snow\n", "tilte: Snow\n", 20, "needs `title` or `title_ko`"),
        ("roles: [ending", "rolls: [ending", 24, "unknown key `rolls`"),
        ("title: Winter Tale\n", "title: 1997\n", 5, 'write "1997" in quotes'),
        ("  title: Winter Tale\n", "", 4, "the drama needs `title`"),
        ("id: winter-tale", "id: Winter Tale", 4, "small letters"),
        ("id: snow-piano", "id: snow", 32, "two songs `snow`"),
        ("songs: [snow]", "songs: [snow, rain]", 17, "names the song `rain`"),
        ("version_of: snow", "version_of: rain", 34, "names the song `rain`"),
        ("roles: [ending, insert]", "roles: [finale]", 24, "`finale` is not a role"),
        ("  sources: [press]\nsoundtrack", "  sources: [blog]\nsoundtrack", 9, "source `blog`"),
        ("date: 2020-01\n", "date: 2020-13\n", 16, "must be a date"),
        ("first: 2020-01-02", "first: 2020-02-30", 8, "must be a date"),
        ("year: 1990", "year: long ago", 28, "must be a whole number"),
        ("    performers:\n", "    founding_list: yes please\n    performers:\n", 22, "true or"),
        ("roles: [ending, insert]", "roles: ending", 24, "must be a list"),
        ("title: Snow\n", "title: Snow\n    title: Rain\n", 22, "`title` twice"),
        ("{name: Kim A,", "[Kim A,", 12, "not YAML"),
        ("    - {name: Kim A, name_ko: 김아}", "    - Kim A", 12, "must be a block"),
        ("title: Snow\n", 'title: ""\n', 21, "is empty"),
        ("drama:", "dramas:", 1, "needs the section `drama`"),
    ],
)
def test_a_slip_is_named_with_its_line(old: str, new: str, line: int, words: str) -> None:
    assert GOOD.count(old) == 1
    sentence = refused(GOOD.replace(old, new))
    assert sentence.startswith(f"my.yaml, line {line}: ")
    assert words in sentence
    assert sentence.endswith(".") and "\n" not in sentence


@pytest.mark.parametrize(
    "text", ["", "# nothing\n", "just words", "- a\n- b\n", "\x00", "a: &x [*x"]
)
def test_what_is_no_catalogue_file_is_refused(text: str) -> None:
    assert refused(text).startswith("my.yaml")


def test_a_complaint_is_one_of_onaras_errors() -> None:
    assert issubclass(CatalogueError, OnaraError)


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "old.yaml"
    file.write_bytes(GOOD.encode("cp949"))
    with pytest.raises(CatalogueError, match="UTF-8"):
        read_file(file)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"gone\.yaml: it cannot be read"):
        read_file(tmp_path / "gone.yaml")


GUIDE = (Path(__file__).parents[2] / "docs" / "catalogue.md").read_text(encoding="utf-8")


def test_the_example_of_the_guide_is_read() -> None:
    example = GUIDE.split("```yaml\n")[1].split("```")[0]
    drama = read_drama(example, Path("example.yaml"))
    assert drama.songs[0].role_phrase() == "ending theme"


def test_every_role_and_key_is_in_the_guide() -> None:
    unknown = refused(GOOD.replace("title: Snow\n", "title: Snow\n    zzz: 1\n"))
    keys = unknown.split("known are: ")[1].rstrip(".").split(", ")
    unknown = refused(GOOD.replace("id: winter-tale", "id: winter-tale\n  zzz: 1"))
    keys += unknown.split("known are: ")[1].rstrip(".").split(", ")
    assert len(keys) > 40
    assert [key for key in [*keys, *ROLES] if f"`{key}`" not in GUIDE] == []
