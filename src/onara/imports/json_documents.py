"""JSON as it is published: one document, one object a line, or an array with a line for each."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onara.imports.records import Skipped

LARGEST = 32 << 20
"""Bytes of one document.  The largest entities of the dumps have some ten megabytes; parsed, a
document takes about ten times its size in memory."""
_PEEK = 1 << 16
_MOST_DAMAGED = 1000
"""Lines in a row that are no JSON, after which a file is not what it seems to be."""


class NoJson(ValueError):
    """The rest of the file cannot be read; the text says why, to follow the file's name."""


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed document; ``in_dump`` is true where it is one line of many."""

    value: object
    place: str
    in_dump: bool


def documents(stream: io.BufferedReader) -> Iterator[Document | Skipped]:
    """The documents of a file; a line that is no JSON is skipped and said.

    Raises `NoJson` where there is none, or where one is larger than `LARGEST`.
    """
    if _has_lines(stream):
        yield from _lines(stream)
        return
    whole = stream.read(LARGEST + 1)
    if len(whole) > LARGEST:
        raise NoJson(f"is one document of more than {LARGEST >> 20} MB")
    value = _parsed(whole)
    if isinstance(value, Skipped):
        raise NoJson("is no JSON, or ends early")
    yield from _spread(Document(value, "", False))


def _has_lines(stream: io.BufferedReader) -> bool:
    """Whether each line is a document of its own, rather than a part of one."""
    head = stream.peek(_PEEK)[:_PEEK].removeprefix(b"\xef\xbb\xbf").lstrip()
    first, end, rest = head.partition(b"\n")
    if first.strip() == b"[":
        # An array over many lines: the dump form has a whole object in each.
        second, further, _ = rest.partition(b"\n")
        return not further or second.strip().rstrip(b",").endswith(b"}")
    return not end or not isinstance(_parsed(first), Skipped)


def _lines(stream: io.BufferedReader) -> Iterator[Document | Skipped]:
    damaged, number, found = 0, 0, 0
    first: Document | None = None
    early: list[Skipped] = []
    in_array = False
    while line := stream.readline(LARGEST + 1):
        number += 1
        if len(line) > LARGEST:
            raise NoJson(f"has a line (number {number}) of more than {LARGEST >> 20} MB")
        line = line.removeprefix(b"\xef\xbb\xbf").strip().rstrip(b",")
        in_array = in_array or line == b"["
        if line in (b"", b"[", b"]"):
            continue
        if first is not None:
            # Whether the first line is one of many shows only at the second.
            yield from _spread(replace(first, in_dump=True))
            first = None
        value = _parsed(line)
        if isinstance(value, Skipped):
            damaged += 1
            if damaged == _MOST_DAMAGED:
                raise NoJson(f"has no JSON in {damaged} lines one after the other")
            skipped = Skipped(value.reason, f"line {number}")
            if found:
                yield skipped
            else:
                early.append(skipped)
            continue
        yield from early
        early.clear()
        damaged, found = 0, found + 1
        document = Document(value, f"line {number}", True)
        if found == 1 and not in_array:
            first = document
        else:
            yield from _spread(document)
    if first is not None:
        yield from _spread(replace(first, in_dump=False))
    if not found and early:
        raise NoJson("is no JSON, or ends early")


def _spread(document: Document) -> Iterator[Document]:
    """The members of an array as documents of their own."""
    if not isinstance(document.value, list):
        yield document
        return
    for each in document.value:
        yield replace(document, value=each)


def _parsed(data: bytes) -> object:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return Skipped("is no JSON, or was cut off")
