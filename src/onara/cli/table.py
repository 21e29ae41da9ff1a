"""Tables: drawn on a terminal, aligned columns elsewhere."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a table; columns without a value in any row are left out."""
    filled = [n for n in range(len(header)) if any(row[n] for row in rows)]
    names = [header[n] for n in filled]
    cells = [[row[n] for n in filled] for row in rows]
    return _drawn(names, cells) if sys.stdout.isatty() else _aligned([names, *cells])


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Columns as wide as their widest cell; Hangul is two columns wide."""
    from rich.cells import cell_len

    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]


def _drawn(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=SIMPLE_HEAD, pad_edge=False)
    for name in header:
        drawn.add_column(name, overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(cell) for cell in row))
    width = Console().width
    console = Console(file=io.StringIO(), width=width, color_system="standard", force_terminal=True)
    with console.capture() as captured:
        console.print(drawn)
    return captured.get().rstrip().split("\n")
