"""The script in a real mpv: what it shows, and what its keys do."""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from functools import reduce
from operator import getitem
from pathlib import Path
from random import Random
from typing import Any

import pytest

from onara.export import write
from onara.players.mpv_script import KEYS
from tests.export.sheets import RAIN, line, sheet
from tests.players.conftest import CUES, Playing, put_sheet, silence
from tests.players.player import Player


def test_music_is_named_when_it_begins(playing: Playing, episode: Path) -> None:
    player = playing(episode)
    player.seek(12)
    shown = player.sees("♪ First Snow (첫눈, Cheonnun) – Kim Someone, Beyoncé\n")
    assert shown.endswith("\nending theme · opening title · -6 dB · speech over 62 % of it")
    player.look_away()
    player.seek(19)
    assert "First Snow" not in player.sees("♪ Rain – Park Else")


def test_unknown_music_is_unknown(playing: Playing, episode: Path) -> None:
    player = playing(episode)
    player.seek(62)
    player.sees("♪ Unknown 3\nbackground")


def test_in_korean_the_native_title_leads(playing: Playing, episode: Path) -> None:
    player = playing(episode, "--script-opts=onara-language=ko")
    player.seek(12)
    player.sees("♪ 첫눈 (First Snow) – Kim Someone, Beyoncé\n엔딩 테마 · 오프닝 타이틀 · -6 dB")
    player.look_away()
    player.seek(62)
    player.sees("♪ 미확인 음악 3\n배경")


def test_the_names_to_show_can_be_chosen(playing: Playing, episode: Path) -> None:
    player = playing(episode, "--script-opts=onara-names=romanised/native,onara-level=no")
    player.seek(12)
    player.sees("♪ Cheonnun (첫눈) – Kim Someone, Beyoncé\nending theme · opening title")


def test_what_is_doubtful_is_said_to_be(playing: Playing, episode: Path) -> None:
    heard = replace(CUES[1].cue.evidence, p=0.01)
    cue = replace(CUES[1], cue=replace(CUES[1].cue, evidence=heard))
    put_sheet(episode.with_suffix(".cues.json"), (cue,))
    player = playing(episode)
    player.seek(20)
    player.sees("♪ Rain – Park Else", " · doubtful")


def test_other_programs_are_told_what_sounds(playing: Playing, episode: Path) -> None:
    player = playing(episode)
    player.seek(19)
    (told,) = player.until(lambda: player.playing)
    assert [each["id"] for each in told] == ["a", "b"]
    assert told[0]["shown"] == "First Snow (첫눈, Cheonnun) – Kim Someone, Beyoncé"
    assert (told[0]["title_ko"], told[0]["romanised"]) == ("첫눈", "Cheonnun")
    kept = player.get_or_none("user-data/onara/now")
    assert kept == told or "user-data" not in player.get("property-list")
    player.seek(50)
    player.until(lambda: player.playing[1:] == [[]])


def test_a_key_says_what_plays_now_and_else_what_comes(playing: Playing, episode: Path) -> None:
    player = playing(episode, "--script-opts=onara-show=no")
    player.press("n")
    player.sees("(no music)\nnext 0:10  First Snow (첫눈, Cheonnun)")
    player.seek(19)
    player.press("n")
    player.sees("♪ First Snow", "♪ Rain")


def test_music_is_only_named_when_asked_where_that_is_wanted(
    playing: Playing, episode: Path
) -> None:
    player = playing(episode)
    player.press("Alt+n")
    player.sees("Music is named when you ask")
    player.look_away()
    player.seek(12)
    player.until(lambda: player.playing)
    assert player.shown() == []


def test_keys_jump_from_music_to_music(playing: Playing, episode: Path) -> None:
    player = playing(episode)
    for second in (10, 18, 60, 80):
        player.press("Alt+PGUP")
        player.arrives(second)
    player.sees("♪ Second Snow")
    player.press("Alt+PGUP")
    player.sees("There is no music after this")
    for second in (60, 18, 10):
        player.press("Alt+PGDWN")
        player.arrives(second)
    player.press("Alt+PGDWN")
    player.sees("There is no music before this")
    player.arrives(10)


def test_within_music_going_back_leads_to_its_beginning(playing: Playing, episode: Path) -> None:
    player = playing(episode)
    player.seek(90)
    player.press("Alt+PGDWN")
    player.arrives(80)


