"""``onara catalogue where``."""

from __future__ import annotations

import json
from pathlib import Path

from tests.catalogue.winter_tale import GOOD
from tests.cli.catalogue_commands import catalogue


def put(home: Path, name: str, text: str) -> Path:
    file = home / "catalogue" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_the_folder_is_named_even_before_it_is_there(tmp_path: Path) -> None:
    ran = catalogue("where", "--home", tmp_path)
    assert ran.exit_code == 0
    assert ran.output.startswith(str(tmp_path / "catalogue"))
    assert "not there yet" in ran.output


def test_each_own_drama_says_what_it_replaces(tmp_path: Path) -> None:
    put(tmp_path, "new.yaml", GOOD)
    put(tmp_path, "other.yaml", GOOD.replace("id: winter-tale", "id: signal"))
    ran = catalogue("where", "--home", tmp_path)
    assert ran.exit_code == 0
    folder, new, other = ran.output.splitlines()
    assert folder == str(tmp_path / "catalogue")
    assert new.strip() == "new.yaml  Winter Tale (winter-tale), beside the bundled ones"
    assert other.strip() == "other.yaml  Winter Tale (signal), instead of the bundled Signal"


def test_machines_get_one_object_a_file(tmp_path: Path) -> None:
    file = put(tmp_path, "other.yaml", GOOD.replace("id: winter-tale", "id: signal"))
    (line,) = catalogue("where", "--home", tmp_path, "--json").output.splitlines()
    assert json.loads(line) == {
        "file": str(file),
        "drama": "signal",
        "title": "Winter Tale",
        "replaces": "Signal",
    }


def test_a_broken_file_does_not_hide_the_others(tmp_path: Path) -> None:
    put(tmp_path, "a.yaml", "drama: {}\n")
    put(tmp_path, "b.yaml", GOOD)
    ran = catalogue("where", "--home", tmp_path)
    assert ran.exit_code == 1
    assert "a.yaml, line 1: the drama needs `id`" in ran.stderr
    assert "b.yaml  Winter Tale" in ran.stdout
