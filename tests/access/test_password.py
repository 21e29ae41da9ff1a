import unicodedata

import pytest

from onara.access.password import UnusablePassword, checked, hashed, is_right

# One scrypt takes a tenth of a second: few of them here.


def test_a_password_is_known_again_and_another_is_not() -> None:
    kept = hashed("세 언덕의 저녁")
    assert "세 언덕" not in kept
    assert is_right("세 언덕의 저녁", kept)
    assert not is_right("세 언덕의 아침", kept)


def test_hangul_typed_letter_by_letter_is_the_same_password() -> None:
    typed = unicodedata.normalize("NFD", "하나둘셋넷다섯여섯")
    assert is_right(typed, hashed("하나둘셋넷다섯여섯"))


def test_two_times_the_same_password_is_kept_differently() -> None:
    assert hashed("three hills") != hashed("three hills")


@pytest.mark.parametrize("password", ["", "seven77", "        x       ", "x" * 201])
def test_a_password_that_is_too_short_or_too_long_is_refused(password: str) -> None:
    with pytest.raises(UnusablePassword):
        checked(password)
