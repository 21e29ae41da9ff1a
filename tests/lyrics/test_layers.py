from __future__ import annotations

from pathlib import Path

import pytest

from onara.lyrics.layers import Layer, layers_of, side_by_side
from onara.lyrics.model import MADE, Line, Lyrics
from onara.lyrics.read import read_lyrics

KOREAN = ("오늘은 시장에서 사과를 샀어요", "기차가 늦어서 한참을 기다렸다", "창문 너머로 고양이가")
BY_EAR = (
    "o neul eun shi jang e suh sa gwa reul sat suh yo",
    "kichaga neujoso hanchameul gidaryutda",
    "changmoon nuhmuhro goyangeega",
)
ENGLISH = ("today I bought apples", "the train was late, so I waited", "beyond the window, a cat")
JAPANESE = ("今日は市場でりんごを買った", "電車が遅れたので待った", "窓の向こうに猫が")


def sheet(
    *texts: str, name: str = "song.lrc", language: str | None = None, timed: bool = True,
    kind: str = "lrc",
) -> Lyrics:  # fmt: skip
    lines = tuple(Line(text, 10.0 * at if timed else None) for at, text in enumerate(texts))
    return Lyrics(lines, language, Path(name), kind)


def together(*layers: tuple[str, ...]) -> Lyrics:
    """A file with lines of several languages for each time."""
    lines = [
        Line(text, 10.0 * at)
        for at, texts in enumerate(zip(*layers, strict=True))
        for text in texts
    ]
    return Lyrics(tuple(lines), None, Path("song.lrc"), "lrc")


def told(layers: tuple[Layer, ...]) -> list[tuple[str, str | None, bool, tuple[str, ...]]]:
    return [
        (one.kind, one.language, one.made, tuple(line.text for line in one.lines)) for one in layers
    ]


def test_where_nobody_says_how_it_sounds_it_is_romanised_and_marked_as_made() -> None:
    main, made = layers_of([sheet(*KOREAN)])
    assert told((main,)) == [("main", "ko", False, KOREAN)]
    assert (made.kind, made.language, made.made) == ("pronunciation", "ko-Latn", True)
    assert made.lines[1] == Line("gichaga neujeoseo hanchameul gidaryeotda", 10.0)


@pytest.mark.parametrize("order", [(KOREAN, BY_EAR, ENGLISH), (KOREAN, ENGLISH, BY_EAR)])
def test_one_file_of_three_layers_is_told_apart_by_script_and_sound(
    order: tuple[tuple[str, ...], ...],
) -> None:
    assert told(layers_of([together(*order)])) == [
        ("main", "ko", False, KOREAN),
        ("pronunciation", "ko-Latn", False, BY_EAR),
        ("translation", None, False, ENGLISH),
    ]


def test_each_file_is_the_layer_that_it_is() -> None:
    sheets = [
        sheet(*ENGLISH, name="song.en.lrc", language="en"),
        sheet(*KOREAN, name="song.lrc"),
        sheet(*JAPANESE, name="song.ja.lrc", language="ja"),
        sheet(*BY_EAR, name="song.rom.lrc", language="rom"),
    ]
    layers = layers_of(sheets)
    assert told(layers) == [
        ("main", "ko", False, KOREAN),
        ("pronunciation", "ko-Latn", False, BY_EAR),
        ("translation", "en", False, ENGLISH),
        ("translation", "ja", False, JAPANESE),
    ]
    assert [layer.source.name for layer in layers] == [
        "song.lrc", "song.rom.lrc", "song.en.lrc", "song.ja.lrc",
    ]  # fmt: skip


def test_a_romanised_file_needs_no_name_that_says_so() -> None:
    layers = layers_of([sheet(*KOREAN), sheet(*BY_EAR, name="other.lrc")])
    assert [(one.kind, one.made) for one in layers] == [("main", False), ("pronunciation", False)]


def test_tags_of_two_languages_are_original_and_translation() -> None:
    tags = [
        sheet(*KOREAN, language="kor", timed=False, kind="tag"),
        sheet(*ENGLISH, language="eng", timed=False, kind="tag"),
    ]
    assert [(one.kind, one.language) for one in layers_of(tags)] == [
        ("main", "ko"), ("pronunciation", "ko-Latn"), ("translation", "en"),
    ]  # fmt: skip


def test_the_same_words_twice_are_one_layer() -> None:
    layers = layers_of([sheet(*KOREAN), sheet(*KOREAN, name="song.txt", timed=False)])
    assert [one.kind for one in layers] == ["main", "pronunciation"]
    assert layers[0].is_timed


def test_a_song_that_is_not_korean_has_no_pronunciation_made_for_it() -> None:
    assert told(layers_of([sheet(*ENGLISH, language="en")])) == [("main", "en", False, ENGLISH)]
    assert layers_of([]) == ()


def test_english_lines_of_a_korean_song_are_sung_and_not_romanised() -> None:
    main, made = layers_of([sheet(KOREAN[0], "oh yeah", KOREAN[1])])
    assert [line.text for line in main.lines] == [KOREAN[0], "oh yeah", KOREAN[1]]
    assert [line.start_s for line in made.lines] == [0.0, 20.0]


def test_a_wrapped_line_is_one_line() -> None:
    lines = (Line("오늘은 시장에서", 1.0), Line("사과를 샀어요", 1.0))
    main, _ = layers_of([Lyrics(lines, None, Path("song.lrc"), "lrc")])
    assert [line.text for line in main.lines] == ["오늘은 시장에서 사과를 샀어요"]


def test_what_onara_wrote_itself_is_still_made() -> None:
    made = sheet("oneureun", name="song.ko-Latn.lrc", language="ko-latn", kind=MADE)
    layers = layers_of([sheet(*KOREAN), made])
    assert [(one.kind, one.made) for one in layers] == [("main", False), ("pronunciation", True)]
    by_hand = sheet(*BY_EAR, name="song.rom.lrc", language="rom")
    assert [one.made for one in layers_of([sheet(*KOREAN), made, by_hand])] == [False, False]


def test_lines_are_laid_side_by_side_by_their_times() -> None:
    late = Lyrics(
        tuple(Line(text, 10.0 * at + 0.3) for at, text in enumerate(ENGLISH[:2])),
        "en", Path("song.en.lrc"), "lrc",
    )  # fmt: skip
    rows = side_by_side(layers_of([sheet(*KOREAN), late]))
    assert [row.line.text for row in rows] == list(KOREAN)
    assert [row.translations for row in rows] == [(("en", ENGLISH[0]),), (("en", ENGLISH[1]),), ()]
    assert all(row.pronunciation for row in rows)


def test_lines_without_times_are_laid_side_by_side_where_there_are_as_many() -> None:
    both = [sheet(*KOREAN, timed=False), sheet(*ENGLISH, language="en", timed=False)]
    assert [row.translations for row in side_by_side(layers_of(both))] == [
        (("en", text),) for text in ENGLISH
    ]
    fewer = [both[0], sheet(*ENGLISH[:2], language="en", timed=False)]
    assert [row.translations for row in side_by_side(layers_of(fewer))] == [(), (), ()]
    assert side_by_side(()) == ()


def test_what_a_file_holds_is_read_in_layers(tmp_path: Path) -> None:
    file = tmp_path / "song.lrc"
    file.write_text(
        "[00:01.00]오늘은 시장에서\n[00:01.00]oneureun sijangeseo\n[00:01.00]today at the market\n",
        encoding="utf-8",
    )
    assert [one.kind for one in layers_of([read_lyrics(file)])] == [
        "main", "pronunciation", "translation",
    ]  # fmt: skip
