"""References handed on, and a library that took them in."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path
from textwrap import dedent

import numpy as np
import pytest

from onara import Library
from onara.audio import SAMPLE_RATE
from onara.errors import DamagedLibrary, LibraryError, UnusableInput
from onara.library import Taken, check_up, repair
from onara.library.database import Database
from tests.landmarks.playing import cut, song
from tests.media import encode

SEEDS = range(3)


def media(folder: Path, seed: int) -> Path:
    folder.mkdir(exist_ok=True)
    tags = {"title": f"Song {seed}", "artist": "Kim", "album": "Winter"}
    return encode(folder / f"{seed}.flac", song(seed), "flac", "flac", rate=SAMPLE_RATE, tags=tags)


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a home of three recordings, their files, and what was exported of it."""
    folder = tmp_path_factory.mktemp("somebody")
    with Library.open(folder / "home") as library:
        for seed in SEEDS:
            library.add([media(folder / "music", seed)])
        assert library.export_references(folder / "all.onararef") == 3
    return folder


@pytest.fixture
def file(given: Path) -> Path:
    return given / "all.onararef"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.open(tmp_path / "friend")


def ids(given: Path) -> dict[int, str]:
    with Library.open(given / "home") as library:
        return {int(one.paths[0].stem): one.recording for one in library.recordings()}


def heard(library: Library, seed: int) -> str | None:
    match = library.identify(cut(song(seed), 7.0, 5.0), SAMPLE_RATE).match
    return match.recording if match else None


def test_a_friend_has_the_recordings_named_without_their_files(
    given: Path, file: Path, library: Library
) -> None:
    assert library.import_references(file) == Taken(new=3, known=0)
    match = library.identify(cut(song(1), 7.0, 5.0), SAMPLE_RATE).match
    assert match is not None
    assert (match.recording, match.path) == (ids(given)[1], None)
    assert (match.title, match.artist) == ("Song 1", "Kim")
    assert match.offset_s == pytest.approx(7.0, abs=0.01)
    assert [one.title for one in library.recordings()] == ["Song 0", "Song 1", "Song 2"]
    assert [one.paths for one in library.recordings()] == [()] * 3
    assert all(one.duration_s == pytest.approx(20.0, abs=0.1) for one in library.recordings())
    with Library.open(given / "home") as theirs:
        mine = {each.recording: each.timbre for each in library.soundings()}
        for each in theirs.soundings():
            assert each.timbre is not None
            np.testing.assert_array_equal(mine[each.recording], each.timbre)
    assert check_up(library.home).is_sound


def test_landmarks_come_along(given: Path, file: Path, library: Library) -> None:
    library.import_references(file)
    assert all(library._index.has_landmarks(each) for each in ids(given).values())


def test_what_is_there_is_known_and_stays_as_it_is(
    given: Path, file: Path, library: Library
) -> None:
    own = media(given / "music", 2)
    library.add([own])
    assert library.import_references(file) == Taken(new=2, known=1)
    assert library.import_references(file) == Taken(new=0, known=3)
    library.remove([own])
    assert heard(library, 2) is None
    assert heard(library, 1) is not None


def test_what_the_catalogue_knows_by_now_is_linked_by_the_next_import(
    file: Path, library: Library
) -> None:
    library.import_references(file)
    assert all(one.song is None for one in library.recordings())
    own = library.home / "catalogue" / "winter.yaml"
    own.parent.mkdir()
    own.write_text(
        dedent("""\
            drama:
              id: winter
              title: Winter
            songs:
              - id: song-1
                title: Song 1
                performers:
                  - {name: Kim}
                roles: [ending]
            """),
        encoding="utf-8",
    )
    with Library.open(library.home) as later:
        assert later.import_references(file) == Taken(new=0, known=3)
        linked = {one.title: one.song.id if one.song else None for one in later.recordings()}
    assert linked == {"Song 0": None, "Song 1": "winter/song-1", "Song 2": None}


def test_the_same_recordings_give_the_same_bytes(
    file: Path, tmp_path: Path, library: Library
) -> None:
    for seed in reversed(SEEDS):
        library.add([media(tmp_path / "elsewhere", seed)])
    library.export_references(tmp_path / "mine")
    assert (tmp_path / "mine").read_bytes() == file.read_bytes()
    with Library.open(tmp_path / "third") as third:
        third.import_references(file)
        third.export_references(tmp_path / "again")
    assert (tmp_path / "again").read_bytes() == file.read_bytes()


def test_nothing_of_the_machine_is_in_the_file(given: Path, file: Path) -> None:
    raw = file.read_bytes()
    home = Path.home()
    # A few letters lie among any bits.
    names = [home.name] if len(home.name) > 3 else []
    for word in (str(given), given.name, "music", ".flac", str(home), "home", *names):
        assert word.encode() not in raw


def test_some_recordings_can_be_exported_alone(
    given: Path, tmp_path: Path, library: Library
) -> None:
    with Library.open(given / "home") as theirs:
        names: list[Path | str] = [given / "music" / "0.flac", ids(given)[2]]
        assert theirs.export_references(tmp_path / "some", names) == 2
        with pytest.raises(UnusableInput, match="nobody: is not in the library"):
            theirs.export_references(tmp_path / "none", ["nobody"])
        with pytest.raises(LibraryError, match="no recording that is known to be of goblin"):
            theirs.export_references(tmp_path / "none", drama="goblin")
    assert not (tmp_path / "none").exists()
    library.import_references(tmp_path / "some")
    assert {one.title for one in library.recordings()} == {"Song 0", "Song 2"}


def test_an_empty_library_exports_nothing(tmp_path: Path, library: Library) -> None:
    with pytest.raises(LibraryError, match="no recording to export"):
        library.export_references(tmp_path / "none")
    assert list(tmp_path.iterdir()) == []


