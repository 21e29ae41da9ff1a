"""`onara doctor FOLDER --fix`, what it shows and does, and `onara undo`."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from onara.mending import Mender, carrying
from onara.tagging import read, write
from tests.cli.program import Onara, spawn
from tests.cli.test_permissions import obey_permissions
from tests.mending.tree import left_behind, seen
from tests.small_season import SmallSeason
from tests.tagging.files import make

LOOSE = unicodedata.normalize("NFD", "첫눈처럼 너에게 가겠다")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "OST"
    folder.mkdir()
    song(folder, "a.flac", f"02 {LOOSE}.flac", title=LOOSE, artist="에일리", tracknumber="2")
    song(folder, "old.mp3", "01.mp3", title="½ºÅ×ÀÌ À§µå ¹Ì", artist="찬열, 펀치", tracknumber="1")
    (folder / "01.lrc").write_text("[00:00.10]la la la la la\n[00:00.50]na na na na na\n")
    return folder


def song(folder: Path, kind: str, name: str, **tags: str) -> Path:
    path = make(folder, kind).rename(folder / name)
    write(path, {"album": ("도깨비 OST",)} | {field: (value,) for field, value in tags.items()})
    return path


def plan_of(onara: Onara, *words: object) -> str:
    return str(onara("doctor", *words, "--fix", "--quick", "--json").answers[-1]["plan"])


def test_what_would_be_done_is_shown_and_nothing_is_changed(
    onara: Onara, folder: Path, tmp_path: Path
) -> None:
    before = seen(folder)
    ran = onara("doctor", folder, "--fix", "--home", tmp_path / "home", "--field", "title")
    assert (ran.status, ran.err) == (0, [])
    assert ran.out[0] == "01.mp3"
    assert ran.out[1].split() == ["title", "│", "½ºÅ×ÀÌ", "À§µå", "¹Ì", "│", "스테이", "위드", "미"]
    assert "(NFD)" in ran.out[3]
    assert ran.out[-2] == "2 fields of 2 files; nothing was changed yet"
    assert ran.out[-1].startswith("to do just this: onara doctor ")
    assert seen(folder) == before


def test_machines_are_told_all_of_it(onara: Onara, folder: Path, tmp_path: Path) -> None:
    words = (folder, "--fix", "--home", tmp_path / "home", "--json")
    first, second, plan = onara(
        "doctor", *words, "--only", "nfd", "--only", "encoding", "--template", "{track} {title}"
    ).answers
    (change,) = first["changes"]
    assert (change["field"], change["before"], change["after"]) == (
        "title",
        ["½ºÅ×ÀÌ À§µå ¹Ì"],
        ["스테이 위드 미"],
    )
    assert "wrong encoding" in change["why"]
    assert first["move_to"] == str(folder / "01 스테이 위드 미.mp3")
    assert first["along"] == {str(folder / "01.lrc"): str(folder / "01 스테이 위드 미.lrc")}
    assert second["move_to"] == str(folder / "02 첫눈처럼 너에게 가겠다.flac")
    assert {name: plan[name] for name in ("files", "fields", "moves", "along", "refused")} == {
        "files": 2,
        "fields": 2,
        "moves": 2,
        "along": 1,
        "refused": 0,
    }


def test_what_was_shown_is_done_and_taken_back(onara: Onara, folder: Path, tmp_path: Path) -> None:
    home = ("--home", tmp_path / "home")
    before = seen(folder)
    onara("add", folder, *home)
    known = onara("library", *home, "--json").answers
    plan = plan_of(onara, folder, *home, "--template", "{drama}/{track} {title}")
    ran = onara("doctor", folder, "--fix", "--apply", plan, *home, "--json")
    assert (ran.status, ran.err) == (0, [])
    *files, last = ran.answers
    assert {(each["status"], each["kept"]) for each in files} == {
        ("fixed", "delta"),
        ("fixed", None),
    }
    assert (last["plan"], last["fixed"], last["left"]) == (plan, 3, 0)
    assert last["kept_bytes"] == sum(each["kept_bytes"] for each in files)
    new = next(folder.rglob("01 스테이 위드 미.mp3"))
    assert read(new).first("title") == "스테이 위드 미"
    assert new.with_suffix(".lrc").exists()
    # The library knows, without anything being added.
    now = onara("library", *home, "--json").answers
    assert {each["recording"] for each in now} == {each["recording"] for each in known}
    assert str(new) in {each["paths"][0] for each in now}
    assert onara("find", "na na na na na", *home, "--json").answers
    undone = onara("undo", *home)
    assert undone.out == [f"undone: the fix of 3 files in {folder}"]
    assert seen(folder) == before
    assert onara("library", *home, "--json").answers == known
    assert onara("undo", *home).out == ["there is nothing to undo"]


def test_playlists_follow_and_come_back(onara: Onara, folder: Path, tmp_path: Path) -> None:
    (folder / "all.m3u").write_bytes("#EXTM3U\r\n01.mp3\r\n#눈\r\n".encode("cp949"))
    (folder / "odd.m3u").write_bytes("#눈\n01.mp3\n".encode("cp949") + bytes(range(14, 27)))
    words = (folder, "--fix", "--home", tmp_path / "home", "--quick", "--template", "{title}")
    before = seen(folder)
    shown = onara("doctor", *words)
    at = shown.out.index("all.m3u")
    assert " ".join(shown.out[at + 1].split()) == "name │ 01.mp3 │ 스테이 위드 미.mp3"
    assert ", 1 name in 1 playlist; nothing was changed yet" in shown.out[-2]
    assert shown.err == [f"onara: {folder / 'odd.m3u'}: is not text"]
    playlist, refused, plan = onara("doctor", *words, "--json").answers[-3:]
    assert playlist == {
        "playlist": str(folder / "all.m3u"),
        "names": [{"before": "01.mp3", "after": "스테이 위드 미.mp3"}],
        "move_to": None,
        "refused": None,
    }
    assert (refused["playlist"], refused["refused"]) == (str(folder / "odd.m3u"), "is not text")
    assert (plan["playlists"], plan["refused"]) == (1, 1)
    ran = onara("doctor", folder, "--fix", "--apply", "last", "--home", tmp_path / "home")
    assert (ran.status, ran.err, ran.out[0]) == (0, [], "4 files put right")
    assert (folder / "all.m3u").read_bytes() == (
        "#EXTM3U\r\n스테이 위드 미.mp3\r\n#눈\r\n".encode("cp949")
    )
    onara("undo", "--home", tmp_path / "home")
    assert seen(folder) == before


def test_the_last_plan_of_a_folder_can_be_called_so(
    onara: Onara, folder: Path, tmp_path: Path
) -> None:
    home = ("--home", tmp_path / "home")
    plan_of(onara, folder, *home)
    ran = onara("doctor", folder, "--fix", "--apply", "last", *home)
    assert ran.status == 0
    assert ran.out[0] == "2 files put right"
    assert ran.out[1].startswith("to take it back: onara undo (")
    assert onara("doctor", folder, "--fix", "--quick", *home).out == [
        "there is nothing to put right"
    ]


def test_a_file_that_changed_since_is_one_sentence(
    onara: Onara, folder: Path, tmp_path: Path
) -> None:
    home = ("--home", tmp_path / "home")
    plan = plan_of(onara, folder, *home)
    changed = folder / "01.mp3"
    write(changed, {"title": ("something else",)})
    ran = onara("doctor", folder, "--fix", "--apply", plan, *home)
    assert ran.status == 1
    assert ran.err == [
        f"onara: {changed}: was changed since this was shown, so it is left as it is"
    ]
    assert ran.out[0] == "1 file put right, 1 file left as they are"
    assert read(changed).first("title") == "something else"


def test_a_file_that_changed_since_the_fix_is_one_sentence_of_undo(
    onara: Onara, folder: Path, tmp_path: Path
) -> None:
    home = ("--home", tmp_path / "home")
    onara("doctor", folder, "--fix", "--apply", plan_of(onara, folder, *home), *home)
    write(folder / "01.mp3", {"title": ("something else",)})
    ran = onara("undo", *home)
    assert ran.err == [f"onara: {folder / '01.mp3'}: was changed since, so it is left as it is"]
    assert ran.out == [f"undone: the fix of 1 file in {folder} (1 file left as they are)"]


def test_a_correction_and_a_fix_are_undone_the_last_one_first(
    onara: Onara, season: SmallSeason, folder: Path
) -> None:
    home = ("--home", season.home)
    before = seen(folder)
    onara("unknown", "name", "1", "piano", *home)
    onara("doctor", folder, "--fix", "--apply", plan_of(onara, folder, *home), *home)
    onara("unknown", "name", "1", "strings", *home)
    told = [onara("undo", *home).out[0] for _ in range(3)]
    assert told == [
        "undone: Unknown 1 called “strings”",
        f"undone: the fix of 2 files in {folder}",
        "undone: Unknown 1 called “piano”",
    ]
    assert seen(folder) == before


def test_an_undo_that_was_broken_off_is_what_undo_finishes(
    onara: Onara, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = ("--home", tmp_path / "home")
    onara("doctor", folder, "--fix", "--apply", plan_of(onara, folder, *home), *home)
    tagged = seen(folder)
    plan = plan_of(onara, folder, *home, "--template", "{track} {title}")
    onara("doctor", folder, "--fix", "--apply", plan, *home)
    with monkeypatch.context() as patched:
        patched.setattr(carrying, "moved", lambda *_: os.kill(os.getpid(), 2))
        patched.setattr(Mender, "recover", lambda *_, **__: [])
        assert onara("undo", *home).status == 130
    ran = onara("undo", *home)
    assert "was broken off; every file is whole, and it is undone" in ran.err[0]
    assert ran.out == [f"undone: the fix in {folder}"]
    assert seen(folder) == tagged


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--fix",), "--fix is for a folder"),
        (("{folder}", "--apply", "last"), "go with --fix"),
        (("{folder}", "--only", "nfd"), "go with --fix"),
        (("{folder}", "--fix", "--only", "all"), "there is no kind all"),
        (("{folder}", "--fix", "--field", "titel"), "there is no field titel"),
        (("{folder}", "--fix", "--apply", "last", "--field", "title"), "as it was shown"),
        (("{folder}", "--fix", "--repair"), "--repair is for the library"),
    ],
)
def test_what_does_not_go_together_is_wrong_usage(
    onara: Onara, folder: Path, tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    given = [word.format(folder=folder) for word in words]
    ran = onara("doctor", *given, "--home", tmp_path / "home")
    assert ran.status == 2
    told = " ".join(" ".join(line.strip("│╭╮╰╯─ ") for line in ran.err).split())
    assert sentence in told


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--apply", "0000"), "there is no plan 0000, or it is long ago; have it shown anew"),
        (("--apply", "last"), "no plan for {folder} was shown yet"),
        (("--template", "{titel}"), "there is no field titel; there are drama, part"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    onara: Onara, folder: Path, tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    ran = onara("doctor", folder, "--fix", "--quick", *words, "--home", tmp_path / "home")
    assert (ran.status, len(ran.err)) == (1, 1)
    assert sentence.format(folder=folder) in ran.err[0]


def test_a_plan_is_for_its_own_folder(onara: Onara, folder: Path, tmp_path: Path) -> None:
    home = ("--home", tmp_path / "home")
    plan = plan_of(onara, folder, *home)
    ran = onara("doctor", tmp_path, "--fix", "--apply", plan, *home)
    assert ran.err == [f"onara: the plan {plan} is for {folder}, not for {tmp_path}"]


def test_a_folder_that_may_not_be_written_is_a_sentence_for_each_file(
    onara: Onara, folder: Path, tmp_path: Path
) -> None:
    home = ("--home", tmp_path / "home")
    plan = plan_of(onara, folder, *home)
    before = seen(folder)
    folder.chmod(0o555)
    try:
        ran = spawn(["doctor", folder, "--fix", "--apply", plan, *home], obey_permissions)
    finally:
        folder.chmod(0o755)
    assert ran.status == 1
    assert sorted(ran.err) == sorted(
        f"onara: {path}: may not be changed (permission denied)"
        for path in folder.iterdir()
        if path.suffix != ".lrc"
    )
    assert seen(folder) == before
    assert onara("undo", *home).out == ["there is nothing to undo"]


def test_a_broken_off_fix_is_put_in_order_and_told(
    onara: Onara, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = ("--home", tmp_path / "home")
    before = seen(folder)
    plan = plan_of(onara, folder, *home)
    # As a kill leaves it: nothing is put in order by the process itself.
    with monkeypatch.context() as patched:
        patched.setattr(carrying, "put", lambda *_: os.kill(os.getpid(), 2))
        patched.setattr(Mender, "recover", lambda *_, **__: [])
        assert onara("doctor", folder, "--fix", "--apply", plan, *home).status == 130
    assert left_behind(folder)
    told = onara("doctor", folder, "--fix", "--quick", *home)
    assert told.err == [
        f"onara: the fix in {folder} was broken off; every file is whole, and what was done of it "
        "stands"
    ]
    assert seen(folder) == before
    assert onara("doctor", folder, "--fix", "--apply", plan, *home).status == 0
    onara("undo", *home)
    assert seen(folder) == before
