import os
import stat
import sys
from pathlib import Path

import pytest

from onara.demo import Rendered
from onara.demo.__main__ import commands, main, onara_command, run


@pytest.fixture
def stand_in(tmp_path: Path) -> Path:
    """A program that prints its arguments and fails with status 3 on `library`."""
    script = tmp_path / "onara"
    script.write_text(
        f"#!{sys.executable}\n"
        "import sys\n"
        "print('ran', *sys.argv[1:], flush=True)\n"
        "sys.exit(3 if sys.argv[1] == 'library' else 0)\n",
        encoding="utf-8",
    )
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return script


def test_the_commands_are_the_ordinary_ones_on_the_demos_files(rendered: Rendered) -> None:
    lines = commands(rendered)
    assert [line[0] for line in lines] == ["add", "library", "identify", "scan"]
    assert all(line[1:3] == ["--home", str(rendered.folder / "home")] for line in lines)
    assert all(Path(line[3]).exists() for line in lines if len(line) > 3)


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a script with a shebang")
def test_a_failure_is_the_status_but_does_not_stop_the_rest(
    stand_in: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    lines = [["add", "a b"], ["library"], ["identify", "c"]]
    assert run(stand_in, "onara", lines) == 3
    shown = [line for line in capfd.readouterr().out.splitlines() if line]
    assert shown == [
        "$ onara add 'a b'",
        "ran add a b",
        "$ onara library",
        "ran library",
        "$ onara identify c",
        "ran identify c",
    ]


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a script with a shebang")
def test_the_demo_shows_its_commands_and_ends_with_a_hint_in_two_languages(
    rendered: Rendered,
    stand_in: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "executable", str(stand_in.parent / "python"))
    monkeypatch.setenv("PATH", str(stand_in.parent))
    assert main([str(rendered.folder)]) == 3
    shown = capfd.readouterr().out.splitlines()
    assert sum(line.startswith("$ onara ") for line in shown) == 4
    assert "내 음악" in shown[-2] and "onara add FOLDER" in shown[-1]


def test_a_script_off_the_path_is_shown_where_it_is(
    stand_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(stand_in.parent / "python"))
    monkeypatch.setenv("PATH", "")
    monkeypatch.chdir(stand_in.parent.parent)
    assert onara_command() == (stand_in, f"{stand_in.parent.name}{os.sep}onara")


def test_a_folder_that_cannot_be_made_is_one_sentence(
    tmp_path: Path,
    stand_in: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "executable", str(stand_in.parent / "python"))
    (tmp_path / "file").write_bytes(b"")
    assert main([str(tmp_path / "file" / "demo")]) == 1
    assert "could not be made" in capfd.readouterr().err
