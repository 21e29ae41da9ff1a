"""The commands about catalogue files, run in this process."""

from __future__ import annotations

from typer.testing import CliRunner, Result

from onara.cli.catalogue import app


def catalogue(*words: object) -> Result:
    """What ``onara catalogue`` with these words gives."""
    return CliRunner().invoke(app, [str(word) for word in words])
