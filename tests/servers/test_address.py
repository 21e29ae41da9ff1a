from __future__ import annotations

import pytest

from onara.servers import ServerError
from onara.servers.address import base_address, is_open_to_listeners


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://music.example.org", "https://music.example.org"),
        (" http://192.168.1.5:4533/ ", "http://192.168.1.5:4533"),
        ("https://example.org/navidrome/rest/", "https://example.org/navidrome"),
        ("http://[::1]:4533/rest", "http://[::1]:4533"),
        ("https://example.org/a?b=c#d", "https://example.org/a"),
    ],
)
def test_what_a_browser_shows_is_understood(typed: str, address: str) -> None:
    assert base_address(typed) == address


@pytest.mark.parametrize(
    "typed",
    [
        *("", "music.example.org", "ftp://example.org", "file:///etc/passwd", "https://"),
        *("http://a b", "http://x:99999", "http://[", "javascript:alert(1)", "http://x\ny"),
    ],
)
def test_what_is_no_address_is_one_sentence(typed: str) -> None:
    with pytest.raises(ServerError, match="is no address of a server") as raised:
        base_address(typed)
    assert "\n" not in str(raised.value)


def test_a_password_in_the_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(ServerError) as raised:
        base_address("https://mina:secret@example.org")
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    ("address", "is_open"),
    [
        ("http://music.example.org", True),
        ("http://192.168.1.5:4533", True),
        ("https://music.example.org", False),
        ("http://localhost:4533", False),
        ("http://127.0.0.1", False),
        ("http://[::1]", False),
    ],
)
def test_what_others_can_read_on_the_way_is_known(address: str, is_open: bool) -> None:
    assert is_open_to_listeners(address) is is_open
