"""What was read in the wrong encoding is restored, and nothing else is touched."""

from __future__ import annotations

import gettext
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onara.spelling import repaired, restored

TRANSLATIONS = sorted(Path("/usr/share/locale").glob("*/LC_MESSAGES/iso_3166-1.mo"))


def windows(raw: bytes) -> str:
    """Bytes read as Windows-1252, with a control where it has no sign."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in raw)


@pytest.mark.parametrize(
    "text", ["스테이 위드 미", "도깨비 OST Part.1", "길", "찬열, 펀치", "뷁의 노래"]
)
@pytest.mark.parametrize("encoding", ["cp949", "utf-8"])
def test_korean_read_as_latin1_is_restored(text: str, encoding: str) -> None:
    assert repaired(text.encode(encoding).decode("latin-1")) == text
    assert repaired(windows(text.encode(encoding))) == text
    assert repaired(text.encode(encoding).decode("utf-8", "surrogateescape")) == text


@pytest.mark.parametrize("encoding", ["cp949", "utf-8"])
def test_words_of_several_lines_are_restored(encoding: str) -> None:
    hangul = "노란 대문\n종이배\n" * 2000
    assert repaired(hangul.encode(encoding).decode("latin-1")) == hangul


@pytest.mark.parametrize("read_as", ["cp932", "gbk", "koi8-r", "mac-roman", "cp437"])
def test_korean_read_as_another_encoding_is_restored(read_as: str) -> None:
    text = "첫눈처럼 너에게 가겠다"
    repair = restored(text.encode("cp949").decode(read_as))
    assert repair is not None
    assert (repair.text, repair.steps) == (text, (("cp949", read_as),))


@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize("text", ["첫눈처럼 너에게", "Beyoncé – Déjà Vu", "雪の華", "Привет"])
def test_utf_8_read_as_windows_is_restored_each_time(text: str, times: int) -> None:
    broken = text
    for _ in range(times):
        broken = windows(broken.encode())
    assert repaired(broken) == text


def test_one_mistake_upon_another_is_undone() -> None:
    once = "꽃보다 남자".encode("cp949").decode("latin-1")
    repair = restored(windows(once.encode()))
    assert repair is not None
    assert repair.text == "꽃보다 남자"
    assert repair.steps == (("utf-8", "windows-1252"), ("cp949", "windows-1252"))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("夏の終わりのハーモニー", "cp932"), ("ありがとう", "cp932"), ("月亮代表我的心", "gbk"),
     ("月亮代表我的心", "big5")],
)  # fmt: skip
def test_japanese_and_chinese_are_restored(text: str, encoding: str) -> None:
    assert repaired(windows(text.encode(encoding))) == text


def test_what_is_cut_inside_a_letter_is_restored_as_far_as_it_goes() -> None:
    raw = "A첫눈처럼너에게가겠다그리고또한번".encode("cp949")[:30]
    repair = restored(raw.decode("latin-1"))
    assert repair is not None
    assert repair.is_cut
    assert repair.text == raw[:-1].decode("cp949")


def test_broken_names_of_macs_are_restored() -> None:
    broken = unicodedata.normalize("NFD", "응답하라 1997".encode("cp949").decode("latin-1"))
    assert repaired(broken) == "응답하라 1997"


def test_what_is_doubtful_alone_is_told_by_its_album() -> None:
    broken = [text.encode("cp949").decode("gbk") for text in ("거미", "스테이 위드 미", "길")]
    assert restored(broken[0]) is None
    repair = restored(broken[0], broken)
    assert repair is not None
    assert repair.text == "거미"


def test_a_short_name_is_of_the_encoding_that_its_own_file_is_certainly_of() -> None:
    def read(text: str, encoding: str) -> str:
        return text.encode(encoding).decode("latin-1")

    # By itself it is a Korean name, if an odd one.
    artist, title = read("邓丽君", "gbk"), read("月亮代表我的心", "gbk")
    elsewhere = [read("눈의 꽃", "cp949"), read("스테이 위드 미", "cp949")]
    repair = restored(artist, [artist, title], elsewhere)
    assert repair is not None
    assert repair.text == "邓丽君"
    korean = restored(elsewhere[0], elsewhere, [title])
    assert korean is not None
    assert korean.text == "눈의 꽃"
    # What both may be is left as it is.
    assert restored(read("거미", "cp949"), [title]) is None


@pytest.mark.parametrize(
    "text",
    [
        "Beyoncé", "Motörhead", "Sigur Rós", "Édith Piaf", "Für Elise", "naïve", "¿Qué?", "Mø",
        "찬열 é", "Ágætis byrjun", "Ægypten", "Ägypten", "CANÇÃO DO CORAÇÃO", "ÇÃO", "Œuvre",
        "½", "© 2008 ½ °", "Þýð", "yö", "Größe", "Trần Tiến", "Çığlık", "Świętość", "déjà vu",
        "ñandú", "“Été”", "2½ Männer", "Привет", "Ελλάδα", "ไทย", "עברית", "雪の華", "ﾊﾛｰ",
        "夢", "月", "金龍", "愛", "가", "뷁", "ㅋㅋㅋ", "한글 漢字", "♥", "…", "—", "★☆",
        "ÅÄÖ", "ÆØÅ", "ÀÈÌÒÙ", "É",
    ],
)  # fmt: skip
def test_what_may_be_meant_so_is_left_alone(text: str) -> None:
    assert repaired(text) == text
    assert repaired(text.upper()) == text.upper()


@pytest.mark.skipif(not TRANSLATIONS, reason="this system has no names of countries")
def test_names_of_countries_in_all_languages_are_left_alone() -> None:
    names: set[str] = set()
    for path in TRANSLATIONS:
        with path.open("rb") as file:
            table = gettext.GNUTranslations(file)
        # Of each language some: two thousand names in all.
        names.update(sorted(map(str, table._catalog.values()))[::12])  # type: ignore[attr-defined]
    assert len(names) > 500
    assert {name: repaired(name) for name in names if repaired(name) != name} == {}


@settings(max_examples=60, deadline=None)
@given(st.text())
def test_any_text_can_be_repaired_and_stays_so(text: str) -> None:
    assert repaired(repaired(repaired(text))) == repaired(repaired(text))
