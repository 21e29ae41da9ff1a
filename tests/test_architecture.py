"""The picture in ARCHITECTURE.md, held against the imports."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "onara"
ORDER = ["audio", "fingerprint", "index", "match", "library", "cli"]
FOLDERS = sorted(path.name for path in SOURCE.iterdir() if (path / "__init__.py").exists())


def imports_of(file: Path) -> set[str]:
    """Names of Onara's own folders (and top modules) that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        found |= {name.split(".")[1] for name in names if name.startswith("onara.")}
    return found


def imports_of_folder(folder: str) -> set[str]:
    used = set().union(*(imports_of(file) for file in (SOURCE / folder).rglob("*.py")))
    return (used & set(FOLDERS)) - {folder}


@pytest.mark.parametrize("folder", ORDER)
def test_no_folder_imports_one_further_down(folder: str) -> None:
    allowed = set(ORDER[: ORDER.index(folder)])
    if folder in ("library", "cli"):
        allowed.add("catalogue")
    assert imports_of_folder(folder) <= allowed


@pytest.mark.parametrize("folder", ["catalogue", "demo"])
def test_what_stands_beside_the_road_knows_nothing_of_it(folder: str) -> None:
    assert imports_of_folder(folder) == set()


def test_nothing_imports_the_demo() -> None:
    assert not [folder for folder in FOLDERS if "demo" in imports_of_folder(folder)]


def test_the_tour_has_a_section_for_every_folder_and_names_every_module() -> None:
    tour = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## (\w+)/ – [^\n]+\n(.*?)(?=^## |\Z)", tour, re.M | re.S))
    assert set(sections) == {*FOLDERS, "bench"}
    for folder in FOLDERS:
        if folder == "catalogue" or folder == "demo":
            continue
        modules = {file.name for file in (SOURCE / folder).glob("[a-z]*.py")}
        # Commands are files of their own and listed by the guide to using.
        modules -= {"add.py", "identify.py", "listen.py", "library.py", "remove.py"}
        missing = {name for name in modules if f"`{name}`" not in sections[folder]}
        assert not missing, f"{folder}: {missing}"


def test_no_file_is_two_rooms_in_one() -> None:
    long = {
        str(file.relative_to(ROOT)): lines
        for file in [*SOURCE.rglob("*.py"), *(ROOT / "bench").rglob("*.py")]
        if (lines := len(file.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert not long
