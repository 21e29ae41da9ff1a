"""The commands that need no recordings, run in this process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import typer
from typer.testing import CliRunner

from onara.cli.find import find
from onara.cli.lane import lane
from onara.cli.like import like
from onara.cli.list import list_
from onara.cli.show import show
from tests.cli.program import Ran, lines

COMMANDS: dict[str, Callable[..., None]] = {
    "find": find,
    "show": show,
    "like": like,
    "lane": lane,
    "list": list_,
}


def wander(home: Path, *words: object) -> Ran:
    """Run a command with a home folder."""
    app = typer.Typer(context_settings={"help_option_names": ["-h", "--help"]})
    for name, command in COMMANDS.items():
        app.command(name=name)(command)
    given = [str(word) for word in words]
    ran = CliRunner().invoke(app, [*given, "--home", str(home)], env={"COLUMNS": "200"})
    if ran.exception is not None and not isinstance(ran.exception, SystemExit):
        raise ran.exception
    return Ran(ran.exit_code, lines(ran.stdout), lines(ran.stderr))
