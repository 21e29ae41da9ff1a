"""Folders that moves leave empty, and those that they were made for."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from onara.durable import flush_folder
from onara.mending.journal import Fix, Journal


def remove_emptied(journal: Journal, fix: Fix) -> None:
    """Remove the folders in which a fix has left nothing; its own folder stays."""
    left = {
        each.source.parent
        for each in journal.changes(fix)
        if each.state == "done" and each.target.parent != each.source.parent
    }
    for folder in sorted(left):
        while folder != fix.root and folder.is_relative_to(fix.root) and _is_empty(folder):
            journal.note_folder(fix, folder, is_made=False)
            if not _removed(folder):
                break
            folder = folder.parent


def remove_made(journal: Journal, fix: Fix) -> None:
    """Remove the folders that a fix made, where nothing is in them."""
    for each in reversed(journal.folders(fix)):
        if each.is_made:
            _removed(each.path)


def made_again(journal: Journal, fix: Fix) -> None:
    """Give back the folders that a fix removed, with the permissions that they had."""
    removed = [each for each in journal.folders(fix) if not each.is_made]
    for each in removed:
        with contextlib.suppress(OSError):
            each.path.mkdir(parents=True, exist_ok=True)
    for each in reversed(removed):
        with contextlib.suppress(OSError):
            each.path.chmod(each.mode & 0o7777)


def _is_empty(folder: Path) -> bool:
    try:
        with os.scandir(folder) as entries:
            return next(entries, None) is None
    except OSError:
        return False


def _removed(folder: Path) -> bool:
    try:
        folder.rmdir()
        flush_folder(folder.parent)
    except OSError:
        return False
    return True
