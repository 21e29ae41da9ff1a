"""``onara catalogue schema``: the JSON Schema of catalogue files, for an editor."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from onara.cli.frame import DONE, command, say

# Here too, and not taken from the catalogue, whose import would slow every command's help.
Kind = Literal["drama", "people", "related-works", "elsewhere"]


@command
def schema(
    kind: Annotated[Kind, typer.Argument(help="Kind of file.")] = "drama",
    path: Annotated[bool, typer.Option("--path", help="Where it lies, not what it says.")] = False,
) -> int:
    """Print the JSON Schema of a kind of catalogue file, or where it lies.

    An editor that is told of it offers the keys, explains them, and marks slips while you type.

    Example:  onara catalogue schema drama --path
    """
    from onara.catalogue.schemas import schema_path

    file = schema_path(kind)
    say(str(file) if path else file.read_text(encoding="utf-8").rstrip("\n"))
    return DONE
