"""A damaged library, and what the user's files can make good."""

import shutil
from pathlib import Path

import pytest

from onara import Library
from onara.audio import SAMPLE_RATE
from onara.errors import DamagedLibrary, LibraryError
from onara.library import check_up, repair
from tests.conftest import save_wav
from tests.landmarks.playing import cut, song

SEEDS = range(3)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with Library.open(tmp_path / "home") as library:
        for seed in SEEDS:
            library.add([save_wav(tmp_path / f"{seed}.wav", song(seed), SAMPLE_RATE)])
    return tmp_path / "home"


def segments(home: Path) -> list[Path]:
    """One a recording, in the order of the seeds."""
    return sorted((home / "index").glob("*.segment"), key=lambda path: path.stat().st_mtime_ns)


def assert_hears(home: Path, *seeds: int) -> None:
    with Library.open(home) as library:
        for seed in SEEDS:
            match = library.identify(cut(song(seed), 7.0, 5.0), SAMPLE_RATE).match
            assert (match is not None) == (seed in seeds)


def test_a_whole_library_is_sound(home: Path, tmp_path: Path) -> None:
    found = check_up(home)
    assert found.is_sound
    assert found.recordings == 3
    assert check_up(tmp_path / "none").is_sound


def test_what_is_damaged_is_read_anew_and_nothing_else(home: Path, tmp_path: Path) -> None:
    first, second, third = segments(home)
    first.write_bytes(first.read_bytes()[:-9])
    raw = bytearray(second.read_bytes())
    raw[40] ^= 1
    second.write_bytes(raw)
    with pytest.raises(DamagedLibrary, match="onara doctor --repair"):
        Library.open(home)
    found = check_up(home)
    assert found.again == (tmp_path / "0.wav", tmp_path / "1.wav")
    assert (found.recordings, found.lost) == (1, ())
    assert sorted(each.path.name for each in repair(home)) == ["0.wav", "1.wav"]
    assert check_up(home).is_sound
    assert third in segments(home)
    assert_hears(home, 0, 1, 2)


def test_what_has_no_file_any_more_is_lost_and_said_so(home: Path, tmp_path: Path) -> None:
    path = segments(home)[1]
    path.unlink()
    (tmp_path / "1.wav").unlink()
    found = check_up(home)
    assert (found.again, found.lost) == ((), (tmp_path / "1.wav",))
    assert repair(home) == []
    assert check_up(home).recordings == 2
    assert_hears(home, 0, 2)


def test_a_damaged_reference_whose_file_is_gone_is_kept(home: Path, tmp_path: Path) -> None:
    path = segments(home)[1]
    raw = bytearray(path.read_bytes())
    raw[40] ^= 1
    path.write_bytes(raw)
    (tmp_path / "1.wav").unlink()
    assert check_up(home).lost == (tmp_path / "1.wav",)
    assert repair(home) == []
    # A bit of a hundred thousand does not matter to the ear.
    assert_hears(home, 0, 1, 2)


def test_a_removed_recording_does_not_come_back_with_a_lost_manifest(
    home: Path, tmp_path: Path
) -> None:
    with Library.open(home) as library:
        library.remove([tmp_path / "2.wav"])
    (home / "index" / "manifest.json").write_text("{")
    assert not check_up(home).is_sound
    repair(home)
    assert check_up(home).is_sound
    assert_hears(home, 0, 1)


def test_without_names_nothing_is_repaired(home: Path, tmp_path: Path) -> None:
    kept = shutil.copytree(home / "index", tmp_path / "kept")
    (home / "library.sqlite").write_bytes(b"no database" * 500)
    assert "library.sqlite is damaged" in check_up(home).faults[0]
    with pytest.raises(LibraryError, match=r"library\.sqlite is damaged"):
        repair(home)
    for path in kept.iterdir():
        assert (home / "index" / path.name).read_bytes() == path.read_bytes()


def test_a_repair_that_is_broken_off_goes_on_where_it_was(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in segments(home)[:2]:
        path.write_bytes(path.read_bytes()[:-9])

    def killed(library: Library, *_: object, **__: object) -> None:
        library.remove([tmp_path / "none.wav"])  # whatever writes next drops what has no sound
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Library, "add", killed)
        with pytest.raises(KeyboardInterrupt):
            repair(home)
    assert check_up(home).again == (tmp_path / "0.wav", tmp_path / "1.wav")
    repair(home)
    assert check_up(home).is_sound
    assert_hears(home, 0, 1, 2)
