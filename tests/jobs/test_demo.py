from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from onara.catalogue import Catalogue
from onara.demo import Rendered
from onara.jobs import demo
from onara.library import Library
from onara.sheet import SheetStore
from tests.cli.program import wav
from tests.scan.season import put


@pytest.fixture
def home(tmp_path: Path, rendered: Rendered, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, into which the demo is rendered in no time."""

    def copied(folder: Path) -> Rendered:
        shutil.copytree(rendered.folder, folder, dirs_exist_ok=True)
        there = {
            name: folder / getattr(rendered, name).relative_to(rendered.folder)
            for name in ("soundtrack", "season", "scene", "clip")
        }
        return replace(rendered, folder=folder, **there)

    monkeypatch.setattr(demo, "render", copied)
    return tmp_path / "home"


def test_the_demo_comes_with_its_drama_and_goes_without_a_trace(home: Path) -> None:
    made = demo.put(home)
    assert demo.is_there(home)
    assert made.soundtrack.is_relative_to(home / demo.FOLDER)
    catalogue = Catalogue.load(home / "catalogue")
    assert all(catalogue.song(song) for song in demo.songs(home))
    mine = wav(home.parent / "mine.wav")
    files = sorted(made.soundtrack.rglob("*.*"))[:2]
    with Library.open(home) as library:
        library.add([mine, *files])
    with SheetStore(home) as store:
        put(store, made.scene, 1)
        put(store, home.parent / "My Drama S01E02.mkv", 2)
    demo.take_out(home)
    assert not demo.is_there(home)
    assert not list((home / "catalogue").iterdir())
    with Library.open(home) as library:
        assert [one.paths for one in library.recordings()] == [(mine,)]
    with SheetStore(home) as store:
        assert [one.episode.id for one in store.episodes()] == ["e2"]
        assert store.last_change() is None


def test_taking_out_what_was_never_there_does_nothing(home: Path) -> None:
    demo.take_out(home)
    assert not home.exists() or not list(home.glob("demo"))
