"""The published JSON Schemas (draft 2020-12) of the catalogue's files, for editors that help.

They say what the strict readers accept, as far as a schema can: that a release names songs which
are there, or that 30 February is no date, only ``onara catalogue check`` knows.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeAlias, get_args

Kind: TypeAlias = Literal["drama", "people", "related-works", "elsewhere"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""The kinds of file, each with a schema; what they share is in ``entries.schema.json``."""


def schema_path(kind: Kind) -> Path:
    """The file of the schema of a kind of file; it refers to another in the same folder."""
    return Path(__file__).parent / "schema" / f"{kind}.schema.json"
