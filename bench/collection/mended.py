"""`python -m bench.collection.mended`: nothing changed but what was shown, and all had back?

A copy of the collector's folder is put right with a template, compared with the plan file by file,
and taken back.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench import cache
from bench.table import plain
from onara.collection import examine
from onara.collection.report import VIDEOS
from onara.errors import OnaraError
from onara.library.gather import MEDIA, files_below
from onara.mending import STANDARD, Mender, Plan, Template, chosen, planned
from onara.tagging import FileTags, audio_digest, read


@dataclass(frozen=True, slots=True)
class State:
    """What is compared of one file; the sound and the tags only where there are any."""

    sha256: str
    mtime_ns: int
    mode: int
    sound: str | None
    tags: FileTags | None


def states(root: Path) -> dict[Path, State]:
    """Every file below a folder, by its path in it."""
    return {
        path.relative_to(root): _state(path)
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


def _state(path: Path) -> State:
    status = path.stat()
    sound = tags = None
    if path.suffix.lower() in MEDIA:
        try:
            sound, tags = audio_digest(path), read(path)
        except OnaraError:
            sound = tags = None
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return State(sha256, status.st_mtime_ns, status.st_mode, sound, tags)


def strayed(
    plan: Plan, before: Mapping[Path, State], after: Mapping[Path, State], root: Path
) -> list[str]:
    """Everything that is otherwise than the plan says; empty where nothing is."""
    wrong = []
    expected: dict[Path, Path] = {path: path for path in before}
    changes = {}
    for item in plan.items:
        path = item.path.relative_to(root)
        changes[path] = item.changes
        if item.move_to is not None:
            expected[path] = item.move_to.relative_to(root)
        expected |= {a.relative_to(root): b.relative_to(root) for a, b in item.along.items()}
    renaming = {each.path.relative_to(root) for each in plan.playlists if each.changed}
    wrong += [f"{path}: nobody planned it" for path in after.keys() - set(expected.values())]
    for path, now in expected.items():
        old, new = before[path], after.get(now)
        if new is None:
            wrong.append(f"{path}: is not at {now}")
        elif path in renaming:
            wrong += [f"{path}: is not changed"] if new.sha256 == old.sha256 else []
        elif not changes.get(path):
            wrong += [f"{path}: changed"] if new != old else []
        elif new.sound != old.sound or new.mode != old.mode:
            wrong.append(f"{path}: another sound, or other permissions")
        elif old.tags and new.tags != _tags(old.tags, changes[path], new.tags):
            wrong.append(f"{path}: other tags than were shown")
    return wrong


def _tags(old: FileTags, changes: Mapping[str, tuple[str, ...]], new: FileTags | None) -> FileTags:
    fields = {name: values for name, values in {**old.fields, **changes}.items() if values}
    # A file without ID3v2 gets the version that is written today.
    container = new.container if new and old.container in ("id3v1", "id3v2.2") else old.container
    return FileTags(container, fields, old.artwork)


def main(line: list[str]) -> int:
    """Exit status: 0, or 1 where the folder is not there, or anything strayed."""
    parser = argparse.ArgumentParser(prog="python -m bench.collection.mended", description=__doc__)
    parser.add_argument("--files", type=int, default=300, metavar="N", help="as it was made (300)")
    parser.add_argument("--seed", type=int, default=2026, metavar="N", help="as it was made (2026)")
    given = parser.parse_args(line)
    top = cache.folder() / "collection" / f"{given.files}-{given.seed}"
    root, home = top / "mended" / "OST", top / "mended" / "home"
    if not (top / "OST").is_dir():
        print("bench: make the folder first: python -m bench.collection", file=sys.stderr)
        return 1
    shutil.rmtree(top / "mended", ignore_errors=True)
    shutil.copytree(top / "OST", root)
    shutil.copytree(top / "home", home)
    before = states(root)
    began = time.monotonic()
    files = list(files_below(root, MEDIA - VIDEOS, []))
    report = examine(root, home, listen=False)
    plan = planned(root, chosen(report, files), files=files, template=Template(STANDARD))
    shown = time.monotonic()
    with Mender.open(home) as mender:
        done = mender.apply(plan)
        applied = time.monotonic()
        wrong = strayed(plan, before, states(root), root)
        compared = time.monotonic()
        undone = mender.undo()
    taken_back = time.monotonic()
    lost = [str(path) for path, state in states(root).items() if before.get(path) != state]
    lost += [str(path) for path in before.keys() - states(root).keys()]
    size = sum((root / path).stat().st_size for path in before)
    changed = [one for one in done if one.kept]
    kept = sum(one.kept_bytes for one in changed)
    print("\n".join(wrong + lost))
    print(
        plain(
            [
                ["", ""],
                ["files, MB", f"{len(before)}, {size / 1e6:.0f}"],
                ["shown in", f"{shown - began:.1f} s"],
                ["changed, moved or moved along", str(sum(not one.reason for one in done))],
                ["left with a sentence", str(sum(one.reason is not None for one in done))],
                ["a file takes", f"{1000 * (applied - shown) / max(1, len(done)):.0f} ms"],
                ["otherwise than shown", str(len(wrong))],
                ["kept for undo, bytes a changed file", f"{kept / max(1, len(changed)):.0f}"],
                ["kept whole", str(sum(one.kept == "whole" for one in done))],
                ["undone, a file takes", f"{1000 * (taken_back - compared) / len(undone):.0f} ms"],
                ["not had back", str(len(lost))],
            ]
        )
    )
    return 1 if wrong or lost else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
