"""``onara catalogue check``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.catalogue.winter_tale import GOOD
from tests.cli.catalogue_commands import catalogue

WRONG = GOOD.replace("roles: [ending", "rolls: [ending")


@pytest.fixture
def good(tmp_path: Path) -> Path:
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")
    return tmp_path / "good.yaml"


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    (tmp_path / "wrong").mkdir()
    (tmp_path / "wrong" / "wrong.yaml").write_text(WRONG, encoding="utf-8")
    return tmp_path / "wrong" / "wrong.yaml"


def test_a_good_file_gives_a_summary(good: Path) -> None:
    ran = catalogue("check", good)
    assert (ran.exit_code, ran.output) == (0, "1 file checked: nothing wrong\n")


def test_each_problem_is_a_line_with_the_nearest_word(wrong: Path, good: Path) -> None:
    ran = catalogue("check", wrong, good)
    assert ran.exit_code == 1
    line, summary = ran.output.splitlines()
    assert line.startswith(
        f"{wrong}, line 24: the song `snow` has an unknown key `rolls` (did you mean `roles`?)"
    )
    assert summary == "2 files checked: 1 refused, 0 doubtful"


def test_a_doubt_is_no_refusal(good: Path) -> None:
    good.write_text(GOOD.replace("name_ko: 김아", "name_ko: Kim"), encoding="utf-8")
    ran = catalogue("check", good)
    assert ran.exit_code == 0
    doubt, summary = ran.output.splitlines()
    assert doubt.startswith(f"{good}, line 12: doubtful: `name_ko` is")
    assert summary == "1 file checked: 0 refused, 1 doubtful"


def test_machines_get_one_object_a_problem(wrong: Path, good: Path) -> None:
    good.write_text(GOOD.replace("name_ko: 김아", "name_ko: Kim"), encoding="utf-8")
    ran = catalogue("check", "--json", wrong, good)
    assert ran.exit_code == 1
    refused, doubtful = (json.loads(line) for line in ran.output.splitlines())
    assert (refused["file"], refused["line"], refused["kind"]) == (str(wrong), 24, "refused")
    assert refused["did_you_mean"] == "roles"
    assert "unknown key" in refused["sentence"]
    assert (doubtful["kind"], doubtful["did_you_mean"]) == ("doubtful", None)


def test_folders_are_taken_too(wrong: Path, good: Path) -> None:
    assert wrong.parent.parent == good.parent
    ran = catalogue("check", good.parent)
    assert ran.output.splitlines()[-1] == "2 files checked: 1 refused, 0 doubtful"


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    ran = catalogue("check", tmp_path / "gone.yaml")
    assert ran.exit_code == 1
    assert ran.output.splitlines()[0].startswith(f"{tmp_path / 'gone.yaml'}: it cannot be read (")


def test_a_control_character_of_a_file_does_not_reach_the_terminal(good: Path) -> None:
    good.write_text(GOOD.replace("[ending", '["\\e[31mending"'), encoding="utf-8")
    ran = catalogue("check", good)
    assert ran.exit_code == 1
    assert "\x1b" not in ran.output
    assert "\\x1b[31mending" in ran.output


def test_without_a_file_the_usage_is_wrong() -> None:
    assert catalogue("check").exit_code == 2
