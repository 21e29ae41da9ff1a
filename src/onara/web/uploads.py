"""A file that comes in as multipart/form-data, written straight to where it is wanted.

Starlette's own reading of forms keeps files in the system's folder for temporary files, which often
is memory; here a large clip is on the disk as it comes in.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import ClientDisconnect, Request

from onara.web.problem import Problem

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks

FIELD = "file"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LONGEST_NAME = 200


async def receive_file(request: Request, target: Path) -> str:
    """Write the form's file to ``target``; returns its name, without folders.

    Raises `Problem` where there is no such file.  How large a body may be is not decided here.
    """
    kind, options = parse_options_header(request.headers.get("content-type"))
    boundary = options.get(b"boundary")
    if kind != b"multipart/form-data" or not boundary:
        raise Problem(415, "upload_kind")
    with target.open("wb") as file:
        form = _Form(file)
        try:
            parser = MultipartParser(boundary, form.callbacks)
            async for chunk in request.stream():
                parser.write(chunk)
            parser.finalize()
        except (FormParserError, ClientDisconnect):
            raise Problem(400, "upload_broken") from None
    if form.name is None:
        raise Problem(422, "upload_missing")
    return form.name


def readable_name(name: str) -> str:
    """The name of a file as a person may read it: its last part, on one line, composed."""
    last = re.split(r"[/\\]", name)[-1]
    return _CONTROL.sub("", unicodedata.normalize("NFC", last)).strip()[-_LONGEST_NAME:]


class _Form:
    """Writes the first part that is the file; reads past all others."""

    def __init__(self, file: BinaryIO) -> None:
        self.name: str | None = None
        self._file = file
        self._is_file = False
        self._header, self._value = b"", b""
        self.callbacks: MultipartCallbacks = {
            "on_part_begin": self._begin,
            "on_header_field": self._field,
            "on_header_value": self._valued,
            "on_header_end": self._ended,
            "on_part_data": self._data,
            "on_part_end": self._end,
        }

    def _begin(self) -> None:
        self._is_file = False
        self._header, self._value = b"", b""

    def _field(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _valued(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _ended(self) -> None:
        if self._header.lower() == b"content-disposition" and self.name is None:
            _, options = parse_options_header(self._value)
            if options.get(b"name") == FIELD.encode():
                self._is_file = True
                told = options.get(b"filename", b"").decode("utf-8", "replace")
                self.name = readable_name(told)
        self._header, self._value = b"", b""

    def _data(self, data: bytes, start: int, end: int) -> None:
        if self._is_file:
            self._file.write(data[start:end])

    def _end(self) -> None:
        self._is_file = False
