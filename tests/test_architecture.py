"""The picture in ARCHITECTURE.md, held against the imports."""

from __future__ import annotations

import ast
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "onara"
FOLDERS = sorted(path.name for path in SOURCE.iterdir() if (path / "__init__.py").exists())

MAY_IMPORT: dict[str, set[str]] = {
    "audio": set(),
    "fingerprint": {"audio"},
    "timbre": set(),
    "landmarks": {"audio"},
    "index": {"audio", "fingerprint", "landmarks"},
    "match": {"audio", "fingerprint", "index"},
    "families": {"fingerprint", "index", "landmarks", "match"},
    "examine": {"audio", "fingerprint", "timbre", "landmarks"},
    "library": {
        *("examine", "audio", "fingerprint", "timbre", "landmarks", "index", "match", "families"),
        "catalogue",
    },
    "spelling": set(),
    "catalogue": {"spelling"},
    "graph": {"catalogue", "spelling", "wording"},
    "wander": {"graph", "catalogue", "imports", "spelling", "timbre", "wording"},
    "lists": {"graph", "catalogue", "spelling", "library", "index", "tagging"},
    "servers": {"catalogue", "index", "library", "lists", "spelling"},
    "imports": {"catalogue", "spelling"},
    "lyrics": {"audio", "spelling"},
    "ask": {
        *("graph", "catalogue", "spelling", "imports", "lyrics", "scan", "scanned", "sheet"),
        "wording",
    },
    "activity": {"audio"},
    "tracking": {"audio", "fingerprint", "index", "match"},
    "episodes": {"spelling", "catalogue"},
    "subtitles": {"audio", "spelling", "lyrics"},
    "recurrence": {"audio", "fingerprint", "index", "match", "tracking"},
    "sheet": set(),
    "export": {"sheet", "lists", "spelling"},
    "scan": {
        *("activity", "audio", "catalogue", "episodes", "fingerprint", "index", "landmarks"),
        *("library", "match", "recurrence", "sheet", "subtitles", "tracking"),
    },
    "scanned": {
        *("activity", "audio", "catalogue", "episodes", "index", "library", "match", "scan"),
        *("sheet", "spelling", "subtitles"),
    },
    "players": {"catalogue", "episodes", "library", "playback", "sheet", "wording"},
    "sharing": {"catalogue", "graph", "imports", "library", "lists", "sheet"},
    "tagging": set(),
    "seeding": {
        *("catalogue", "graph", "imports", "library", "spelling", "tagging", "wander", "wording"),
    },
    "collection": {
        *("audio", "catalogue", "families", "imports", "library", "spelling", "tagging"),
    },
    "mending": {
        *("catalogue", "collection", "imports", "library", "lists", "lyrics", "spelling"),
        "tagging",
    },
    "wording": set(),
    "pictures": {"catalogue", "export", "graph", "sheet", "wander"},
    "playback": {"audio"},
    "clips": {
        "audio",
        "fingerprint",
        "index",
        "library",
        "match",
        "scan",
        "scanned",
        "sheet",
        "pictures",
    },
    "jobs": {"demo", "episodes", "library", "lyrics", "scan", "scanned", "sheet"},
    "watching": {
        *("audio", "episodes", "jobs", "library", "lyrics", "scan", "sheet", "subtitles"),
    },
    "access": set(),
    "web": {
        "access",
        "ask",
        "audio",
        "catalogue",
        "clips",
        "episodes",
        "export",
        "graph",
        "imports",
        "jobs",
        "library",
        "lists",
        "lyrics",
        "pictures",
        "playback",
        "scan",
        "scanned",
        "sharing",
        "sheet",
        "spelling",
        "subtitles",
        "wander",
        "wording",
    },
    "cli": set(FOLDERS) - {"cli", "demo"},
    "demo": set(),
}
"""Folder: what it may know of, read off the picture."""


def imports_of(file: Path) -> set[str]:
    """Names of Onara's own folders (and top modules) that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file}: imports are absolute here, so that they can be seen"
            names = [node.module or ""]
            if node.module == "onara":
                names = [f"onara.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("onara.")}
    return found


def imports_of_folder(folder: str) -> set[str]:
    used = set().union(*(imports_of(file) for file in (SOURCE / folder).rglob("*.py")))
    return (used & set(FOLDERS)) - {folder}


def modules_of(folder: str) -> set[str]:
    return {file.name for file in (SOURCE / folder).glob("[a-z]*.py")}


def sections() -> dict[str, str]:
    """The sections of the tour by the folder that heads them."""
    tour = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^## (\w+)/ – [^\n]+\n(.*?)(?=^## |\Z)", tour, re.M | re.S))


def test_every_folder_has_its_place_in_the_picture() -> None:
    assert set(MAY_IMPORT) == set(FOLDERS)


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_folder_imports_what_it_should_not_know(folder: str) -> None:
    strange = imports_of_folder(folder) - MAY_IMPORT[folder]
    assert not strange, f"{folder} imports {strange}"


def test_the_picture_shows_what_may_be_imported() -> None:
    """The rows of the picture's table: a folder, and what it may know of."""
    tour = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| ([^|]*) \|$", tour, re.M)
    told = {folder: set(re.findall(r"`(\w+)`", known)) for folder, known in rows}
    assert told == {name: known for name, known in MAY_IMPORT.items() if name != "cli"}


def test_there_is_no_circle() -> None:
    for known in (MAY_IMPORT, {folder: imports_of_folder(folder) for folder in FOLDERS}):
        # Raises graphlib.CycleError, which names the circle.
        assert len(list(TopologicalSorter(known).static_order())) == len(FOLDERS)


def test_nothing_imports_the_demo_but_the_job_that_plays_it() -> None:
    assert [folder for folder in FOLDERS if "demo" in imports_of_folder(folder)] == ["jobs"]
    assert [file.name for file in (SOURCE / "jobs").glob("*.py") if "demo" in imports_of(file)] == [
        "demo.py"
    ]


def test_the_tour_has_a_section_for_every_folder() -> None:
    assert set(sections()) == {*FOLDERS, "beetsplug", "bench"}


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_section_of_a_folder_names_every_module(folder: str) -> None:
    missing = {name for name in modules_of(folder) if f"`{name}`" not in sections()[folder]}
    assert not missing


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_module_that_the_tour_names_is_there(folder: str) -> None:
    named = set(re.findall(r"`(\w+\.py)`", sections()[folder]))
    assert named <= modules_of(folder) | {"__main__.py"}


def test_no_file_is_two_rooms_in_one() -> None:
    long = {
        str(file.relative_to(ROOT)): lines
        for file in [*SOURCE.rglob("*.py"), *(ROOT / "bench").rglob("*.py")]
        if (lines := len(file.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert not long
