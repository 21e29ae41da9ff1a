"""CSV: one heading, one line a cue; UTF-8 with a byte order mark, by which Excel reads Hangul.

A cell that a spreadsheet would take for a formula gets an apostrophe before it, for a title may
come from any file's tags (OWASP, CSV injection).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from onara.export.columns import COLUMNS, Value, rows
from onara.export.language import Language
from onara.sheet import CueSheet

_BYTE_ORDER_MARK = "\ufeff"
FORMULA_SIGNS = tuple("=+-@\t\r＝＋－＠")
"""With what a formula begins; the wide ones count in East Asian versions of Excel."""


def write(sheets: Sequence[CueSheet], language: Language) -> bytes:
    """The cues of one or many episodes as CSV (RFC 4180)."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([column.heading.of(language) for column in COLUMNS])
    for row in rows(sheets, language):
        writer.writerow([_cell(column.value(row)) for column in COLUMNS])
    return (_BYTE_ORDER_MARK + text.getvalue()).encode()


def _cell(value: Value) -> Value:
    if isinstance(value, str) and value.startswith(FORMULA_SIGNS):
        return f"'{value}"
    return value
