import unicodedata

import pytest

from onara.subtitles.language import language_of, language_of_letters


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("kor", "ko"),
        ("ko-KR", "ko"),
        ("ko_KR", "ko"),
        ("Korean", "ko"),
        ("한국어", "ko"),
        (unicodedata.normalize("NFD", "한글"), "ko"),
        ("ENCC", "en"),
        ("zh-Hant-TW", "zh-Hant"),
        ("ko-Latn", "ko-Latn"),
        ("hun", "hun"),
        ("und", None),
        ("", None),
        (None, None),
        ("signs and songs", None),
    ],
)
def test_languages_are_known_by_the_names_in_use(said: str | None, language: str | None) -> None:
    assert language_of(said) == language


def test_letters_say_korean_and_japanese_and_nothing_else() -> None:
    assert language_of_letters(["노란 대문 OK"]) == "ko"
    assert language_of_letters(["黄色い門"]) == "ja"
    assert language_of_letters(["a yellow gate", "門"]) is None
