"""What stands in a file and what will, side by side, fitted to the width of the terminal."""

from __future__ import annotations

import io
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from onara.mending import Item, PlaylistItem

WIDTH = 100
"""Columns where there is no terminal."""
LONGEST = 240
"""Letters of a value that are shown; the words of a song may be thousands."""


def side_by_side(item: Item, root: Path) -> Iterator[str]:
    """The lines for one file: its path, then field by field before and after."""
    from onara.cli.words import shown

    yield shown(_within(item.path, root))
    rows = [
        (field, _value(item.before.fields.get(field, ()), after), _value(after, ()))
        for field, after in item.changes.items()
    ]
    if item.move_to is not None:
        moves = [("path", item.path, item.move_to), *(("", *each) for each in item.along.items())]
        for name, old, new in moves:
            before, after = _within(old, root), _within(new, root)
            rows.append((name, _value((before,), (after,)), _value((after,), ())))
    yield from (f"  {line}" for line in _drawn(rows))


def names_side_by_side(item: PlaylistItem, root: Path) -> Iterator[str]:
    """The lines for one playlist: its path, then the names that change before and after."""
    from onara.cli.words import shown

    yield shown(_within(item.path, root))
    rows = []
    for each in item.changed:
        read = unquote if each.manner == "uri" else str
        before, after = read(each.before), read(each.after)
        # In an address both may read alike, and differ in how a sign is written.
        if before == after:
            before, after = each.before, each.after
        rows.append(("name", _value((before,), (after,)), _value((after,), ())))
    yield from (f"  {line}" for line in _drawn(rows))


def _value(values: Sequence[str], other: Sequence[str]) -> str:
    """Values as one text; loose letters of Hangul are told where all else is alike."""
    from onara.cli.words import shown

    text = "; ".join(shown(value) for value in values)
    if len(text) > LONGEST:
        text = f"{text[:LONGEST]}…"
    whole = [unicodedata.normalize("NFC", value) for value in values]
    is_loose = whole != list(values) and whole == [
        unicodedata.normalize("NFC", value) for value in other
    ]
    return f"{text} (NFD)" if is_loose else text or "–"


def _drawn(rows: Sequence[tuple[str, str, str]]) -> list[str]:
    from rich.box import Box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    width = (Console().width if sys.stdout.isatty() else WIDTH) - 2
    # One line between the two, and none around them.
    bar = Box("    \n  │ \n    \n  │ \n    \n    \n  │ \n    \n")
    drawn = Table(box=bar, show_header=False, show_edge=False, pad_edge=False)
    drawn.add_column(overflow="fold", max_width=max(8, width // 4))
    drawn.add_column(overflow="fold", max_width=width // 2)
    drawn.add_column(overflow="fold")
    for row in rows:
        drawn.add_row(*map(Text, row))
    console = Console(file=io.StringIO(), width=max(width, 30))
    with console.capture() as captured:
        console.print(drawn)
    return [line.rstrip() for line in captured.get().rstrip("\n").split("\n")]


def _within(path: Path, root: Path) -> str:
    return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)
