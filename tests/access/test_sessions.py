from pathlib import Path

import pytest

from onara.access import Access, sessions
from onara.access.sessions import LONGEST_S, MOST, UNUSED_S


class Clock:
    """A clock that a test can set."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def time(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(sessions, "time", made)
    return made


def test_a_session_is_known_by_its_token_only(tmp_path: Path) -> None:
    opened = Access(tmp_path).sessions
    token = opened.open("Firefox")
    found = opened.of(token)
    assert found is not None
    assert found.browser == "Firefox"
    assert opened.of(found.id) is None
    assert opened.of("") is None


def test_a_session_that_is_not_used_ends(tmp_path: Path, clock: Clock) -> None:
    opened = Access(tmp_path).sessions
    token = opened.open()
    clock.now += UNUSED_S - 1
    assert opened.of(token) is not None
    clock.now += UNUSED_S - 1
    assert opened.of(token) is not None
    clock.now += UNUSED_S + 1
    assert opened.of(token) is None
    assert opened.all() == []


def test_a_session_ends_in_any_case(tmp_path: Path, clock: Clock) -> None:
    opened = Access(tmp_path).sessions
    token = opened.open()
    for _ in range(LONGEST_S // UNUSED_S + 1):
        clock.now += UNUSED_S - 1
        opened.of(token)
    assert opened.of(token) is None


def test_one_session_or_all_can_be_ended(tmp_path: Path) -> None:
    opened = Access(tmp_path).sessions
    tokens = [opened.open() for _ in range(3)]
    first = opened.of(tokens[0])
    assert first is not None
    assert opened.end(first.id)
    assert not opened.end(first.id)
    assert [opened.of(token) is None for token in tokens] == [True, False, False]
    opened.end_all()
    assert opened.all() == []


def test_there_are_only_so_many_sessions(tmp_path: Path, clock: Clock) -> None:
    opened = Access(tmp_path).sessions
    first = opened.open()
    for _ in range(MOST):
        clock.now += 1
        opened.open()
    assert len(opened.all()) == MOST
    assert opened.of(first) is None
