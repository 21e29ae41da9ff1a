"""The user's lyrics come and go with the library.  All lines here are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from onara.jobs.lyric_lines import FILE_NAME, sorted_out
from onara.lyrics import PLAIN, LineHit, LyricStore
from tests.cli.program import Onara, wav

BOAT = "종이배에 실은 노란 단추 일곱 개"
LANTERN = "seven tin lanterns sleep behind the harbour wall"


def lrc(path: Path, *lines: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = (f"[00:{10 * at:02}.50]{line}" for at, line in enumerate(lines, 1))
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def hits(home: Path, words: str) -> list[LineHit]:
    with LyricStore.open(home / FILE_NAME) as store:
        return [hit for hit in store.search(words) if hit.score >= PLAIN]


def test_a_misheard_line_gives_the_song_and_the_second(onara: Onara, tmp_path: Path) -> None:
    home, folder = tmp_path / "home", tmp_path / "이태원 클라쓰 OST"
    lrc(folder / "V - Sweet Night.lrc", "문 앞의 고양이 두 마리", BOAT)
    song = wav(folder / "V - Sweet Night.wav")
    ran = onara("add", folder, "--home", home)
    assert (ran.status, ran.err) == (0, [])
    assert ran.out[-1] == "lyrics: 2 lines of 1 song"
    (hit,) = hits(home, "종이배에 시른 노란 단추 일곱 게")
    assert (hit.path, hit.song, hit.start_s) == (song, "itaewon-class/sweet-night", 20.5)
    assert hit.recording


def test_a_folder_of_lyrics_alone_is_no_error_and_is_remembered(
    onara: Onara, tmp_path: Path
) -> None:
    home, folder = tmp_path / "home", tmp_path / "words"
    sheet = lrc(folder / "boat.lrc", BOAT)
    (folder / "lantern.txt").write_text(LANTERN, encoding="utf-8")
    ran = onara("add", folder, "--home", home)
    assert (ran.status, ran.err) == (0, [])
    assert ran.out == [
        "0 added (0 s of music), 0 already there, 0 not usable",
        "lyrics: 2 lines of 2 songs",
    ]
    # What is added later does not make them forgotten.
    assert onara("add", wav(tmp_path / "a.wav"), "--home", home).status == 0
    assert [hit.path for hit in hits(home, BOAT)] == [sheet]
    assert [hit.start_s for hit in hits(home, LANTERN)] == [None]


def test_a_loose_file_that_names_a_song_of_the_catalogue_is_linked(
    onara: Onara, tmp_path: Path
) -> None:
    sheet = lrc(tmp_path / "이태원 클라쓰 OST" / "V - Sweet Night.lrc", BOAT)
    onara("add", sheet, "--home", tmp_path / "home")
    (hit,) = hits(tmp_path / "home", BOAT)
    assert (hit.song, hit.recording) == ("itaewon-class/sweet-night", "")


def test_a_loose_file_beside_music_of_its_name_is_there_once(onara: Onara, tmp_path: Path) -> None:
    home = tmp_path / "home"
    sheet = lrc(tmp_path / "music" / "boat.lrc", BOAT)
    onara("add", sheet, "--home", home)
    song = wav(tmp_path / "music" / "boat.wav")
    ran = onara("add", song, "--home", home)
    assert ran.out[-1] == "lyrics: 1 line of 1 song"
    assert [hit.path for hit in hits(home, BOAT)] == [song]


def test_what_is_removed_takes_its_lines_along(onara: Onara, tmp_path: Path) -> None:
    home = tmp_path / "home"
    sheet = lrc(tmp_path / "words" / "lantern.lrc", LANTERN)
    lrc(tmp_path / "music" / "boat.lrc", BOAT)
    song = wav(tmp_path / "music" / "boat.wav")
    onara("add", sheet, song, "--home", home)
    ran = onara("remove", tmp_path / "words", "--home", home)
    assert (ran.status, ran.err) == (0, [])
    assert ran.out == [f"removed  {sheet}", "lyrics: 1 line of 1 song"]
    assert hits(home, LANTERN) == []
    assert onara("remove", song, "--home", home).out[-1] == "lyrics: 0 lines of 0 songs"
    assert hits(home, BOAT) == []
    assert sheet.exists()


def test_a_loose_file_that_is_gone_is_forgotten_but_not_one_on_a_drive_that_is_out(
    onara: Onara, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    here = lrc(tmp_path / "here" / "boat.lrc", BOAT)
    lrc(tmp_path / "drive" / "lantern.lrc", LANTERN)
    onara("add", here.parent, tmp_path / "drive", "--home", home)
    here.unlink()
    (tmp_path / "drive").rename(tmp_path / "out")
    assert onara("add", wav(tmp_path / "a.wav"), "--home", home).out[-1] == (
        "lyrics: 1 line of 1 song"
    )
    assert hits(home, BOAT) == []
    assert len(hits(home, LANTERN)) == 1


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("gone.lrc", None, "no such file"),
        ("empty.txt", b"", "has no line of words"),
        ("noise.lrc", bytes(range(256)) * 9, "is not text"),
    ],
)
def test_a_lyric_file_that_is_named_and_of_no_use_is_one_sentence(
    onara: Onara, tmp_path: Path, name: str, content: bytes | None, reason: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    ran = onara("add", path, "--home", tmp_path / "home")
    assert (ran.status, ran.err) == (1, [f"onara: {path}: {reason}"])
    (outcome,) = onara("add", path, "--json", "--home", tmp_path / "home").answers
    assert (outcome["file"], outcome["status"]) == (str(path), "refused")
    assert outcome["reason"] == reason


def test_a_sidecar_that_cannot_be_read_is_said_and_the_song_is_added(
    onara: Onara, tmp_path: Path
) -> None:
    song = wav(tmp_path / "boat.wav")
    song.with_suffix(".lrc").write_bytes(bytes(range(256)) * 9)
    ran = onara("add", song, "--home", tmp_path / "home")
    assert ran.status == 0
    assert ran.err == [f"onara: {song.with_suffix('.lrc')}: is not text"]
    assert ran.out[-1].startswith("1 added")


def test_machines_get_the_lyrics_as_a_last_object(onara: Onara, tmp_path: Path) -> None:
    song = wav(tmp_path / "boat.wav")
    lrc(song.with_suffix(".lrc"), BOAT, LANTERN)
    added, lyrics = onara("add", song, "--json", "--home", tmp_path / "home").answers
    assert added["status"] == "added"
    assert lyrics == {"lyrics": {"lines": 2, "songs": 1}}


def test_nothing_is_said_and_nothing_made_where_there_are_no_lyrics(
    onara: Onara, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    ran = onara("add", tmp_path / "empty", "--home", tmp_path / "home")
    assert ran.status == 1
    assert "there are no audio files in this folder" in ran.err[0]
    assert not (tmp_path / "home").exists()
    added = onara("add", wav(tmp_path / "a.wav"), "--home", tmp_path / "home")
    assert not [line for line in added.out if line.startswith("lyrics")]


def test_texts_beside_music_and_subtitles_are_taken_only_where_they_are_named(
    tmp_path: Path,
) -> None:
    music, words = tmp_path / "music", tmp_path / "words"
    sheet = lrc(music / "other.lrc", BOAT)
    (music / "tracks.txt").write_text("1. A list of the tracks")
    (music / "a.wav").write_bytes(b"")
    (words / "below").mkdir(parents=True)
    text = words / "below" / "song.txt"
    text.write_text(LANTERN)
    cues = words / "episode.srt"
    cues.write_text(f"1\n00:00:01,000 --> 00:00:02,000\n{LANTERN}\n")
    found = sorted_out([music, words])
    assert (found.media, found.files, found.refused) == ((music,), (sheet, text), ())
    assert sorted_out([cues, music / "tracks.txt"]).files == (cues, music / "tracks.txt")


def test_a_file_that_says_nothing_of_lyrics_is_left_to_the_library(tmp_path: Path) -> None:
    found = sorted_out([tmp_path / "song.mp3", tmp_path / "unknown"])
    assert found.media == (tmp_path / "song.mp3", tmp_path / "unknown")
    assert found.files == ()


def test_a_damaged_index_of_lyrics_is_one_sentence_after_the_work_is_done(
    onara: Onara, tmp_path: Path
) -> None:
    home, song = tmp_path / "home", wav(tmp_path / "boat.wav")
    home.mkdir()
    (home / FILE_NAME).write_bytes(b"no database at all" * 100)
    ran = onara("add", song, "--home", home)
    assert ran.status == 1
    assert ran.out[-1].startswith("1 added")
    (said,) = ran.err
    assert "is damaged" in said
    ran = onara("remove", song, "--home", home)
    assert (ran.status, ran.out) == (1, [f"removed  {song}"])
