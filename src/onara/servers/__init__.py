"""How does a list get onto a music server?  OpenSubsonic, as a client of our own."""

from onara.servers.client import Client, Greeting, sign_in
from onara.servers.matching import Found, Matcher
from onara.servers.playlists import Written, push
from onara.servers.problem import CallFailed, ServerError
from onara.servers.song import ServerSong
from onara.servers.store import Server, Servers
from onara.servers.wanted import Wanted, wanted_of

__all__ = [
    "CallFailed",
    "Client",
    "Found",
    "Greeting",
    "Matcher",
    "Server",
    "ServerError",
    "ServerSong",
    "Servers",
    "Wanted",
    "Written",
    "push",
    "sign_in",
    "wanted_of",
]
