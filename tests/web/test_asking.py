from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import pytest

from onara.ask import Answer, Asker
from onara.web import asking
from onara.web.asking import Asking
from tests.scan.season import winter_tale


class Slow:
    """A home whose episodes take long to open."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.may_go_on = threading.Event()

    @contextmanager
    def scanner(self) -> Iterator[Any]:
        self.may_go_on.wait(10)
        raise OSError
        yield


class Counting:
    """An asker that counts."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.threads: set[int] = set()

    def find(self, typed: str, **_: object) -> Answer:
        self.asked.append(typed)
        self.threads.add(threading.get_ident())
        return Answer(typed, True, ())

    def close(self) -> None:
        self.asked.append("closed")


def test_an_asker_is_asked_in_one_thread_and_the_same_question_once(tmp_path: Path) -> None:
    counting = Counting()
    asker, asks = cast(Asker, counting), Asking(Slow(tmp_path))
    for typed in ("goblin", "signal", "goblin"):
        assert asks.find(asker, typed, 10, "en").query == typed
    assert counting.asked == ["goblin", "signal"]
    assert counting.threads.isdisjoint({threading.get_ident()})
    assert len(counting.threads) == 1
    asks.find(asker, "goblin", 10, "ko")
    assert counting.asked[-1] == "goblin"
    asks.close(asker)
    assert counting.asked[-1] == "closed"


def test_what_another_catalogue_answered_is_forgotten(tmp_path: Path) -> None:
    before, after = Counting(), Counting()
    asks = Asking(Slow(tmp_path))
    asks.find(cast(Asker, before), "goblin", 10, "en")
    asks.find(cast(Asker, after), "goblin", 10, "en")
    assert after.asked == ["goblin"]
    asks.close(None)


def test_no_more_answers_are_kept_than_fit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "_KEPT", 2)
    counting, asks = Counting(), Asking(Slow(tmp_path))
    for typed in ("a", "b", "c", "c", "a"):
        asks.find(cast(Asker, counting), typed, 10, "en")
    assert counting.asked == ["a", "b", "c", "a"]
    asks.close(None)


def test_an_answer_does_not_wait_for_subtitles_that_are_read_for_minutes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "_WAIT_S", 0.05)
    winter_tale(tmp_path, tmp_path / "video")
    home = Slow(tmp_path)
    asks = Asking(home)
    answer = Answer("the train station, end of episode 2", True, ())
    assert asks.with_moments(answer, 10, "en") == (answer, True)
    home.may_go_on.set()
    asks.close(None)


def test_without_episodes_or_a_moment_that_is_asked_for_nothing_is_opened(tmp_path: Path) -> None:
    asks = Asking(Slow(tmp_path))
    described = Answer("the train station, end of episode 2", True, ())
    assert asks.with_moments(described, 10, "en") == (described, False)
    winter_tale(tmp_path, tmp_path / "video")
    named = Answer("hello", True, ())
    assert asks.with_moments(named, 10, "en") == (named, False)
    asks.close(None)