def test_keys_jump_to_music_that_is_known(playing: Playing, episode: Path) -> None:
    player = playing(episode)
    player.seek(30)
    player.press("Ctrl+PGUP")
    player.arrives(80)
    player.press("Ctrl+PGDWN")
    player.arrives(18)


def is_bound(player: Player, key: str) -> bool:
    """Does a list take this key?"""
    bound = player.get("input-bindings")
    return any(each["key"] == key and not each["is_weak"] for each in bound)


def test_music_is_chosen_from_a_list(playing: Playing, episode: Path) -> None:
    player = playing(episode)
    player.seek(19)
    player.press("N")
    player.sees("0:10  First Snow", "0:18  Rain – Park Else", "1:00  Unknown 3", "1:20  Second")
    player.until(lambda: is_bound(player, "ENTER"))
    player.press("DOWN")
    player.sees("1:00  Unknown 3")
    player.press("ENTER")
    player.arrives(60)
    player.until(lambda: not is_bound(player, "ENTER"))
    player.press("n")
    player.sees("♪ Unknown 3")
    player.press("DOWN")
    player.arrives(0)


def test_a_list_is_left_without_choosing(playing: Playing, episode: Path) -> None:
    player = playing(episode)
    player.seek(19)
    player.press("N")
    player.sees("1:20  Second Snow")
    player.until(lambda: is_bound(player, "ESC"))
    player.press("ESC")
    player.until(lambda: not is_bound(player, "ESC"))
    player.press("n")
    player.sees("♪ First Snow")
    player.arrives(19)


def test_the_list_of_an_older_mpv_is_on_the_screen(playing: Playing, episode: Path) -> None:
    player = playing(episode)
    if player.get("mpv-version").removeprefix("mpv ").removeprefix("v") >= "0.39":
        pytest.skip("this mpv has lists of its own")
    player.seek(19)
    player.press("N")
    player.sees("Music of this episode  2/4", "   0:10  First Snow", "▶ 0:18  Rain – Park Else")
    player.press("END")
    player.sees("▶ 1:20  Second Snow")


def test_the_language_changes_while_it_plays(playing: Playing, episode: Path) -> None:
    player = playing(episode)
    player.seek(12)
    player.press("Ctrl+n")
    player.sees("♪ 첫눈 (First Snow)")
    player.until(lambda: player.get("chapter-list")[0]["title"] == "(음악 없음)")


def test_every_key_has_a_message_for_ones_own_bindings(playing: Playing, episode: Path) -> None:
    player = playing(episode)
    player.tell("script-message", "onara-next")
    player.arrives(10)
    player.tell("script-message", "onara-language", "ko")
    player.sees("♪ 첫눈")
    player.tell("script-binding", "onara/next")
    player.arrives(18)


def test_no_key_is_taken_that_mpv_uses(playing: Playing) -> None:
    player = playing(None)

    def bound(ours: bool) -> set[str]:
        told = player.get("input-bindings")
        return {each["key"] for each in told if ("script-binding onara/" in each["cmd"]) == ours}

    keys = {each.key for each in KEYS}
    player.until(lambda: bound(True) == keys)
    assert not keys & bound(False)


def test_cues_become_chapters_where_the_file_has_none(playing: Playing, episode: Path) -> None:
    player = playing(episode)
    found = player.until(lambda: player.get("chapter-list"))
    snow = "First Snow (첫눈, Cheonnun) – Kim Someone, Beyoncé"
    assert [(each["time"], each["title"]) for each in found] == [
        (0, "(no music)"),
        (10, snow),
        (18, f"{snow} + Rain – Park Else"),
        (20, "Rain – Park Else"),
        (40, "(no music)"),
        (60, "Unknown 3"),
        (70, "(no music)"),
        (80, "Second Snow – Kim Someone, Beyoncé"),
        (100, "(no music)"),
    ]


def test_chapters_of_the_file_are_left_alone(
    playing: Playing, episode: Path, tmp_path: Path
) -> None:
    theirs = tmp_path / "theirs.ffmetadata"
    theirs.write_bytes(write([sheet(line("a", 30, 40, RAIN), duration_s=120.0)], "ffmetadata"))
    player = playing(episode, f"--chapters-file={theirs}")
    player.seek(12)
    player.sees("♪ First Snow")
    assert [each["time"] for each in player.get("chapter-list")] == [0, 30, 40]


