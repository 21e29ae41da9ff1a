import pytest

from onara.lyrics.script import script_of, unwrapped


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("노란 대문", "hangul"),
        ("paper boats", "latin"),
        ("종이배 paper", "hangul"),
        ("ok 배, paper boats", "latin"),
        ("かみのふね", "kana or hanja"),
        ("紙船", "kana or hanja"),
        ("… 3!", "none"),
    ],
)
def test_the_script_of_most_letters(text: str, script: str) -> None:
    assert script_of(text) == script


def test_wrapped_lines_are_joined_and_translations_stay_apart() -> None:
    assert unwrapped([" 노란 ", "", "대문", "yellow", "gate"]) == ["노란 대문", "yellow gate"]
