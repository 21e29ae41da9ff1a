"""A list's file: YAML that a person can read and edit."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from onara.lists.fan_list import Entry, FanList, ListError

_LONGEST_LINE = 4096
"""Width at which YAML would fold a text; notes stay on one line."""
_KEYS, _ENTRY_KEYS = {"name", "note", "entries"}, {"id", "title", "note"}


def to_text(kept: FanList) -> str:
    """The file of a list, as `from_text` reads it."""
    entries = [
        {k: v for k, v in (("id", e.id), ("title", e.title), ("note", e.note)) if v}
        for e in kept.entries
    ]
    told: dict[str, Any] = {"name": kept.name}
    if kept.note:
        told["note"] = kept.note
    told["entries"] = entries
    body = yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=_LONGEST_LINE)
    return f"# A list of Onara's. You may edit it: id counts, title is only for you.\n{body}"


def read_file(path: Path) -> FanList:
    """The list of a file; raises `ListError` where it cannot be read or is no list."""
    try:
        status = path.stat()
        return _read(path, (status.st_ino, status.st_size, status.st_mtime_ns))
    except UnicodeDecodeError:
        raise ListError(f"{path}: this is not UTF-8 text; save it as UTF-8") from None
    except OSError as error:
        raise ListError(f"{path}: cannot be read ({(error.strerror or '').lower()})") from None


@lru_cache(256)
def _read(path: Path, _: tuple[int, int, int]) -> FanList:
    """A file is read once, and again when its sign is another: a page looks at all lists."""
    return from_text(path.read_text(encoding="utf-8-sig"), path)


def from_text(text: str, path: Path) -> FanList:
    """The list of a file's text; ``path`` is only named in complaints."""
    try:
        told = _loaded(text)
    except yaml.MarkedYAMLError as error:
        line = f", line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise ListError(f"{path}{line}: this is not YAML: {error.problem}") from None
    except (yaml.YAMLError, ValueError, RecursionError):
        raise ListError(f"{path}: this is not YAML") from None
    if not isinstance(told, dict):
        raise ListError(f"{path}: a list needs `name` and `entries`")
    _only_known(told, _KEYS, path)
    given = told.get("entries") or []
    if not isinstance(given, list):
        raise ListError(f"{path}: `entries` must be a list of blocks with `id`")
    entries = tuple(_entry(each, path) for each in given)
    ids = [entry.id for entry in entries]
    twice = next((each for each in ids if ids.count(each) > 1), None)
    if twice:
        raise ListError(f"{path}: {twice} is in the list twice; keep one of them")
    return FanList(_text(told, "name", path) or path.stem, entries, _text(told, "note", path))


def _loaded(text: str) -> object:
    """Read by the quick loader; where that fails, by the slow one, which says better where."""
    try:
        return yaml.load(text, yaml.CSafeLoader)
    except yaml.YAMLError:
        return yaml.safe_load(text)


def _entry(given: object, path: Path) -> Entry:
    if isinstance(given, str):  # "- my-mister/grown-ups" is what a person would type
        given = {"id": given}
    if not isinstance(given, dict):
        raise ListError(f"{path}: an entry is an id, or a block with `id`, `title`, `note`")
    _only_known(given, _ENTRY_KEYS, path)
    entry_id = _text(given, "id", path)
    if not entry_id:
        raise ListError(f"{path}: an entry has no `id`")
    return Entry(entry_id, _text(given, "title", path), _text(given, "note", path))


def _only_known(given: dict[Any, Any], known: set[str], path: Path) -> None:
    strange = next((str(each) for each in given if each not in known), None)
    if strange:
        raise ListError(f"{path}: `{strange}` is not known here; known are {sorted(known)}")


def _text(given: dict[Any, Any], name: str, path: Path) -> str | None:
    value = given.get(name)
    if value is None:
        return None
    if isinstance(value, (dict, list)):
        raise ListError(f"{path}: `{name}` must be a text")
    return unicodedata.normalize("NFC", str(value)).strip() or None
