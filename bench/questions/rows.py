"""The questions on disk: one JSON object a line, one file a kind."""

import json
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

KINDS = ("names", "scenes", "relations", "negatives")
OWN = Path(__file__).with_name("data")


class RowError(Exception):
    """A file of questions cannot be read; the message is one line that names file and line."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One right answer: what kind of thing it is, and the title or name to be shown."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody typed, and what would be right; any one of ``expect`` is.

    ``kind`` is one of `KINDS`; of ``negatives`` nothing in the catalogue is an answer.  ``lang`` is
    a language tag, or ``?`` where the row has none.  Of a contested question either is right: the
    answer that is expected, or none.
    """

    kind: str
    query: str
    expect: tuple[Expected, ...]
    lang: str
    pattern: str
    contested: bool


def read(folder: Path, kinds: tuple[str, ...] = KINDS) -> list[Question]:
    """The questions of a folder, kind by kind; the file of a kind may be missing, not all of them.

    Raises RowError.
    """
    files = {kind: folder / f"{kind}.jsonl" for kind in kinds}
    present = {kind: file for kind, file in files.items() if file.is_file()}
    if not present:
        names = ", ".join(file.name for file in files.values())
        raise RowError(f"{folder} has no questions: none of {names} is there.")
    return [q for kind, file in present.items() for q in _questions(kind, file)]


def _questions(kind: str, file: Path) -> list[Question]:
    found = []
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise RowError(f"{file} cannot be read: {error}") from None
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            found.append(_question(kind, json.loads(line)))
        except (ValueError, KeyError, TypeError) as error:
            raise RowError(f"{file}, line {number} is not a question: {error!r}") from None
    return found


def _question(kind: str, row: Any) -> Question:
    if not isinstance(row, dict):
        raise TypeError(f"{row!r} is no object")
    expect = tuple(Expected(_nfc(e["kind"]), _nfc(e["name"])) for e in row.get("expect") or ())
    contested = bool(row.get("flags"))
    if not (expect or contested or kind == "negatives"):
        raise ValueError("`expect` is empty")
    return Question(
        kind,
        _nfc(row["query"]),
        expect,
        row.get("lang") or "?",
        row.get("pattern") or "",
        contested,
    )


def _nfc(text: object) -> str:
    if not isinstance(text, str):
        raise TypeError(f"{text!r} is no text")
    return unicodedata.normalize("NFC", text)
