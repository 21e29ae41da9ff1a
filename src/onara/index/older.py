"""Segments of earlier formats: their bits are read, and that is all.

Format 1 had no landmarks.  Those of format 3 were coarser than today's, so that a recording which
has only them counts as one without, and gets new ones when its file is added again.

    table_at     ...       JSON: a list of {"id", "start", "samples", "crc32"}, starts in bytes; in
                           format 3 it is the value "recordings" of an object
    end - 24     u64       table_at
    end - 16     u32       length of the table
    end - 12     u32       crc32 of the table
    end - 8      8 bytes   b"ONARAEND"
"""

from __future__ import annotations

import json
import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from onara.errors import DamagedLibrary
from onara.index.table import Row, Table

OLDER = (1, 3)

_TAIL = struct.Struct("<QII8s")
_END = b"ONARAEND"


def table_of(path: Path, held: npt.NDArray[np.uint8], version: int) -> Table:
    """The table of a segment whose bytes are given.  Raises `DamagedLibrary`."""
    told: Any = None
    if len(held) >= _TAIL.size:
        at, length, crc32, end = _TAIL.unpack(held[-_TAIL.size :].tobytes())
        raw = held[at : at + length].tobytes()
        if end == _END and zlib.crc32(raw) == crc32:
            told = json.loads(raw)
    rows = told.get("recordings") if version != 1 and isinstance(told, dict) else told
    if not isinstance(rows, list) or (rows is told) != (version == 1):
        raise DamagedLibrary(
            f"{path} is cut off or altered; the library is damaged: onara doctor --repair"
        )
    made = (Row(row["id"].encode(), row["start"], row["samples"], row["crc32"]) for row in rows)
    return Table.of(made, {})