def test_no_other_file_is_written_over(given: Path, file: Path, tmp_path: Path) -> None:
    music = Path(shutil.copy(given / "music" / "0.flac", tmp_path / "0.flac"))
    earlier = Path(shutil.copy(file, tmp_path / "earlier"))
    with Library.open(given / "home") as theirs:
        with pytest.raises(UnusableInput, match="is there already"):
            theirs.export_references(music)
        with pytest.raises(UnusableInput, match="is a folder"):
            theirs.export_references(tmp_path)
        with pytest.raises(LibraryError, match="cannot write"):
            theirs.export_references(tmp_path / "none" / "file")
        assert theirs.export_references(earlier, [ids(given)[0]]) == 1
    assert music.read_bytes() == (given / "music" / "0.flac").read_bytes()


def test_what_is_damaged_is_not_handed_on(given: Path, tmp_path: Path) -> None:
    home = shutil.copytree(given / "home", tmp_path / "home")
    segment = next((home / "index").glob("*.segment"))
    raw = bytearray(segment.read_bytes())
    raw[40] ^= 1
    segment.write_bytes(raw)
    with Library.open(home) as library, pytest.raises(DamagedLibrary, match="onara doctor"):
        library.export_references(tmp_path / "file")
    assert not (tmp_path / "file").exists()


def test_of_a_file_that_is_not_whole_nothing_is_taken_in(
    file: Path, tmp_path: Path, library: Library
) -> None:
    raw = bytearray(file.read_bytes())
    raw[-1] ^= 1
    (tmp_path / "altered").write_bytes(raw)
    with pytest.raises(UnusableInput, match="altered"):
        library.import_references(tmp_path / "altered")
    assert not library.home.exists()


def test_a_file_of_ones_own_makes_it_a_recording_like_others(
    given: Path, file: Path, library: Library, tmp_path: Path
) -> None:
    library.import_references(file)
    untitled = encode(tmp_path / "track.flac", song(1), "flac", "flac", rate=SAMPLE_RATE)
    (outcome,) = library.add([untitled])
    assert (outcome.status, outcome.recording) == ("known", ids(given)[1])
    match = library.identify(cut(song(1), 7.0, 5.0), SAMPLE_RATE).match
    assert match is not None
    assert (match.path, match.title) == (str(untitled), "Song 1")
    removed = library.remove([untitled])
    assert (removed.files, removed.recordings) == ((untitled,), ())
    assert heard(library, 1) == ids(given)[1]


def test_an_imported_recording_goes_when_it_is_named(
    given: Path, file: Path, library: Library
) -> None:
    library.import_references(file)
    removed = library.remove([ids(given)[0]])
    assert [one.title for one in removed.recordings] == ["Song 0"]
    assert (removed.files, removed.strangers) == ((), ())
    assert heard(library, 0) is None
    assert heard(library, 1) is not None
    assert library.import_references(file) == Taken(new=1, known=2)


def test_damage_of_what_was_imported_is_said_and_mended_by_another_import(
    given: Path, file: Path, library: Library
) -> None:
    library.import_references(file)
    (segment,) = (library.home / "index").glob("*.segment")
    raw = bytearray(segment.read_bytes())
    raw[40] ^= 1
    segment.write_bytes(raw)
    found = check_up(library.home)
    assert not found.is_sound
    assert [each.recording for each in found.imported] == [min(ids(given).values())]
    assert (found.again, found.lost) == ((), ())
    assert repair(library.home) == []
    with Library.open(library.home) as again:
        assert again.import_references(file) == Taken(new=0, known=3)
        assert len(again) == 3
    assert check_up(library.home).is_sound


def test_what_was_imported_and_cut_off_is_imported_again(file: Path, library: Library) -> None:
    library.import_references(file)
    (segment,) = (library.home / "index").glob("*.segment")
    segment.write_bytes(segment.read_bytes()[:-1])
    assert len(check_up(library.home).imported) == 3
    repair(library.home)
    with Library.open(library.home) as again:
        assert again.import_references(file) == Taken(new=3, known=0)
    assert check_up(library.home).is_sound


def test_an_onara_that_would_forget_what_was_imported_is_refused(
    file: Path, library: Library, tmp_path: Path
) -> None:
    def version(home: Path) -> int:
        database = Database(home / "library.sqlite", create=False)
        (found,) = database._connection.execute("PRAGMA user_version").fetchone()
        database.close()
        return int(found)

    library.add([media(tmp_path / "music", 0)])
    assert version(library.home) == 1
    library.import_references(file)
    assert version(library.home) == 2


def test_killed_at_random_moments_an_import_goes_on_where_it_was(
    given: Path, file: Path, tmp_path: Path
) -> None:
    rng = random.Random(7)
    home = tmp_path / "home"
    for _ in range(12):
        with subprocess.Popen(
            [sys.executable, "-c", _ONE_BY_ONE, "references", "import", file, "--home", home],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            time.sleep(rng.uniform(0.2, 1.5))
            process.kill()
            _, err = process.communicate()
        assert "Traceback" not in err
        with Library.open(home) as library:
            assert {one.recording for one in library.recordings()} <= set(ids(given).values())
        assert check_up(home).is_sound
    with Library.open(home) as library:
        library.import_references(file)
        for seed in SEEDS:
            assert heard(library, seed) == ids(given)[seed]


_ONE_BY_ONE = """
import time
from onara.library import exchange
exchange._IMPORTED_AT_ONCE_BYTES = 1
commit = exchange.Import._commit
def slow(self, some):
    commit(self, some)
    time.sleep(0.2)
exchange.Import._commit = slow
from onara.cli.main import main
main()
"""
