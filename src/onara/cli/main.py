"""The program ``onara``: one command a file, assembled here."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Annotated

import typer

from onara.cli.add import add
from onara.cli.catalogue import app as catalogue
from onara.cli.cue import app as cue
from onara.cli.doctor import doctor
from onara.cli.episode import episode
from onara.cli.episodes import episodes
from onara.cli.export import export
from onara.cli.find import find
from onara.cli.frame import prepare_streams, say
from onara.cli.identify import identify
from onara.cli.lane import lane
from onara.cli.library import library
from onara.cli.like import like
from onara.cli.list import list_
from onara.cli.listen import listen
from onara.cli.lyrics import lyrics
from onara.cli.mpv import mpv
from onara.cli.musicbrainz import app as musicbrainz
from onara.cli.push import push
from onara.cli.reel import reel
from onara.cli.references import app as references
from onara.cli.remove import remove
from onara.cli.romanise import romanise
from onara.cli.scan import scan
from onara.cli.serve import serve
from onara.cli.servers import app as servers
from onara.cli.show import show
from onara.cli.theme import theme
from onara.cli.undo import undo
from onara.cli.unknown import app as unknown
from onara.cli.watch import watch

app = typer.Typer(
    name="onara",
    help="Onara knows a Korean drama by its music.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)
PANELS: dict[str, dict[str, Callable[..., None]]] = {
    "Ask": {
        "serve": serve,
        "identify": identify,
        "listen": listen,
        "find": find,
        "show": show,
        "like": like,
        "lane": lane,
        "lyrics": lyrics,
        "romanise": romanise,
    },
    "Your episodes": {
        "scan": scan,
        "episodes": episodes,
        "episode": episode,
        "undo": undo,
        "export": export,
        "reel": reel,
        "mpv": mpv,
        "theme": theme,
    },
    "Your music": {
        "add": add,
        "watch": watch,
        "library": library,
        "remove": remove,
        "list": list_,
        "push": push,
        "doctor": doctor,
    },
}
"""The commands in the order of the help."""
for _panel, _commands in PANELS.items():
    for _name, _command in _commands.items():
        app.command(_name, rich_help_panel=_panel)(_command)
app.command("romanize", hidden=True)(romanise)
for _group in (cue, unknown):
    app.add_typer(_group, rich_help_panel="Your episodes")
app.add_typer(servers, rich_help_panel="Your music")
app.add_typer(references, rich_help_panel="Your music")
for _group in (catalogue, musicbrainz):
    app.add_typer(_group, rich_help_panel="The catalogue")


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

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
    # Its threads cost more than they gain here: three times the processor time for the same work.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    app()


if __name__ == "__main__":
    main()
