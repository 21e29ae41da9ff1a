"""The watch as a user runs it: real processes, real files, kills."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import pytest

from onara.jobs.folders import Folders
from onara.library import Library
from onara.library.lock import writing
from tests.cli.program import RATE, listed, wav
from tests.cli.scanning import episode
from tests.media import encode, music, raw_wav
from tests.watching.program import Once, Watch

SLOWLY = """
import sys, time
source, target, chunks, pause = sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4])
data = open(source, "rb").read()
size = -(-len(data) // chunks)
for number in range(chunks):
    with open(target, "ab") as file:
        file.write(data[number * size : (number + 1) * size])
    time.sleep(pause)
"""


MANY = 300
"""Files that come faster than they are taken in."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "watched").mkdir()
    return tmp_path / "watched"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def flac(path: Path, seed: int = 1, seconds: float = 20.0) -> Path:
    return encode(path, music(seconds, seed), "flac", "flac")


def test_a_slow_copy_is_taken_in_once_and_only_when_it_is_whole(
    folder: Path, home: Path, tmp_path: Path
) -> None:
    song = flac(tmp_path / "song.flac")
    with Watch(home, folder) as watch:
        # It pauses for longer than a file has to be still, and closes the file meanwhile.
        copying = subprocess.Popen(
            [sys.executable, "-c", SLOWLY, song, folder / "song.flac", "4", "2.5"]
        )
        told = watch.event("added", "song.flac")
        assert copying.wait() == 0
        assert (folder / "song.flac").stat().st_size == song.stat().st_size
        assert told["duration_s"] == pytest.approx(20.0, abs=0.1)
        time.sleep(2)
        watch.end()
    assert watch.events() == [("waiting", "song.flac"), ("added", "song.flac")]


def test_a_file_that_a_process_holds_open_is_waited_for(folder: Path, home: Path) -> None:
    # An MP3 without a head says nothing of its length: that it is written to is all that tells.
    song = wav(folder.parent / "song.wav", 12.0)
    raw = encode(folder.parent / "song.mp3", music(12.0), "mp3", "libmp3lame",
                 options={"write_xing": "0"}).read_bytes()  # fmt: skip
    with Watch(home, folder) as watch:
        with (folder / "open.mp3").open("wb") as file:
            file.write(raw[: len(raw) // 2])
            file.flush()
            shutil.copy(song, folder / "other.wav")
            watch.event("added", "other.wav")
            time.sleep(1.5)
            file.write(raw[len(raw) // 2 :])
        assert watch.event("added", "open.mp3")["duration_s"] > 11.5
        watch.end()
    assert sorted(watch.events()) == [("added", "open.mp3"), ("added", "other.wav")]


def test_partial_files_are_left_alone_until_they_are_renamed(folder: Path, home: Path) -> None:
    names = (
        *("a.flac.part", "b.flac.crdownload", "c.flac.!qB", "d.flac~", ".e.flac.Xy12Zq"),
        *("f.temp.flac", "~g.flac"),
    )
    with Watch(home, folder) as watch:
        for seed, name in enumerate(names):
            flac(folder / name, seed, 3.0)
        aria = flac(folder / "h.flac", 20, 3.0)
        control = Path(f"{aria}.aria2")
        control.touch()
        flac(folder / "last.flac", 21, 3.0)
        watch.event("added", "last.flac")
        assert watch.events() == [("added", "last.flac")]
        (folder / names[0]).rename(folder / "a.flac")
        watch.event("added", "a.flac")
        control.unlink()
        watch.event("added", "h.flac")
        watch.end()
    assert len(watch.events()) == 3


def test_what_happened_while_nobody_watched_is_taken_in_and_only_that(
    folder: Path, home: Path
) -> None:
    for name, seed in (("stays", 1), ("moves", 2), ("goes", 3), ("changes", 4)):
        flac(folder / f"{name}.flac", seed, 6.0)
    assert sorted(Once(home, folder).events()) == [
        ("added", f"{name}.flac") for name in ("changes", "goes", "moves", "stays")
    ]
    (folder / "new").mkdir()
    (folder / "moves.flac").rename(folder / "new" / "moved.flac")
    (folder / "goes.flac").unlink()
    flac(folder / "changes.flac", 5, 6.0)
    flac(folder / "comes.flac", 6, 6.0)
    again = Once(home, folder)
    assert sorted(again.events()) == [
        ("added", "changes.flac"), ("added", "comes.flac"),
        ("missing", "goes.flac"), ("moved", "moved.flac"),
    ]  # fmt: skip
    # What is gone is kept: a clip of it is still recognised.
    assert listed(home) == {
        "stays.flac", "moved.flac", "goes.flac", "changes.flac", "comes.flac",
    }  # fmt: skip
    third = Once(home, folder)
    assert (third.told, third.status) == ([], 0)


def test_a_folder_that_is_renamed_under_the_watch_has_moved(folder: Path, home: Path) -> None:
    (folder / "old").mkdir()
    for seed in (1, 2, 3):
        flac(folder / "old" / f"{seed}.flac", seed, 4.0)
    with Watch(home, folder) as watch:
        for _ in range(3):
            watch.event("added")
        (folder / "old").rename(folder / "new")
        for _ in range(3):
            watch.event("moved")
        time.sleep(2.5)
        watch.end()
    assert {event for event, _ in watch.events()} == {"added", "moved"}
    with Library.open(home) as library:
        assert {path.parent.name for each in library.recordings() for path in each.paths} == {"new"}


def test_what_is_missing_leaves_the_library_only_where_that_is_wished(
    folder: Path, home: Path
) -> None:
    for seed in (1, 2):
        flac(folder / f"{seed}.flac", seed, 4.0)
    Once(home, folder)
    (folder / "1.flac").unlink()
    assert Once(home, folder).events() == [("missing", "1.flac")]
    # Told already, but it may still be taken out later.
    assert Once(home, folder, "--remove-missing").events() == [("removed", "1.flac")]
    assert listed(home) == {"2.flac"}


def test_a_drive_that_is_not_plugged_in_has_lost_nothing(folder: Path, home: Path) -> None:
    (folder / "drive").mkdir()
    flac(folder / "drive" / "1.flac", 1, 4.0)
    flac(folder / "2.flac", 2, 4.0)
    Once(home, folder)
    away = folder.parent / "away"
    (folder / "drive").rename(away)
    (folder / "drive").mkdir()  # the mount point is left
    assert Once(home, folder, "--remove-missing").told == []
    folder.rename(folder.parent / "all away")
    ran = Once(home, folder, "--remove-missing")
    assert ran.events() == [("away", folder.name)]
    assert listed(home) == {"1.flac", "2.flac"}


def test_a_folder_that_comes_later_is_watched_from_then_on(folder: Path, home: Path) -> None:
    later = folder / "later"
    with Watch(home, later) as watch:
        assert watch.told[-1]["event"] == "away"
        flac(folder / "1.flac", 1, 4.0)
        made = folder.parent / "made"
        made.mkdir()
        shutil.copy(folder / "1.flac", made)
        made.rename(later)
        watch.event("added", "1.flac")
        flac(later / "2.flac", 2, 4.0)
        watch.event("added", "2.flac")


def test_a_bad_file_costs_one_sentence_until_it_changes(folder: Path, home: Path) -> None:
    bad = folder / "bad.mp3"
    bad.write_bytes(b"no music at all " * 1000)
    flac(folder / "good.flac", 1, 4.0)
    first = Once(home, folder)
    assert sorted(first.events()) == [("added", "good.flac"), ("refused", "bad.mp3")]
    assert first.status == 1
    assert Once(home, folder).told == []
    bad.write_bytes(b"neither is this " * 1000)
    assert Once(home, folder).events() == [("refused", "bad.mp3")]
    bad.write_bytes(flac(folder.parent / "x.flac", 2, 4.0).read_bytes())
    assert Once(home, folder).events() == [("added", "bad.mp3")]


def test_names_of_decomposed_hangul_and_of_no_text_arrive_too(folder: Path, home: Path) -> None:
    nfd = unicodedata.normalize("NFD", "눈의 꽃.flac")
    raw = os.fsencode(folder) + b"/\xff\xfe.flac"
    with Watch(home, folder) as watch:
        flac(folder / nfd, 1, 4.0)
        watch.event("added", nfd)
        shutil.copy(flac(folder.parent / "x.flac", 2, 4.0), os.fsdecode(raw))
        assert "\udcff" in watch.event("added")["path"]
        flac(folder / "after.flac", 3, 4.0)
        watch.event("added", "after.flac")
        # The same name, composed, is the same file in another place.
        (folder / nfd).rename(folder / unicodedata.normalize("NFC", nfd))
        watch.event("moved", unicodedata.normalize("NFC", nfd))


def test_hundreds_of_small_files_arrive_each_once(folder: Path, home: Path) -> None:
    sound = music(400.0, 3, RATE)
    with Watch(home, folder) as watch:
        for number in range(MANY):
            raw_wav(folder / f"{number:04}.wav", sound[number * RATE : (number + 2) * RATE], RATE)
        for _ in range(MANY):
            watch.event("added")
        watch.end()
    assert len(set(watch.events())) == len(watch.events()) == MANY
    with Library.open(home) as library:
        assert len(library) == MANY


def test_killed_at_any_moment_it_loses_nothing_and_goes_on(folder: Path, home: Path) -> None:
    for seed in range(16):
        flac(folder / f"{seed:02}.flac", seed, 6.0)
    told: list[tuple[str, str]] = []
    for wait_s in (0.6, 1.2, 1.8, 2.4, 3.0):
        watch = Watch(home, folder)
        time.sleep(wait_s)
        watch.end(signal.SIGKILL)
        assert "Traceback" not in watch.complaints
        told += watch.events()
        # What was told is in.
        assert {name for _, name in told} <= listed(home)
    last = Once(home, folder)
    assert len(listed(home)) == 16
    names = [name for event, name in (*told, *last.events()) if event == "added"]
    assert len(names) == len(set(names))


def test_ctrl_c_and_sigterm_are_its_ordinary_end(folder: Path, home: Path) -> None:
    for by in (signal.SIGINT, signal.SIGTERM):
        with Watch(home, folder) as watch:
            assert watch.end(by) == 0
            assert watch.complaints == "onara: watching ended\n"


def test_it_waits_for_another_writer_and_says_so(folder: Path, home: Path) -> None:
    flac(folder / "1.flac", 1, 4.0)
    with writing(home):
        watch = Watch(home, folder)
        assert watch.process.stderr is not None
        assert "waiting for it" in watch.process.stderr.readline()
    watch.event("added", "1.flac")
    # Two watches for one home would take in everything twice.
    assert "another onara watches" in Once(home, folder).complaints
    watch.end()


def test_an_episode_is_scanned_followed_and_named_by_what_lies_beside_it(
    folder: Path, home: Path, tmp_path: Path
) -> None:
    wav(folder / "one.wav", 20.0, 1)
    wav(folder / "two.wav", 20.0, 2)
    (folder / "Goblin").mkdir()
    with Watch(home, folder) as watch:
        watch.event("added")
        watch.event("added")
        made = episode(tmp_path / "made.mkv")
        (folder / "Goblin" / "Goblin.S01E02.sample.mkv").touch()
        shutil.copy(made, folder / "Goblin" / "Goblin.S01E02.mkv")
        scanned = watch.event("scanned", "Goblin.S01E02.mkv")
        assert (scanned["cues"], scanned["known"]) == (2, 2)
        (folder / "Goblin" / "Goblin.S01E02.nfo").write_text(
            "<episodedetails><showtitle>Goblin</showtitle><season>1</season>"
            "<episode>7</episode></episodedetails>"
        )
        watch.event("named", "Goblin.S01E02.mkv")
        (folder / "Goblin" / "Goblin.S01E02.nfo").unlink()
        watch.event("named")
        (folder / "Goblin" / "Goblin.S01E02.mkv").rename(folder / "Goblin" / "Goblin.S01E03.mkv")
        moved = watch.event("moved", "Goblin.S01E03.mkv")
        assert moved["episode"] == scanned["episode"]
        (folder / "Goblin" / "Goblin.S01E03.mkv").unlink()
        watch.event("missing", "Goblin.S01E03.mkv")
    assert [event for event, _ in watch.events()].count("scanned") == 1


def test_lyrics_that_arrive_are_known_at_once(folder: Path, home: Path) -> None:
    wav(folder / "one.wav", 8.0, 1)
    with Watch(home, folder) as watch:
        watch.event("added", "one.wav")
        (folder / "one.lrc").write_text("[00:01.00]한 줄\n[00:03.00]두 줄\n", encoding="utf-8")
        assert watch.until(lambda one: one["event"] == "lyrics")["lines"] == 2
        (folder / "one.lrc").unlink()
        assert watch.until(lambda one: one["event"] == "lyrics")["lines"] == 0


def test_folders_that_are_looked_at_now_and_then_miss_nothing(folder: Path, home: Path) -> None:
    with Watch(home, folder, "--poll", "1") as watch:
        assert watch.told[-1]["reason"] == "looking now and then"
        flac(folder / "1.flac", 1, 4.0)
        watch.event("added", "1.flac")
        (folder / "1.flac").rename(folder / "2.flac")
        watch.event("moved", "2.flac")


def test_the_folders_of_the_page_are_watched_as_what_they_hold(folder: Path, home: Path) -> None:
    none = Once(home)
    assert (none.status, "name a folder" in none.complaints) == (1, True)
    for name in ("음악", "dramas"):
        (folder / name).mkdir()
    Folders(home).add(folder / "음악", "music")
    Folders(home).add(folder / "dramas", "episodes")
    episode(folder / "음악" / "video.mkv")  # of a music folder, a video is music
    wav(folder / "dramas" / "theme.wav", 6.0)  # and of a drama's, sound is its soundtrack
    assert Once(home).events() == [("added", "video.mkv")]


def test_folders_that_are_chosen_later_are_watched_too(folder: Path, home: Path) -> None:
    for name in ("one", "two"):
        (folder / name).mkdir()
        wav(folder / name / f"{name}.wav", 6.0, len(name))
    (folder / "two" / "link.wav").symlink_to(wav(folder.parent / "secret.wav", 6.0, 9))
    Folders(home).add(folder / "one", "music")
    with Watch(home) as watch:
        watch.event("added", "one.wav")
        Folders(home).add(folder / "two", "music")
        watch.event("known", "two.wav")
        watch.end()
    # A link that leads out of what was chosen could make the page read anything.
    assert "link.wav" not in {name for _, name in watch.events()}