def test_no_chapters_where_none_are_wanted(playing: Playing, episode: Path) -> None:
    player = playing(episode, "--script-opts=onara-chapters=no")
    player.seek(12)
    player.sees("♪ First Snow")
    assert player.get("chapter-list") == []


def test_the_sheet_of_a_season_beside_the_episode_is_read(playing: Playing, episode: Path) -> None:
    episode.with_suffix(".cues.json").unlink()
    other = sheet(line("a", 1, 119, RAIN))
    own = sheet(*CUES, path=episode)
    raw = write([other, own], "json")
    (episode.parent / "Winter Tale S01.cues.json").write_bytes(raw)
    player = playing(episode)
    player.seek(12)
    player.sees("♪ First Snow")


def test_an_exported_sheet_is_found_where_the_program_does_not_answer(
    playing: Playing, episode: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "exports" / "겨울 이야기"
    folder.mkdir(parents=True)
    sidecar = episode.with_suffix(".cues.json")
    sidecar.rename(folder / sidecar.name)
    player = playing(episode)
    player.seek(12)
    player.sees("♪ First Snow")
    asking_nobody = playing(episode, "--script-opts=onara-ask=no")
    asking_nobody.seek(12)
    asking_nobody.sees("♪ First Snow")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "No cue sheet is here, and the program onara does not answer"),
        ("ko", "큐시트가 없고, onara 프로그램도 답하지 않습니다"),
    ],
)
def test_where_there_is_no_sheet_a_key_says_so(
    playing: Playing, episode: Path, language: str, sentence: str
) -> None:
    episode.with_suffix(".cues.json").unlink()
    player = playing(episode, language=language)

    def says() -> bool:
        player.tell("keypress", "n")
        return sentence in player.shown()

    player.until(says)
    for key in ("N", "Alt+PGUP"):
        player.press(key)
        player.sees(sentence)


def test_what_is_no_file_of_this_machine_is_not_looked_for(playing: Playing) -> None:
    player = playing(None)
    player.tell("loadfile", "av://lavfi:anullsrc")
    player.until(lambda: player.get_or_none("time-pos") is not None)
    player.press("n")
    player.sees("Onara has no cue sheet of this")


def test_the_music_of_the_file_before_is_forgotten(playing: Playing, episode: Path) -> None:
    other = silence(episode.with_name("other.wav"))
    player = playing(episode)
    player.seek(12)
    player.sees("♪ First Snow")
    player.play(other)
    player.until(lambda: player.playing[-1] == [])
    player.look_away()
    player.seek(12.5)
    player.until(lambda: player.get("chapter-list") == [])
    assert player.shown() == []


ODD_NAMES = [
    unicodedata.normalize("NFD", "도깨비 7화.wav").encode(),
    "-dash é.wav".encode(),
    b"%41 ${path} [x] {y}.wav",
    b"a=b;#c,d'\"\\.wav",
    b"no ending",
    b"two.dots.wav",
    b"line\nbreak.wav",
    b"\xff\xfe.wav",
]


@pytest.mark.parametrize("name", ODD_NAMES, ids=[repr(name) for name in ODD_NAMES])
def test_odd_names(playing: Playing, tmp_path: Path, name: bytes) -> None:
    folder = tmp_path / "odd 폴더"
    folder.mkdir()
    file = Path(os.fsdecode(os.fsencode(folder) + b"/" + name))
    silence(file)
    put_sheet(file.with_name(file.stem + ".cues.json"))
    player = playing(None)
    player.play(file)
    player.seek(12)
    player.sees("♪ First Snow")


def mangled(change: Callable[[dict[str, object]], object]) -> bytes:
    """A sheet with its first line changed."""
    told = json.loads(write([sheet(*CUES, duration_s=120.0)], "json"))
    change(told["sheets"][0]["lines"][0])
    return json.dumps(told).encode()


