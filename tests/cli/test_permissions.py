"""Files, folders and homes that may not be read or written: one sentence, and the rest is done."""

import ctypes
import os
import shutil
from pathlib import Path

import pytest

from onara.library import Library
from tests.cli.program import Onara, clip, listed, spawn, wav


def obey_permissions() -> None:
    """Root reads and writes what it likes; without these two capabilities it asks like others.

    They are taken out of the bounding set, so the next program has them no more (capabilities(7)).
    """
    if os.geteuid() == 0:
        for capability in (_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH):
            if _LIBC.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0) != 0:
                raise OSError(ctypes.get_errno(), "cannot give up a capability")


_LIBC = ctypes.CDLL(None, use_errno=True)
_PR_CAPBSET_DROP, _CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 24, 1, 2


def test_a_file_that_may_not_be_read_is_one_line(filled: Path, tmp_path: Path) -> None:
    secret, good = clip(tmp_path / "secret.wav", 2), clip(tmp_path / "good.wav")
    secret.chmod(0)
    sentence = f"onara: {secret}: may not be read (permission denied)"
    added = spawn(["add", secret, good, "--home", tmp_path / "home", "--json"], obey_permissions)
    assert (added.status, added.err) == (1, [sentence])
    assert {one["file"]: one["status"] for one in added.answers} == {
        str(secret): "refused",
        str(good): "added",
    }
    asked = spawn(["identify", secret, good, "--home", filled, "--json"], obey_permissions)
    assert (asked.status, asked.err) == (1, [sentence])
    assert [one["match"] is None for one in asked.answers] == [True, False]


def test_what_lies_in_a_folder_that_may_not_be_entered_is_one_line(
    filled: Path, tmp_path: Path
) -> None:
    folder, good = tmp_path / "closed", clip(tmp_path / "good.wav")
    folder.mkdir()
    inside = clip(folder / "inside.wav", 2)
    folder.chmod(0)
    try:
        of_file = spawn(["add", inside, good, "--home", tmp_path / "a", "--json"], obey_permissions)
        of_folder = spawn(["add", tmp_path, "--home", tmp_path / "b", "--json"], obey_permissions)
        asked = spawn(["identify", inside, good, "--home", filled, "--json"], obey_permissions)
    finally:
        folder.chmod(0o700)
    assert (of_file.status, len(of_file.err)) == (1, 1)
    assert of_file.err[0].startswith(f"onara: {inside}: ")
    assert "permission denied" in of_file.err[0]
    assert (of_folder.status, of_folder.err) == (
        1,
        [f"onara: {folder}: cannot be read (permission denied)"],
    )
    assert (asked.status, asked.err) == (1, of_file.err)
    for ran in (of_file, of_folder):
        assert [one["file"] for one in ran.answers if one["status"] == "added"] == [str(good)]
    assert asked.answers[1]["match"] is not None


def test_a_library_answers_where_its_files_may_not_be_reached(tmp_path: Path) -> None:
    folder, home = tmp_path / "music", tmp_path / "home"
    folder.mkdir()
    recording, part = wav(folder / "one.wav", 20.0), clip(tmp_path / "part.wav")
    copy = Path(shutil.copy2(recording, tmp_path / "copy.wav"))
    with Library.open(home) as library:
        library.add([recording])
    folder.chmod(0)
    try:
        asked = spawn(["identify", part, "--home", home, "--json"], obey_permissions)
        shown = spawn(["library", "--home", home], obey_permissions)
        added = spawn(["add", copy, "--home", home, "--json"], obey_permissions)
    finally:
        folder.chmod(0o700)
    assert (asked.status, asked.err) == (0, [])
    assert asked.answers[0]["match"]["path"] == str(recording)
    assert (shown.status, shown.err, len(shown.out)) == (0, [], 2)
    assert (added.status, added.err) == (0, [])
    assert added.answers[0]["recording"] == asked.answers[0]["match"]["recording"]


def _close(home: Path, *, files_too: bool) -> None:
    for path in [*home.rglob("*"), home]:
        if path.is_dir():
            path.chmod(0o555)
        elif files_too:
            path.chmod(0o444)


def _open(home: Path) -> None:
    for path in [home, *home.rglob("*")]:
        path.chmod(0o755)


@pytest.mark.parametrize("files_too", [False, True])
def test_a_home_that_may_only_be_read_answers_but_takes_nothing_in(
    home: Path, tmp_path: Path, files_too: bool
) -> None:
    known, new = clip(tmp_path / "clip.wav"), wav(tmp_path / "new.wav", seed=7)
    with Library.open(home) as library:
        recording = library.recordings()[0].recording
    _close(home, files_too=files_too)
    try:
        asked = spawn(["identify", known, "--home", home, "--json"], obey_permissions)
        shown = spawn(["library", "--home", home, "--json"], obey_permissions)
        added = spawn(["add", new, "--home", home], obey_permissions)
        removed = spawn(["remove", recording, "--home", home], obey_permissions)
    finally:
        _open(home)
    assert (asked.status, asked.err) == (0, [])
    assert asked.answers[0]["match"]["path"].endswith("one.wav")
    assert (shown.status, shown.err, len(shown.out)) == (0, [], 2)
    for ran in (added, removed):
        assert (ran.status, len(ran.err)) == (1, 1)
        assert str(home) in ran.err[0]
    assert listed(home) == {"one.wav", "two.wav"}


def test_a_home_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    good = wav(tmp_path / "good.wav")
    ran = spawn(["add", good, "--home", closed / "home"], obey_permissions)
    assert ran.status == 1
    assert ran.err == [f"onara: cannot write in {closed / 'home'}: permission denied"]


@pytest.mark.parametrize("command", ["add", "identify", "library", "remove"])
def test_a_home_that_is_a_file_is_one_line(onara: Onara, tmp_path: Path, command: str) -> None:
    good = wav(tmp_path / "good.wav")
    words = [] if command == "library" else [good]
    ran = onara(command, *words, "--home", good)
    assert (ran.status, len(ran.err)) == (1, 1)
    assert str(good) in ran.err[0]
