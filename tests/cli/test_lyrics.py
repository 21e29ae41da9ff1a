"""The words of a song in layers, on the command line; all lines are made up for this."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import Onara, wav
from tests.media import encode, music

KOREAN = "[ti:시장]\n[00:01.00]오늘은 시장에서\n[00:03.00]사과를 샀어요\n"
ENGLISH = "[00:01.00]today at the market\n[00:03.00]I bought apples\n"


@pytest.fixture
def song(tmp_path: Path) -> Path:
    """A song with its words beside it, in two files."""
    (tmp_path / "song.lrc").write_text(KOREAN, encoding="utf-8")
    (tmp_path / "song.en.lrc").write_text(ENGLISH, encoding="utf-8")
    return wav(tmp_path / "song.wav", 8.0, 3)


def test_an_owned_song_shows_its_words_in_layers(onara: Onara, song: Path, home: Path) -> None:
    onara("add", song, "--home", home)
    for meant in (song, "song"):
        ran = onara("lyrics", meant, "--home", home, "--json")
        (told,) = ran.answers
        assert [(one["kind"], one["language"], one["made"]) for one in told["layers"]] == [
            ("main", "ko", False), ("pronunciation", "ko-Latn", True), ("translation", "en", False),
        ]  # fmt: skip
        assert told["layers"][1]["lines"][1] == {"start_s": 3.0, "text": "sagwareul sasseoyo"}
        assert told["layers"][2]["source"] == str(song.with_name("song.en.lrc"))
    shown = onara("lyrics", song, "--home", home).out
    assert "as it sounds (made by rule)" in shown[1]
    assert shown[2].split("  ")[0] == "0:01"
    assert all(each in shown[2] for each in ("오늘은", "oneureun sijangeseo", "today"))


def test_files_that_are_in_no_library_show_theirs(onara: Onara, song: Path, tmp_path: Path) -> None:
    home = tmp_path / "none"
    (told,) = onara("lyrics", song, "--home", home, "--json").answers
    assert [one["kind"] for one in told["layers"]] == ["main", "pronunciation", "translation"]
    (told,) = onara("lyrics", song.with_name("song.lrc"), "--home", home, "--json").answers
    assert (told["title"], len(told["layers"])) == ("시장", 2)
    assert not home.exists()


def test_the_pronunciation_is_written_beside_only_where_it_is_asked_for_and_ours(
    onara: Onara, song: Path, home: Path
) -> None:
    onara("add", song, "--home", home)
    target = song.with_name("song.ko-Latn.lrc")
    assert not target.exists()
    assert onara("lyrics", song, "--beside", "--home", home).out == [str(target)]
    text = target.read_text(encoding="utf-8")
    assert "[re:Onara]" in text
    assert "[00:01.00]oneureun sijangeseo" in text
    onara("add", song, "--home", home)  # read again, it is still Onara's own
    (told,) = onara("lyrics", song, "--home", home, "--json").answers
    assert (told["layers"][1]["made"], told["layers"][1]["source"]) == (True, str(target))
    assert onara("lyrics", song, "--beside", "--home", home).status == 0
    target.write_text("[00:01.00]by hand\n", encoding="utf-8")
    refused = onara("lyrics", song, "--beside", "--home", home)
    assert (refused.status, refused.out) == (1, [])
    assert "changed since Onara wrote it" in refused.err[0]
    assert target.read_text(encoding="utf-8") == "[00:01.00]by hand\n"


def test_all_layers_go_to_one_file(onara: Onara, song: Path, home: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.lrc"
    assert onara("lyrics", song, "--out", out, "--home", home).status == 0
    rows = out.read_text(encoding="utf-8").splitlines()
    assert rows[-3:] == [
        "[00:03.00]사과를 샀어요", "[00:03.00]sagwareul sasseoyo", "[00:03.00]I bought apples",
    ]  # fmt: skip
    lrc = song.with_name("song.lrc")
    refused = onara("lyrics", song, "--out", lrc, "--home", home)
    assert (refused.status, lrc.read_text(encoding="utf-8")) == (1, KOREAN)


def test_a_tag_has_words_too(onara: Onara, tmp_path: Path) -> None:
    tagged = encode(
        tmp_path / "a.flac", music(3.0), "flac", "flac", tags={"LYRICS": "오늘은 시장에서"}
    )
    shown = onara("lyrics", tagged, "--home", tmp_path / "home").out
    assert shown[-1].split("  ")[0] == "오늘은 시장에서"


def test_where_there_are_no_words_one_sentence_says_so(
    onara: Onara, home: Path, tmp_path: Path
) -> None:
    for meant, said in (
        (wav(tmp_path / "bare.wav", 3.0), "no words are known"),
        (tmp_path / "missing.wav", "missing.wav"),
        ("no such song at all", "no such song at all"),
    ):
        ran = onara("lyrics", meant, "--home", home)
        assert (ran.status, len(ran.err), ran.out) == (1, 1, [])
        assert said in ran.err[0]
