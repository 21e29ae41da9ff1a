"""`onara references`, and what is said of recordings that have no file."""

import os
from pathlib import Path

import pytest

from tests.cli.program import Onara, clip


@pytest.fixture
def file(onara: Onara, home: Path, tmp_path: Path) -> Path:
    ran = onara("references", "export", tmp_path / "all.onararef", "--home", home, "--json")
    (told,) = ran.answers
    size = (tmp_path / "all.onararef").stat().st_size
    assert (ran.status, told["recordings"], told["bytes"]) == (0, 2, size)
    return tmp_path / "all.onararef"


@pytest.fixture
def friend(onara: Onara, file: Path, tmp_path: Path) -> Path:
    """A home in which nothing is but what was imported."""
    ran = onara("references", "import", file, "--home", tmp_path / "friend")
    assert (ran.status, ran.err) == (0, [])
    assert ran.out == [f"{file}: 2 new, 0 already there"]
    return tmp_path / "friend"


def test_a_clip_is_named_and_it_is_said_that_no_file_is_here(
    onara: Onara, friend: Path, tmp_path: Path
) -> None:
    asked = clip(tmp_path / "clip.wav")
    ran = onara("identify", asked, "--home", friend)
    assert ran.status == 0
    assert ran.out[-1] == "    imported: no file of it is here"
    (told,) = onara("identify", asked, "--home", friend, "--json").answers
    assert told["match"]["path"] is None
    assert told["match"]["recording"] in ran.out[1]


def test_it_is_listed_shown_compared_and_removed(onara: Onara, friend: Path) -> None:
    first, second = onara("library", "--home", friend, "--json").answers
    assert (first["paths"], second["paths"]) == ([], [])
    listed = onara("library", "--home", friend).out
    assert all(line.endswith("(imported, no file)") for line in listed[:2])
    shown = onara("show", first["recording"], "--home", friend)
    assert (shown.status, shown.err) == (0, [])
    assert "imported: no file of it is here" in shown.out
    (page,) = onara("show", first["recording"], "--home", friend, "--json").answers
    assert page["path"] is None
    like = onara("like", first["recording"], "--home", friend, "--json")
    assert like.answers[0]["sound"] == "compared"
    assert onara("doctor", "--home", friend).status == 0
    ran = onara("remove", first["recording"], "--home", friend, "--json")
    assert ran.answers == [{"recording": first["recording"], "status": "removed"}]
    assert len(onara("library", "--home", friend, "--json").answers) == 1


def test_importing_again_takes_nothing_in(onara: Onara, friend: Path, file: Path) -> None:
    (told,) = onara("references", "import", file, "--home", friend, "--json").answers
    assert (told["new"], told["known"]) == (0, 2)


def test_damage_is_said_with_what_to_do(onara: Onara, friend: Path) -> None:
    segment = next((friend / "index").glob("*.segment"))
    segment.write_bytes(segment.read_bytes()[:-1])
    ran = onara("doctor", "--home", friend)
    assert ran.status == 1
    assert len([line for line in ran.out if "onara references import" in line]) == 2
    (told,) = onara("doctor", "--home", friend, "--json").answers
    assert (len(told["imported"]), told["again"], told["lost"]) == (2, [], [])


def test_what_cannot_be_is_one_sentence(
    onara: Onara, home: Path, file: Path, tmp_path: Path
) -> None:
    cut = tmp_path / "cut"
    cut.write_bytes(file.read_bytes()[:-5])
    os.mkfifo(tmp_path / "pipe")
    for words, said in (
        (("import", cut), "is cut off"),
        (("import", tmp_path), "is not a file"),
        (("import", tmp_path / "pipe"), "is not a file"),
        (("import", tmp_path / "none"), "cannot be read"),
        (("import", next(home.glob("*.sqlite"))), "is not a file of references"),
        (("export", next(home.glob("*.sqlite"))), "is there already"),
        (("export", tmp_path / "pipe"), "is there already"),
        (("export", tmp_path), "is a folder"),
        (("export", tmp_path / ("x" * 300)), "cannot write"),
        (("export", tmp_path / "x", "nobody"), "nobody: is not in the library"),
        (("export", tmp_path / "x", "--drama", "nothing such"), "no such drama"),
        (("export", tmp_path / "x", "--drama", "goblin"), "no recording that is known"),
    ):
        ran = onara("references", *words, "--home", home)
        assert (ran.status, ran.out) == (1, []), words
        assert len(ran.err) == 1
        assert said in ran.err[0]
    assert not (tmp_path / "x").exists()
