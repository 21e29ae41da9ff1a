"""``onara catalogue``: the commands about the catalogue's files, assembled here."""

from __future__ import annotations

import typer

from onara.cli.catalogue_check import check
from onara.cli.catalogue_import import import_
from onara.cli.catalogue_schema import schema
from onara.cli.catalogue_where import where

app = typer.Typer(
    name="catalogue",
    help="Files of dramas: check them, see where yours lie, bring others in.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)
for each in (check, where, schema):
    app.command()(each)
app.command("import")(import_)
