"""What every command has in common: where the library is, how errors are said, exit statuses."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, ParamSpec

import typer

from onara.errors import OnaraError

DONE, UNUSABLE, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
"""Exit statuses: done (an honest "unknown" is done), some input could not be used, wrong usage."""

Home = Annotated[
    Path | None,
    typer.Option(
        "--home",
        envvar="ONARA_HOME",
        metavar="DIR",
        help="Folder of the library.",
        show_default="the data folder of your system",
        # What may not be read is said by the command itself, here and for all paths: click would
        # end the whole batch.
        readable=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line, for machines.")]

P = ParamSpec("P")


def command(function: Callable[P, int]) -> Callable[P, None]:
    """A command that returns its exit status; errors become one sentence on standard error."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            status = function(*args, **kwargs)
        except OnaraError as error:
            complain(str(error))
            status = UNUSABLE
        except KeyboardInterrupt:
            complain("stopped")
            status = INTERRUPTED
        raise typer.Exit(status)

    return run


def say(text: str) -> None:
    """A result, to standard output."""
    print(text, flush=True)


def say_json(value: dict[str, Any]) -> None:
    """A result for machines: one object, one line, text as it is."""
    print(json.dumps(value, ensure_ascii=False), flush=True)


def complain(text: str) -> None:
    """A warning or an error, to standard error."""
    from onara.cli.words import shown

    print(f"onara: {shown(text)}", file=sys.stderr, flush=True)


def say_waiting() -> None:
    """Why nothing happens: one process writes at a time."""
    complain("another onara is writing to this library; waiting for it")


def prepare_streams() -> None:
    """Names that are no text in the terminal's encoding are escaped instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
