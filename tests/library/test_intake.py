from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onara import Library
from onara.library import intake
from onara.library.examine import examine


def test_a_finished_file_is_safe_while_another_takes_its_time(
    tmp_path: Path, wav: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    quick, slow = wav("quick.wav", seed=1, seconds=3), wav("slow.wav", seed=2, seconds=3)
    home = tmp_path / "home"
    seen_meanwhile: list[int] = []

    def one_after_long(*_: object) -> Iterator[object]:
        yield quick, examine(quick)
        time.sleep(0.2)
        yield None  # what the workers give while they have no answer
        with Library.open(home) as reader:
            seen_meanwhile.append(len(reader))
        yield slow, examine(slow)

    monkeypatch.setattr(intake, "COMMIT_S", 0.1)
    monkeypatch.setattr(intake, "examine_all", one_after_long)
    with Library.open(home) as library:
        library.add([quick, slow])
        assert len(library) == 2
    assert seen_meanwhile == [1]


def test_what_is_finished_is_kept_when_the_work_is_broken_off(
    tmp_path: Path, wav: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = wav("a.wav", seed=1, seconds=3), wav("b.wav", seed=2, seconds=3)

    def stopped(*_: object) -> Iterator[object]:
        yield first, examine(first)
        raise KeyboardInterrupt

    monkeypatch.setattr(intake, "examine_all", stopped)
    reported = []
    with Library.open(tmp_path / "home") as library:
        with pytest.raises(KeyboardInterrupt):
            library.add([first, second], report=lambda outcome, _: reported.append(outcome.path))
        assert len(library) == 1
    assert reported == [first]
