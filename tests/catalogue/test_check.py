"""All problems of catalogue files at once, each with its line and the nearest right word."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import onara.catalogue
from onara.catalogue import CatalogueError
from onara.catalogue.check import check, check_text
from onara.catalogue.problem import Problem
from onara.catalogue.read import read_drama
from tests.catalogue.winter_tale import GOOD

TODAY = date(2030, 1, 1)
DATA = Path(onara.catalogue.__file__).parent / "data"

WRONG = """\
sources:
  press: https://example.org/press
drama:
  id: winter-tale
  titel: Winter Tale
  episodes: many
  sources: [pres]
soundtrack:
  releases:
    - part: 1
      songs: [snow, sno]
      sources: [press]
songs:
  - id: snow
    title: Snow
    roles: [endign, opening theme]
    performers: [Kim B, {name: Kim C, name_kr: 김}]
    released: 2020-13
  - id: snow
    notes:
      - {txt: Set in winter.}
    sources: [press]
relation: []
"""


def problems(text: str) -> list[Problem]:
    return check_text(text, Path("my.yaml"), TODAY)


def test_a_good_file_has_none() -> None:
    assert problems(GOOD) == []


def test_all_problems_are_named_by_line() -> None:
    found = {(p.line, p.did_you_mean) for p in problems(WRONG) if p.is_refused}
    assert found == {
        (4, None),  # the drama needs a title
        (5, "title"),
        (6, None),
        (7, "press"),
        (10, None),  # the release needs a title
        (11, "snow"),
        (16, "ending"),
        (16, "opening"),
        (17, None),
        (17, "name_ko"),
        (18, None),
        (19, None),  # two songs of one id; no title either
        (21, None),  # the statement needs its text
        (21, "text"),
        (23, "relations"),
    }
    assert [p.line for p in problems(WRONG)] == sorted(p.line or 0 for p in problems(WRONG))


def test_a_sentence_asks_for_the_right_word() -> None:
    (misspelt,) = (p for p in problems(WRONG) if p.line == 5)
    assert str(misspelt) == (
        "my.yaml, line 5: the drama has an unknown key `titel` (did you mean `title`?); "
        f"{misspelt.sentence.partition('; ')[2]}"
    )
    assert misspelt.sentence.endswith(".")
    assert all(p.sentence.endswith(".") and "\n" not in p.sentence for p in problems(WRONG))


def test_loading_stops_at_one_of_them() -> None:
    with pytest.raises(CatalogueError) as caught:
        read_drama(WRONG, Path("my.yaml"))
    assert caught.value.problem in problems(WRONG)
    assert str(caught.value) == str(caught.value.problem)


@pytest.mark.parametrize("line", range(len(GOOD.splitlines())))
def test_a_file_without_one_of_its_lines_is_judged_as_loading_judges(line: int) -> None:
    lines = GOOD.splitlines(keepends=True)
    text = "".join(lines[:line] + lines[line + 1 :])
    refused = [p for p in problems(text) if p.is_refused]
    try:
        read_drama(text, Path("my.yaml"))
    except CatalogueError as error:
        assert error.problem in refused
    else:
        assert refused == []


@pytest.mark.parametrize(
    "text",
    ["", "# nothing\n", "just words", "- a\n- b\n", "\x00", "a: &x [*x]", "drama: [", "? {}"],
)
def test_what_is_no_catalogue_file_is_refused(text: str) -> None:
    assert any(p.is_refused for p in problems(text))


@pytest.mark.parametrize(
    "text",
    ["a: " + "[" * 100_000 + "]" * 100_000, "- " * 50_000 + "a", "a: " + "{b: [" * 1500],
    ids=["lists", "blocks", "unclosed"],
)
def test_no_nesting_ends_the_program(text: str) -> None:
    assert any(p.is_refused for p in problems(text))
    with pytest.raises(CatalogueError):
        read_drama(text, Path("my.yaml"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("people: [{name: Kim A, borm: 1990}]", "unknown key `borm`"),
        ("works: [{id: twenty, title: Twenty}]", "needs `kind`"),
        ("dramas: [{title: W, year: soon}]", "whole number"),
        ("dramas: [{title: W}]\nsongs: []", "needs the section `drama`"),
    ],
)
def test_files_beside_the_dramas_are_checked_as_such(text: str, words: str) -> None:
    assert any(words in p.sentence for p in problems(text) if p.is_refused)


def test_folders_are_taken_too(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "below" / "wrong.yaml").write_text(WRONG, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not for us", encoding="utf-8")
    (tmp_path / "._good.yaml").write_bytes(b"\x00\xff")
    checked = check([tmp_path], TODAY)
    assert [file.name for file in checked.files] == ["wrong.yaml", "good.yaml"]
    assert {p.file.name for p in checked.problems} == {"wrong.yaml"}


def test_one_drama_in_two_files_of_a_folder_is_refused(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    (problem,) = check([tmp_path], TODAY).problems
    assert problem.is_refused
    assert problem.file.name == "b.yaml"
    assert f"also in {tmp_path / 'a.yaml'}" in problem.sentence


def test_what_cannot_be_read_is_a_problem_among_others(tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_bytes(GOOD.encode("cp949"))
    (tmp_path / "empty").mkdir()
    paths = [tmp_path / name for name in ("gone.yaml", "old.yaml", "empty")]
    checked = check(paths, TODAY)
    assert [p.file for p in checked.problems] == paths
    for problem, word in zip(checked.problems, ("read", "UTF-8", "no `*.yaml`"), strict=True):
        assert word in problem.sentence and problem.is_refused


def test_the_bundled_files_are_not_refused() -> None:
    checked = check([DATA])
    assert len(checked.files) == 18
    assert [str(p) for p in checked.problems if p.is_refused] == []
