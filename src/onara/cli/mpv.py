"""``onara mpv``: the script that shows in mpv what plays under the scene."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from onara.cli.export import In, LanguageName
from onara.cli.frame import DONE, Home, Json, command, say, say_json

Install = Annotated[bool, typer.Option("--install", help="Put the script where mpv finds it.")]
Uninstall = Annotated[bool, typer.Option("--uninstall", help="Take it away again.")]
Folder = Annotated[
    Path | None,
    typer.Option(
        "--folder",
        metavar="DIR",
        help="Folder of mpv's scripts.",
        show_default="that of your mpv",
        readable=False,
    ),
]


@command
def mpv(
    install: Install = False,
    uninstall: Uninstall = False,
    folder: Folder = None,
    language: LanguageName = In.EN,
    home: Home = None,
    as_json: Json = False,
) -> int:
    """Show in mpv which song plays under the scene, and jump from song to song.

    Says where the script goes and which keys it has; with --install it is put there. It is the
    only file that is written, and nobody else's is written over.

    Example:  onara mpv --install
    """
    from onara.players import mpv_folder
    from onara.players.mpv_folder import State

    if install and uninstall:
        raise typer.BadParameter("give either --install or --uninstall")
    script = _script(home, "ko" if language is In.KO else "en")
    where = (folder or mpv_folder.scripts_folder(os.environ)).expanduser().absolute()
    path = where / mpv_folder.NAME
    before = mpv_folder.state(path, script)
    if install:
        mpv_folder.install(path, script)
    if uninstall:
        mpv_folder.uninstall(path, script)
    after = mpv_folder.state(path, script)
    if as_json:
        _tell(path, after, changed=after is not before)
        return DONE
    from onara.cli.words import shown

    if uninstall:
        gone = before is State.ABSENT
        say(f"{shown(path)}: {'there was no script' if gone else 'the script is gone'}")
        return DONE
    say(shown(f"{path}: {_WORDS[after]}"))
    say("\n".join(_keys()))
    return DONE


_WORDS = {
    "absent": "not there yet; put it there with: onara mpv --install",
    "installed": "installed",
    "other": "from another version, or with other settings; renew it with: onara mpv --install",
    "foreign": "something else is there, and is left as it is; name another --folder",
}


def _script(home: Path | None, language: str) -> bytes:
    from onara.cli.home import home_folder
    from onara.cli.writing import FOLDER
    from onara.players.mpv_script import mpv_script

    told = str(home.expanduser().absolute()) if home else None
    exports = home_folder(home).absolute() / FOLDER
    return mpv_script(_program(), str(exports), told, language)


def _program() -> str:
    """This very program: a player need not have it on its path."""
    beside = Path(sys.executable).with_name("onara.exe" if os.name == "nt" else "onara")
    return str(beside) if beside.is_file() else shutil.which("onara") or "onara"


def _keys() -> list[str]:
    from onara.cli.table import table
    from onara.players.mpv_script import KEYS
    from onara.wording import bundled

    rows = [(each.key, f"onara/{each.name}", bundled().texts[each.does].en) for each in KEYS]
    return table(("key", "binding", "does"), rows)


def _tell(path: Path, state: str, *, changed: bool) -> None:
    from onara.players.mpv_script import KEYS
    from onara.wording import bundled

    keys = []
    for each in KEYS:
        text = bundled().texts[each.does]
        keys.append(
            {
                "key": each.key,
                "binding": f"onara/{each.name}",
                "does": text.en,
                "does_ko": text.ko,
            }
        )
    say_json({"file": str(path), "state": str(state), "changed": changed, "keys": keys})
