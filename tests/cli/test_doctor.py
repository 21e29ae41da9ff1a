"""`onara doctor`."""

from pathlib import Path

from tests.cli.program import Onara


def test_a_sound_library_is_said_to_be_so(onara: Onara, home: Path) -> None:
    ran = onara("doctor", "--home", home)
    assert (ran.status, ran.err) == (0, [])
    assert ran.out == ["sound: 2 recordings, every byte is what was written"]


def test_damage_is_told_and_repaired(onara: Onara, home: Path) -> None:
    segment = next((home / "index").glob("*.segment"))
    segment.write_bytes(segment.read_bytes()[:-1])
    asked = onara("identify", segment, "--home", home)
    assert asked.status == 1
    assert "onara doctor --repair" in asked.err[0]
    told = onara("doctor", "--home", home, "--json")
    assert told.status == 1
    (answer,) = told.answers
    assert not answer["sound"]
    assert [Path(path).name for path in answer["again"]] == ["one.wav", "two.wav"]
    ran = onara("doctor", "--home", home)
    assert ran.status == 1
    assert ran.out[-1] == "2 files can be read anew: onara doctor --repair"
    ran = onara("doctor", "--repair", "--home", home)
    assert ran.status == 0
    assert ran.out[-1] == "sound: 2 recordings, every byte is what was written"


def test_each_repaired_file_is_an_object(onara: Onara, home: Path) -> None:
    next((home / "index").glob("*.segment")).unlink()
    before, *files, after = onara("doctor", "--repair", "--home", home, "--json").answers
    assert (before["sound"], after["sound"]) == (False, True)
    assert {Path(each["file"]).name: each["status"] for each in files} == {
        "one.wav": "repaired",
        "two.wav": "repaired",
    }


def test_no_library_is_sound(onara: Onara, tmp_path: Path) -> None:
    assert onara("doctor", "--home", tmp_path / "none").status == 0
