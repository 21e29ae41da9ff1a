"""What strayed from a plan is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.collection.mended import State, states, strayed
from onara.mending import Mender, Plan, planned
from onara.tagging import write
from tests.mending.tree import proposal
from tests.tagging.files import make

Made = tuple[Path, Plan, dict[Path, State]]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """A folder after a fix, the plan, and what it was before."""
    root = tmp_path / "root"
    root.mkdir()
    first, second = make(root, "a.flac"), make(root, "a.mp3")
    (root / "notes.txt").write_text("no music")
    (root / "all.m3u").write_text("a.flac\n")
    before = states(root)
    plan = planned(
        root,
        [
            proposal(first, {"title": ("첫눈",)}, root / "new" / "첫눈.flac"),
            proposal(second, {"title": ("밤",)}),
        ],
    )
    with Mender.open(tmp_path / "home") as mender:
        mender.apply(plan)
    return root, plan, before


def test_a_fix_strays_nowhere(made: Made) -> None:
    root, plan, before = made
    assert strayed(plan, before, states(root), root) == []


def test_everything_else_is_told(made: Made) -> None:
    root, plan, before = made
    write(root / "a.mp3", {"mood": ("calm",)})
    (root / "new" / "첫눈.flac").rename(root / "첫눈.flac")
    (root / "notes.txt").write_text("other notes")
    (root / "all.m3u").write_text("a.flac\n")
    assert sorted(strayed(plan, before, states(root), root)) == [
        "a.flac: is not at new/첫눈.flac",
        "a.mp3: other tags than were shown",
        "all.m3u: is not changed",
        "notes.txt: changed",
        "첫눈.flac: nobody planned it",
    ]


def test_another_sound_is_told(made: Made) -> None:
    root, plan, before = made
    make(root, "a.aac").rename(root / "a.mp3")
    assert "a.mp3: another sound, or other permissions" in strayed(plan, before, states(root), root)
