import pytest

from onara.clock import clock


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0:00"),
        (59.99, "0:59"),
        (83.25, "1:23"),
        (3599.999, "59:59"),
        (3723, "1:02:03"),
        (-6.8, "-0:06"),
    ],
)
def test_seconds_are_shown_as_a_player_shows_them(seconds: float, text: str) -> None:
    assert clock(seconds) == text
