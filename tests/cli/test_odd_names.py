"""Names with any sign that a disk takes: they work, and are shown on one line."""

import os
import subprocess
import unicodedata
from pathlib import Path

import pytest

from tests.cli.program import PROGRAM, Onara, clip

ODD = [
    unicodedata.normalize("NFD", "도깨비 1부.wav"),
    "first\nsecond.wav",
    "\x1b[31mred\r.wav",
    "🎻🎶.wav",
    "가" * 82 + ".wav",
    " .wav",
    "--json.wav",
    "100%d [a|b] 'c' \"d\" \\e.wav",
    os.fsdecode(b"\xb5\xb5\xb1\xfa\xba\xf1.wav"),  # Hangul of another age
]


@pytest.mark.parametrize("name", ODD, ids=range(len(ODD)))
def test_an_odd_name_works(onara: Onara, tmp_path: Path, name: str) -> None:
    path = clip(tmp_path / name)
    home = tmp_path / "home"
    added = onara("add", path, "--home", home, "--json")
    assert (added.status, added.err, len(added.out)) == (0, [], 1)
    assert added.answers[0]["status"] == "added"
    assert os.fsencode(added.answers[0]["file"]) == os.fsencode(path)
    asked = onara("identify", path, "--home", home, "--json")
    assert (asked.status, asked.err, len(asked.out)) == (0, [], 1)
    (answer,) = asked.answers
    assert os.fsencode(answer["file"]) == os.fsencode(path)
    assert Path(answer["match"]["path"]).samefile(path)
    in_library = onara("library", "--home", home, "--json")
    assert [os.fsencode(one) for one in in_library.answers[0]["paths"]] == [os.fsencode(path)]


@pytest.mark.parametrize("name", ODD, ids=range(len(ODD)))
def test_an_odd_name_is_shown_on_one_line(onara: Onara, tmp_path: Path, name: str) -> None:
    path = clip(tmp_path / name)
    home = tmp_path / "home"
    added = onara("add", tmp_path, "--home", home)
    assert (added.status, added.err, len(added.out)) == (0, [], 2)
    told = onara("identify", path, "--home", home)
    assert (told.status, told.err, len(told.out)) == (0, [], 5)
    path.write_bytes(b"")
    refused = onara("identify", path, "--home", home)
    assert (refused.status, refused.out, len(refused.err)) == (1, [], 1)
    every = "".join([*added.out, *told.out, *refused.err])
    assert all(sign.isprintable() for sign in every)


def test_an_odd_name_works_on_a_terminal_of_another_age(tmp_path: Path) -> None:
    path = clip(tmp_path / "도깨비 🎻.wav")
    ran = subprocess.run(
        [*PROGRAM, "add", str(path), "--home", str(tmp_path / "home")],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.isascii()
    assert len(ran.stdout.splitlines()) == 2
