"""``onara romanise``: Hangul in Latin letters, as it sounds."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from onara.cli.frame import DONE, UNUSABLE, Home, Json, command, complain, say, say_json
from onara.errors import UnusableInput

LARGEST_FILE = 4 * 1024 * 1024
"""Bytes; the subtitles of a long film take a tenth of it."""
_FULL_NAME = 3
"""Syllables."""


class System(StrEnum):
    """How Hangul is written."""

    RR = "rr"
    MR = "mr"
    NAMES = "names"


Texts = Annotated[
    list[str] | None,
    typer.Argument(metavar="[TEXT…]", help="Words.", show_default="standard input, line by line"),
]
Files = Annotated[
    list[Path] | None,
    typer.Option(
        "--file", metavar="FILE", help="A file of text, lyrics or subtitles.", readable=False
    ),
]
SystemName = Annotated[
    System,
    typer.Option(
        "--system",
        help="Revised Romanisation, McCune-Reischauer, or names of people (Kim Go-eun).",
    ),
]
Capitals = Annotated[
    bool,
    typer.Option("--capitals", help="Capitals where a line begins, and for known names."),
]


@command
def romanise(
    texts: Texts = None,
    files: Files = None,
    system: SystemName = System.RR,
    capitals: Capitals = False,
    home: Home = None,
    as_json: Json = False,
) -> int:
    """Write Hangul in Latin letters, as it sounds.

    By the rules of sound, so 신라 is silla and 독립문 dongnimmun. What is no Hangul stays, times of
    lyrics and subtitles too. Your files are only read.

    Example:  onara romanise 별에서 온 그대
    """
    write = _writer(system, home, capitals=capitals)
    status = DONE
    if texts:
        _tell(" ".join(texts), write, system, None, as_json=as_json)
    for path in files or []:
        try:
            for line in _lines_of(path):
                _tell(line, write, system, path, as_json=as_json)
        except UnusableInput as error:
            complain(str(error))
            status = UNUSABLE
    if not texts and not files:
        for line in _typed():
            _tell(line, write, system, None, as_json=as_json)
    return status


def _writer(system: System, home: Path | None, *, capitals: bool) -> Callable[[str], str]:
    from onara.spelling import romanised, romanised_name, romanised_with_capitals

    if system is System.NAMES:
        if capitals:
            raise typer.BadParameter("names have their capitals in any case")
        return romanised_name
    kind = "mr" if system is System.MR else "rr"
    if not capitals:
        return lambda text: romanised(text, system=kind)  # type: ignore[arg-type]
    names = _names(home)
    return lambda text: romanised_with_capitals(text, system=kind, names=names)  # type: ignore[arg-type]


def _names(home: Path | None) -> set[str]:
    """Full names of the catalogue's people and characters; shorter ones are often words as well,
    as the singer's name that means rain."""
    from onara.cli.home import known
    from onara.graph import Kind

    nodes = known(home).graph.nodes(Kind.PERSON, Kind.ARTIST, Kind.CHARACTER)
    return {
        name
        for node in nodes
        for name in node.names
        if len(name) >= _FULL_NAME and all("가" <= sign <= "힣" for sign in name)
    }


def _tell(
    text: str, write: Callable[[str], str], system: System, path: Path | None, *, as_json: bool
) -> None:
    made = write(text)
    if not as_json:
        say(made)
        return
    told = {"text": text, "romanised": made, "system": str(system)}
    say_json(told | ({"file": str(path)} if path else {}))


def _lines_of(path: Path) -> Iterator[str]:
    from onara.spelling.encoding import read_text

    yield from read_text(path, LARGEST_FILE, "is too large to be romanised").split("\n")


def _typed() -> Iterator[str]:
    if sys.stdin.isatty():
        complain("type Korean, a line at a time; Ctrl-D ends it")
    stream = getattr(sys.stdin, "buffer", None)
    for raw in stream if stream is not None else ():
        yield raw.decode("utf-8", "replace").rstrip("\r\n")
