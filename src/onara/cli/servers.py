"""``onara servers``: the music servers that lists are pushed to."""

from __future__ import annotations

import os
import sys
from getpass import getpass
from typing import TYPE_CHECKING, Annotated

import typer

from onara.cli.frame import DONE, Home, Json, command, complain, say, say_json

if TYPE_CHECKING:
    from onara.servers import Greeting, Server

PASSWORD = "ONARA_SERVER_PASSWORD"
"""Environment variable with the password or key, for where nobody types."""

app = typer.Typer(
    name="servers",
    help="The music servers that your lists go to: Navidrome, and whatever speaks OpenSubsonic.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)
Name = Annotated[str, typer.Argument(metavar="NAME", help="What you call the server.")]
Address = Annotated[
    str, typer.Argument(metavar="ADDRESS", help="As in the browser: https://music.example.org")
]
User = Annotated[
    str | None, typer.Option("--user", metavar="USER", help="Your name on the server.")
]
ApiKey = Annotated[
    bool, typer.Option("--api-key", help="A key of the server instead of a user and password.")
]


@app.command()
@command
def add(
    name: Name,
    address: Address,
    user: User = None,
    api_key: ApiKey = False,
    home: Home = None,
    as_json: Json = False,
) -> int:
    """Name a server, and sign in.

    The password is asked for; where nobody types it is read from standard input, or from the
    environment variable ONARA_SERVER_PASSWORD. It is kept in a file that only you can read.

    Example:  onara servers add home http://192.168.1.5:4533 --user mina
    """
    from onara.cli.home import home_folder
    from onara.servers import Server, Servers, sign_in
    from onara.servers.address import base_address, is_open_to_listeners
    from onara.servers.store import Proof, checked_name

    if bool(user) == api_key:
        raise typer.BadParameter("give either --user USER or --api-key")
    where = base_address(address)
    called = checked_name(name)
    secret = _secret("The key: " if api_key else f"The password of {user}: ")
    proof = Proof.KEY if api_key else Proof.TOKEN
    server, greeting = sign_in(Server(called, where, user or "", secret, proof))
    if is_open_to_listeners(where):
        complain(f"{where} is not encrypted: who shares its network can listen in")
    if server.proof is Proof.PASSWORD:
        complain(f"{where} knows no tokens: it is sent the password itself each time")
    was_there = Servers(home_folder(home)).put(server)
    _say(server, greeting, "changed" if was_there else "added", as_json=as_json)
    return DONE


@app.command("list")
@command
def list_(home: Home = None, as_json: Json = False) -> int:
    """All servers; nothing is asked of them.

    Example:  onara servers list
    """
    from onara.cli.home import home_folder
    from onara.cli.words import shown
    from onara.servers import Servers

    servers = Servers(home_folder(home)).all()
    for each in servers:
        if as_json:
            say_json(_told(each))
        else:
            say(shown(f"{each.name}  {each.address}  {each.user or '(by key)'}"))
    if not servers and not as_json:
        say("no server yet; name one with: onara servers add NAME ADDRESS")
    return DONE


@app.command()
@command
def remove(name: Name, home: Home = None, as_json: Json = False) -> int:
    """Forget a server and its password; the playlists on it stay.

    Example:  onara servers remove home
    """
    from onara.cli.home import home_folder
    from onara.cli.words import shown
    from onara.servers import Servers

    gone = Servers(home_folder(home)).remove(name)
    if as_json:
        say_json({"removed": gone.name})
    else:
        say(shown(f"{gone.name} is forgotten; the playlists on it stay"))
    return DONE


@app.command()
@command
def test(name: Name, home: Home = None, as_json: Json = False) -> int:
    """Ask a server whether it is there, lets you in and takes playlists.

    Example:  onara servers test home
    """
    from onara.cli.home import home_folder
    from onara.servers import Client, Servers

    server = Servers(home_folder(home)).get(name)
    _say(server, Client(server).greeting(), "answers", as_json=as_json)
    return DONE


def _say(server: Server, greeting: Greeting, what: str, *, as_json: bool) -> None:
    from onara.cli.words import shown

    if as_json:
        told = {"type": greeting.type, "version": greeting.version, "protocol": greeting.protocol}
        say_json({"status": what} | _told(server) | told)
        return
    by = "a key" if not server.user else f"{server.user}, by {server.proof}"
    say(shown(f"{server.name} {what}: {greeting.name} at {server.address}, {by}"))
    if greeting.is_onara:
        complain("this is another Onara, which only gives music out: it takes no playlists")


def _told(server: Server) -> dict[str, str]:
    return {
        "name": server.name,
        "address": server.address,
        "user": server.user,
        "proof": str(server.proof),
    }


def _secret(prompt: str) -> str:
    """The password or key: of the environment, typed, or a line of standard input."""
    given = os.environ.get(PASSWORD)
    if given is None:
        given = getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")
    if not given.strip():
        raise typer.BadParameter("a password or key is needed, on standard input or typed")
    return given
