"""The program ``onara``: one command a file, assembled here."""

from __future__ import annotations

from importlib.metadata import version
from typing import Annotated

import typer

from onara.cli.add import add
from onara.cli.frame import prepare_streams, say
from onara.cli.identify import identify
from onara.cli.library import library
from onara.cli.listen import listen
from onara.cli.remove import remove

app = typer.Typer(
    name="onara",
    help="Onara knows a Korean drama by its music.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)
for each in (add, identify, listen, library, remove):
    app.command()(each)


def _version(wanted: bool) -> None:
    if wanted:
        say(f"onara {version('onara')}")
        raise typer.Exit


@app.callback()
def options(
    _: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Onara knows a Korean drama by its music."""


def main() -> None:
    prepare_streams()
    app()


if __name__ == "__main__":
    main()
