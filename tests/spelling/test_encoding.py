import unicodedata

import pytest

from onara.spelling.encoding import NotText, decoded, exactly

WORDS = "노란 대문 앞에서 “기다려”\npaper boats, 종이배"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp949"]
)
def test_every_encoding_in_use_is_recognised(encoding: str) -> None:
    assert decoded(WORDS.encode(encoding)) == WORDS


def test_decomposed_hangul_becomes_syllables() -> None:
    assert decoded(unicodedata.normalize("NFD", WORDS).encode()) == WORDS


@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
def test_a_text_that_was_cut_inside_a_letter_is_read(encoding: str) -> None:
    assert decoded(("노란 대문 앞에서 기다리는 고양이" * 2).encode(encoding)[:-1]).startswith(
        "노란 대문"
    )


def test_accents_of_windows_are_not_hangul() -> None:
    assert decoded("déjà vu, café d’été".encode("cp1252")) == "déjà vu, café d’été"


@pytest.mark.parametrize(
    "raw",
    [bytes(range(32)) * 8, bytes(at * 89 % 256 for at in range(900)), b"ID3\4\0\0\1\2\3\5\6\7" * 9],
)
def test_what_is_no_text_is_refused(raw: bytes) -> None:
    with pytest.raises(NotText, match="is not text"):
        decoded(raw)


@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
def test_a_stray_zero_byte_is_passed_over(encoding: str) -> None:
    raw = (WORDS * 4).encode(encoding)
    assert decoded(raw[:20] + b"\0" + raw[20:]) == WORDS * 4


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp949"]
)
def test_every_reading_gives_the_very_bytes_back(encoding: str) -> None:
    raw = unicodedata.normalize("NFC", WORDS).replace("\n", "\r\n").encode(encoding)
    readings = list(exactly(raw))
    assert readings[0][0].lstrip("\ufeff").encode(encoding) == raw
    assert all(text.encode(name) == raw for text, name in readings)


def test_readings_put_nothing_right() -> None:
    loose = unicodedata.normalize("NFD", WORDS)
    assert next(exactly(loose.encode())) == (loose, "utf-8")
    assert next(exactly("\ufeffdéjà".encode())) == ("\ufeffdéjà", "utf-8")


def test_accents_come_before_hangul_where_hardly_any_would_be() -> None:
    assert next(exactly("déjà vu".encode("cp1252")))[1] == "cp1252"


def test_what_is_no_text_has_no_reading() -> None:
    assert list(exactly(bytes(range(32)) * 8)) == []
    assert list(exactly("words".encode("utf-32"))) == []
