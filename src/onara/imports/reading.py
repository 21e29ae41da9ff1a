"""A file of any kind that can be imported: opened, recognised, read.

Kinds are recognised by content.  Dumps may be as they are published (.tar.xz, .json.gz, .json.bz2).
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO, Literal, cast

from onara.errors import UnusableInput
from onara.imports import musicbrainz, table, wikidata
from onara.imports.archive import BrokenArchive, is_tar, members
from onara.imports.json_documents import NoJson, documents
from onara.imports.records import Entry, Skipped

Format = Literal["musicbrainz", "wikidata", "csv"]
FORMATS: tuple[Format, ...] = ("musicbrainz", "wikidata", "csv")

LARGEST_TABLE = 32 << 20
"""Bytes of a table, which is read as a whole: some two hundred thousand songs."""
_REPORT_EVERY = 200
"""Documents between two reports of progress."""
_HEAD = 1 << 16
_BUFFER = 1 << 20
_OPENERS: dict[bytes, Callable[[BinaryIO], object]] = {
    b"\x1f\x8b": gzip.open,
    b"BZh": bz2.open,
    b"\xfd7zXZ\0": lzma.open,
}


def read(
    path: Path, *, form: Format | None = None, progress: Callable[[int], None] | None = None
) -> Iterator[Entry]:
    """Everything in a file, as records and as what was skipped.

    ``form`` forces the kind; ``progress`` is told how many bytes of the file are read.  Raises
    `UnusableInput` where the file, or the rest of it, cannot be read.
    """
    with _opened(path) as (raw, stream):
        try:
            head = stream.peek(_HEAD)[:_HEAD]
            start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
            if is_tar(head):
                for name, content in members(cast(BinaryIO, stream)):
                    if content.peek(1)[:1] in (b"{", b"["):
                        yield from _json(content, form, raw, progress, f"{name}, ")
            elif start in (b"{", b"[") and form != "csv":
                yield from _json(stream, form, raw, progress, "")
            elif form in ("musicbrainz", "wikidata"):
                raise UnusableInput(path, "is no JSON")
            else:
                yield from _table(stream, path)
        except (NoJson, table.NoTable, BrokenArchive) as error:
            raise UnusableInput(path, str(error)) from error
        except (EOFError, lzma.LZMAError, zlib.error, gzip.BadGzipFile) as error:
            raise UnusableInput(path, "is damaged or ends early") from error
        except OSError as error:
            raise UnusableInput(path, f"cannot be read ({error.strerror or error})") from error


@contextmanager
def _opened(path: Path) -> Iterator[tuple[io.BufferedReader[Any], io.BufferedReader[Any]]]:
    try:
        if path.is_dir():
            raise UnusableInput(path, "is a folder, not a file")
        raw = io.BufferedReader(io.FileIO(path), _BUFFER)
    except FileNotFoundError as error:
        raise UnusableInput(path, "does not exist") from error
    except OSError as error:
        reason = (error.strerror or "").lower()
        raise UnusableInput(path, f"may not be read ({reason})") from error
    except ValueError as error:
        raise UnusableInput(path, "is no name of a file") from error
    with raw:
        magic = raw.peek(6)[:6]
        if magic[:4] == b"PK\3\4":
            raise UnusableInput(path, "is a zip archive or a spreadsheet; unpack or save as CSV")
        opener = next((o for sign, o in _OPENERS.items() if magic.startswith(sign)), None)
        if opener is None:
            yield raw, raw
        else:
            yield raw, io.BufferedReader(cast(io.RawIOBase, opener(raw)), _BUFFER)


def _json(
    stream: io.BufferedReader,
    form: Format | None,
    raw: BinaryIO,
    progress: Callable[[int], None] | None,
    where: str,
) -> Iterator[Entry]:
    for count, document in enumerate(documents(stream)):
        if progress is not None and count % _REPORT_EVERY == 0:
            progress(raw.tell())
        if isinstance(document, Skipped):
            yield Skipped(document.reason, where + document.place)
            continue
        for entry in entries_of(document.value, form=form, in_dump=document.in_dump):
            if isinstance(entry, Skipped):
                yield replace(entry, place=where + (entry.place or document.place))
            else:
                yield entry


def entries_of(
    document: object, *, form: Format | None = None, in_dump: bool = False
) -> Iterator[Entry]:
    """What a parsed document says, whichever of the two services it is of."""
    if form is None:
        form = "wikidata" if wikidata.is_wikidata(document) else "musicbrainz"
    if form == "musicbrainz" and not musicbrainz.is_musicbrainz(document):
        yield Skipped("is neither of MusicBrainz nor of Wikidata")
        return
    reader = wikidata.entries if form == "wikidata" else musicbrainz.entries
    yield from reader(document, in_dump=in_dump)


def _table(stream: io.BufferedReader, path: Path) -> Iterator[Entry]:
    data = stream.read(LARGEST_TABLE + 1)
    if len(data) > LARGEST_TABLE:
        raise UnusableInput(
            path, f"is a table of more than {LARGEST_TABLE >> 20} MB; split it in two"
        )
    yield from table.entries(table.decoded(data), table.source_of(path))
