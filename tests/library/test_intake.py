from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onara import Library
from onara.errors import UnusableInput
from onara.examine import examine
from onara.library import intake


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


def forget_timbres(home: Path) -> None:
    """Make a library what an Onara without timbres would have made it."""
    database = sqlite3.connect(home / "library.sqlite")
    database.executescript("DROP TRIGGER timbre_goes; DROP TABLE timbre;")
    database.close()


def test_an_earlier_library_opens_and_is_measured_when_it_is_added_again(
    tmp_path: Path, wav: Callable[..., Path]
) -> None:
    files, home = [wav("a.wav", seed=1), wav("b.wav", seed=2)], tmp_path / "home"
    with Library.open(home) as library:
        library.add(files)
        before = [each.timbre.tobytes() for each in library.soundings() if each.timbre is not None]
    forget_timbres(home)
    with Library.open(home) as library:
        assert [each.is_measured for each in library.soundings()] == [False, False]
        outcomes = library.add([*files, wav("c.wav", seed=3)])
        assert {each.path.name: each.status for each in outcomes} == {
            "a.wav": "known",
            "b.wav": "known",
            "c.wav": "added",
        }
        after = [each.timbre.tobytes() for each in library.soundings() if each.timbre is not None]
    assert len(before) == 2
    assert after[:2] == before


def test_what_was_measured_is_not_decoded_again(
    tmp_path: Path, wav: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    long, short = wav("a.wav", seconds=12), wav("b.wav", seed=2, seconds=3)
    asked: list[Path] = []

    def examined(paths: list[Path], *_: object) -> Iterator[object]:
        asked.extend(paths)
        yield from ((path, examine(path)) for path in paths)

    monkeypatch.setattr(intake, "examine_all", examined)
    with Library.open(tmp_path / "home") as library:
        library.add([long, short])
        library.add([long, short])
        found = {each.paths[0].name: each for each in library.soundings()}
    assert sorted(asked) == [long, short]
    assert found["a.wav"].timbre is not None
    assert (found["b.wav"].timbre, found["b.wav"].is_measured) == (None, True)


def test_a_known_file_that_cannot_be_decoded_any_more_stays_known(
    tmp_path: Path, wav: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    file, home = wav("a.wav"), tmp_path / "home"
    with Library.open(home) as library:
        library.add([file])
    forget_timbres(home)

    def refused(paths: list[Path], *_: object) -> Iterator[object]:
        yield from ((path, UnusableInput(path, "is damaged")) for path in paths)

    monkeypatch.setattr(intake, "examine_all", refused)
    with Library.open(home) as library:
        (outcome,) = library.add([file])
        assert (outcome.status, len(library)) == ("known", 1)
