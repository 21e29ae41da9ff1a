"""Links are made at add, kept whole whatever happens, and go with their recordings."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from onara import Library
from onara.audio import decode
from onara.families import MEASURE
from onara.library.hearing import Heard, _by_links, hear
from onara.match import Found

VERSIONS = ("instrumental", "song", "other")


@pytest.fixture
def files(family_files: Mapping[str, Path]) -> list[Path]:
    return [family_files[name] for name in VERSIONS]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "home") as library:
        yield library


def linked(library: Library) -> set[frozenset[str]]:
    names = {one.recording: one.paths[0].stem for one in library.recordings()}
    return {frozenset({names[link.one], names[link.other]}) for link in library.links()}


PAIR = {frozenset({"instrumental", "song"})}


def test_what_comes_in_later_is_linked_as_well(library: Library, files: list[Path]) -> None:
    library.add(files[:1], processes=1)
    assert library.links() == []
    library.add(files[1:], processes=1)
    assert linked(library) == PAIR


def test_a_link_is_seen_from_either_side(library: Library, files: list[Path]) -> None:
    library.add(files, processes=1)
    [link] = library.links()
    [seen] = library.links(link.other)
    assert (seen.one, seen.other) == (link.other, link.one)
    assert library.links("no such recording") == []


def test_a_link_goes_with_its_recording(library: Library, files: list[Path]) -> None:
    library.add(files, processes=1)
    library.remove([files[1]])
    assert library.links() == []
    assert _tables(library)["link"] == 0
    assert _tables(library)["compared"] == 2
    library.add([files[1]], processes=1)
    assert linked(library) == PAIR


def test_a_library_from_before_is_linked_at_its_next_add(
    library: Library, files: list[Path]
) -> None:
    library.add(files, processes=1)
    library.close()
    with closing(sqlite3.connect(library.home / "library.sqlite")) as run:
        run.executescript("DROP TABLE link; DROP TABLE compared; DROP TRIGGER links_go;")
    told: list[tuple[int, int]] = []
    with Library.open(library.home) as old:
        assert old.links() == []
        assert old.identify(files[1]).match is not None
        outcomes = old.add(files[:1], comparing=lambda *far: told.append(far))
        assert [each.status for each in outcomes] == ["known"]
        assert linked(old) == PAIR
        assert told == [(0, 3), (1, 3), (2, 3)]


def test_what_was_compared_otherwise_is_compared_again(
    library: Library, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add(files, processes=1)
    monkeypatch.setattr("onara.library.link_table.MEASURE", MEASURE + 1)
    told: list[tuple[int, int]] = []
    library.add(files, comparing=lambda *far: told.append(far))
    assert len(told) == 3
    assert linked(library) == PAIR


def test_killed_before_it_compared_it_does_so_at_the_next_add(
    library: Library, files: list[Path]
) -> None:
    arguments = ["add", *map(str, files), "--home", str(library.home), "--jobs", "1"]
    killed = subprocess.run([sys.executable, "-c", _KILLED_COMPARING, *arguments], check=False)
    assert killed.returncode == -9
    assert len(library) == 3
    assert library.links() == []
    assert all(each.status == "known" for each in library.add(files, processes=1))
    assert linked(library) == PAIR


def test_an_answer_of_a_drama_leaves_other_recordings_out(
    library: Library, files: list[Path]
) -> None:
    """Relatives that are not asked are not told either."""
    library.add(files, processes=1)
    whole = library.identify(files[1]).match
    assert whole is not None
    only = library._index.only({whole.recording})
    heard = hear([decode(files[1])], only, name="song", links=library.links)
    assert heard.best is not None
    assert heard.relatives == ()


def test_of_what_landmarks_alone_name_versions_are_told_but_not_compared(
    library: Library, files: list[Path]
) -> None:
    library.add(files, processes=1)
    [link] = library.links()
    found = Found(link.one, 10.0, 1.0, 20.0, 1e-9, 12.0, tempo=1.05, is_coherent=False)
    [relative] = _by_links(found, [link])
    assert (relative.recording, relative.offset_s) == (link.other, 10.0 + link.delay_s)
    assert relative.z is None
    assert relative.is_as_good
    match = library.answer(Heard((found,), 0.0, 5.0, relatives=(relative,)), "clip").match
    assert match is not None
    assert [one.behind for one in match.family] == [None]


def _tables(library: Library) -> dict[str, int]:
    with closing(sqlite3.connect(library.home / "library.sqlite")) as run:
        return {
            table: run.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("link", "compared")
        }


_KILLED_COMPARING = """
import os, signal
from onara.library import intake
def killed(*_):
    os.kill(os.getpid(), signal.SIGKILL)
intake.links_of = killed
intake.COMMIT_S = 600.0  # all in one batch
from onara.cli.main import main
main()
"""