WHOLE = write([sheet(*CUES, duration_s=120.0)], "json")
DAMAGED = {
    "empty": b"",
    "cut off": WHOLE[: len(WHOLE) // 2],
    "no JSON": b"\x00\xff\xfe not JSON",
    "a list": b"[]",
    "a number": b"7",
    "another format": b'{"format": "jspf", "version": 1, "sheets": []}',
    "another version": WHOLE.replace(b'"version": 1', b'"version": 2'),
    "no sheets": b'{"format": "onara-cue-sheet", "version": 1}',
    "sheets of text": b'{"format": "onara-cue-sheet", "version": 1, "sheets": "x"}',
    "sheets of numbers": b'{"format": "onara-cue-sheet", "version": 1, "sheets": [1]}',
    "lines of text": b'{"format":"onara-cue-sheet","version":1,"sheets":[{"lines":"x"}]}',
    "deep": b"[" * 100_000,
}


def test_damaged_sheets_are_no_sheets_and_the_next_one_is_read(
    playing: Playing, episode: Path
) -> None:
    sidecar = episode.with_suffix(".cues.json")
    player = playing(None)
    for name, raw in DAMAGED.items():
        sidecar.write_bytes(raw)
        player.play(episode)
        player.seek(12)
        player.press("n")
        assert "♪" not in player.sees("sheet"), name
    sidecar.unlink()
    os.mkfifo(sidecar)
    player.play(episode)
    player.press("n")
    player.sees("sheet")
    sidecar.unlink()
    sidecar.write_bytes(WHOLE)
    player.play(episode)
    player.seek(12)
    player.sees("♪ First Snow")


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line.update(cue=None),
        lambda line: line["cue"].update(start_s="x"),
        lambda line: line["cue"].update(start_s=1e300, end_s=2e300),
        lambda line: line["cue"].update(start_s=15, end_s=5),
        lambda line: line.clear(),
    ],
)
def test_a_line_that_says_no_time_is_left_out(
    playing: Playing, episode: Path, change: Callable[[dict[str, object]], object]
) -> None:
    episode.with_suffix(".cues.json").write_bytes(mangled(change))
    player = playing(episode)
    player.seek(19)
    assert "Snow" not in player.sees("♪ Rain")


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        (lambda line: line.pop("named"), "♪ First Snow (첫눈) – Kim Someone"),
        (lambda line: line.update(named=[], music=7), "♪ Unknown music"),
        (lambda line: line["named"].update(title={"en": "a\nb\x07" + "é" * 300}), "♪ a b é"),
        (lambda line: line["music"].update(performers={"a": 1}, role=["x"]), "♪ First Snow"),
        (lambda line: line["named"]["title"].update(en="${path} {\\b1}%s"), "♪ ${path} {\\b1}%s"),
    ],
)
def test_names_that_are_none_are_left_out(
    playing: Playing, episode: Path, change: Callable[[dict[str, object]], object], shown: str
) -> None:
    episode.with_suffix(".cues.json").write_bytes(mangled(change))
    player = playing(episode)
    player.seek(12)
    player.sees(shown)


ODD_VALUES: list[Any] = [
    *(None, True, -1, 1e308, 12.5, "", "\x00", "a\nb", [], {}, [None], {"": {}}),
    *(["x"] * 50, "🎵" * 100, "%s${path}{\\an8}"),
]


def places(told: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to each value of a JSON document."""
    yield above
    inside = (
        told if isinstance(told, dict) else dict(enumerate(told if isinstance(told, list) else ()))
    )
    for name, each in inside.items():
        yield from places(each, (*above, name))


def with_odd_values(chance: Random) -> bytes:
    told = json.loads(WHOLE)
    for _ in range(3):
        *way, last = chance.choice([each for each in places(told) if len(each) > 2])
        holder = reduce(getitem, way, told)
        holder[last] = deepcopy(chance.choice(ODD_VALUES))
    return json.dumps(told).encode()


def test_no_sheet_breaks_the_script(playing: Playing, episode: Path) -> None:
    """The player says so at its end, if one did."""
    chance = Random(7)
    player = playing(None)
    for _ in range(60):
        episode.with_suffix(".cues.json").write_bytes(with_odd_values(chance))
        player.play(episode)
        player.tell("seek", chance.uniform(0, 119), "absolute+exact")
        for key in ("Alt+PGUP", "Ctrl+PGDWN", "Ctrl+n", "Alt+n"):
            player.tell("keypress", key)
        player.playing.clear()
        player.tell("script-message", "onara-now")
        player.until(lambda: player.playing)
