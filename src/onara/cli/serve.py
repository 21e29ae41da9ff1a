"""``onara serve``: the page and the HTTP API."""

from __future__ import annotations

import os
import sys
import threading
import webbrowser
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onara.cli.frame import DONE, UNUSABLE, Home, Json, command, complain, say, say_json
from onara.errors import OnaraError

if TYPE_CHECKING:
    from onara.access import Access
    from onara.web.configuration import Configuration
    from onara.web.opened import Opened

_WHERE, _OTHERS, _START = "Where it listens", "For other machines", "At the start"
Port = Annotated[
    int | None,
    typer.Option(
        max=65535,
        min=0,
        help="The port; 0 for any that is free.",
        show_default="4949",
        rich_help_panel=_WHERE,
    ),
]
Host = Annotated[
    str | None,
    typer.Option(
        help="The address; 0.0.0.0 for all of this machine.",
        show_default="localhost",
        rich_help_panel=_WHERE,
    ),
]
BasePath = Annotated[
    str | None,
    typer.Option(metavar="PATH", help="Where a proxy shows it, as /onara.", rich_help_panel=_WHERE),
]
Names = Annotated[
    list[str] | None,
    typer.Option(
        "--name",
        metavar="HOST",
        help="A host name by which it is asked; may be given again.",
        rich_help_panel=_OTHERS,
    ),
]
Proxies = Annotated[
    list[str] | None,
    typer.Option(
        "--proxy",
        metavar="ADDRESS",
        help="A proxy whose word on who asks is believed; may be given again.",
        rich_help_panel=_OTHERS,
    ),
]
SetPassword = Annotated[
    bool,
    typer.Option(
        "--set-password", help="Ask for a new password, and end.", rich_help_panel=_OTHERS
    ),
]
PasswordFile = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="The password is the text of this file.", rich_help_panel=_OTHERS
    ),
]
SetupCode = Annotated[
    bool,
    typer.Option(
        "--setup-code",
        help="Print a code with which the password is chosen in the browser.",
        rich_help_panel=_OTHERS,
    ),
]
Roots = Annotated[
    list[str] | None,
    typer.Option(
        "--roots",
        metavar="DIR",
        help="Folders are chosen on the page below this one; may be given again.",
        show_default="your own and mounted drives",
        rich_help_panel=_START,
    ),
]
Demo = Annotated[
    bool | None,
    typer.Option(
        "--demo/--no-demo",
        help="Give an empty library the demo's music.",
        show_default="demo",
        rich_help_panel=_START,
    ),
]
Open = Annotated[
    bool | None,
    typer.Option(
        "--open/--no-open",
        help="Open the browser.",
        show_default="no-open",
        rich_help_panel=_START,
    ),
]
Config = Annotated[
    Path | None,
    typer.Option(
        envvar="ONARA_CONFIG",
        metavar="FILE",
        help="A TOML file with these settings.",
        show_default="onara.toml in the home folder",
        rich_help_panel=_START,
    ),
]


@command
def serve(
    home: Home = None,
    port: Port = None,
    host: Host = None,
    base_path: BasePath = None,
    names: Names = None,
    proxies: Proxies = None,
    set_password: SetPassword = False,
    password_file: PasswordFile = None,
    setup_code: SetupCode = False,
    roots: Roots = None,
    demo: Demo = None,
    open_: Open = None,
    config: Config = None,
    as_json: Json = False,
) -> int:
    """Open Onara in a browser: hear, ask, wander, episodes, lists.

    Only this machine can open it, unless you say otherwise. Ctrl-C ends it.

    Example:  onara serve --open
    """
    from onara.cli.home import home_folder
    from onara.web.configuration import configuration

    how = configuration(
        home_folder(home),
        {
            "host": host,
            "port": port,
            "base-path": base_path,
            "names": names,
            "proxies": proxies,
            "roots": roots,
            "demo": demo,
            "open": open_,
            "password-file": str(password_file) if password_file else None,
        },
        os.environ,
        config,
    )
    if set_password:
        return _set_password(how)
    return _serve(how, setup_code=setup_code, as_json=as_json)


def _set_password(how: Configuration) -> int:
    from onara.access import Access
    from onara.access.password import checked

    if sys.stdin.isatty():
        password = checked(getpass("A new password · 새 비밀번호: "))
        if getpass("Once more · 한 번 더: ") != password:
            complain("the two are not the same; nothing was changed")
            return UNUSABLE
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    access = Access(how.settings.home)
    access.set_password(password)
    access.close()
    say("The password is set; every browser logs in anew. · 비밀번호를 정했습니다.")
    return DONE


def _serve(how: Configuration, *, setup_code: bool, as_json: bool) -> int:
    from onara.web import create_app
    from onara.web.serving import address_of, ask_once, listening, serve

    settings = how.settings
    app = create_app(settings)
    opened: Opened = app.state.opened
    if how.password_file is not None:
        _take_password(opened.access, how.password_file)
    if settings.is_for_others and not opened.access.has_password():
        if setup_code:
            opened.expect_first_visit()
        elif not opened.access.keys.all():
            raise OnaraError(
                "other machines could open this without a password: set one with "
                "'onara serve --set-password', or choose it in the browser with --setup-code"
            )
    sockets = listening(settings)
    address = address_of(settings, sockets[0].getsockname()[1])

    def open_up() -> None:
        ask_once(address)  # whoever is told the address waits for nothing that is made only once
        if opened.stopping.is_set():
            return
        _tell(address, opened, as_json=as_json)
        if how.open:
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        try:
            opened.warm_up()
        except RuntimeError:  # its pools take no more work once it is being stopped
            if not opened.stopping.is_set():
                raise

    def ready() -> None:
        threading.Thread(target=open_up, name="opening", daemon=True).start()

    serve(app, sockets, ready)
    return DONE


def _tell(address: str, opened: Opened, *, as_json: bool) -> None:
    code = opened.first_visit.code if opened.first_visit else None
    if as_json:
        say_json({"url": address} | ({"setup_code": code} if code else {}))
        return
    say(f"♪ Onara is open at {address} – Ctrl-C ends it.")
    say(f"♪ 오나라를 {address} 에서 열었습니다. 끝내려면 Ctrl-C를 누르세요.")
    if code:
        say(f"  Code for the first visit · 첫 방문 코드: {code}")


def _take_password(access: Access, file: Path) -> None:
    try:
        password = file.read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise OnaraError(f"{file}: the password cannot be read: {error}") from None
    if not access.is_password(password):
        access.set_password(password)
