"""A client of Subsonic's protocol, with the extensions of OpenSubsonic where a server has them."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from http.client import HTTPResponse

from onara.servers.answer import Told, is_page, parts, read_answer, text
from onara.servers.connection import Connection, Status
from onara.servers.problem import MISSING, NO_SUCH_WAY, NO_TOKEN, WRONG, CallFailed, ServerError
from onara.servers.store import Proof, Server

CLIENT = "onara"
_VERSIONS = {Proof.KEY: "1.16.1", Proof.TOKEN: "1.13.0", Proof.PASSWORD: "1.8.0"}
"""The least version of the protocol that has what is asked: servers refuse clients of a later one
than theirs.  Search by tags and changing playlists are of 1.8, tokens of 1.13."""
_WRONG = (WRONG, 44)
_LONGEST_SAID = 200
_LONGEST_QUERY, _LONGEST_FORM = 4000, 200_000
"""Bytes of a list of ids in one address, of which servers read 8 kB, and in one form."""


@dataclass(frozen=True, slots=True)
class Greeting:
    """What a server says of itself; ``type`` is empty where it is no server of OpenSubsonic."""

    type: str
    version: str
    protocol: str

    @property
    def name(self) -> str:
        """As a person says it: "navidrome 0.58.0"."""
        return f"{self.type} {self.version}".strip() or f"Subsonic {self.protocol}"

    @property
    def is_onara(self) -> bool:
        return self.type == "onara"


class Client:
    """Asks one server as one user.  All that fails is raised as a `ServerError`."""

    def __init__(self, server: Server, connection: Connection | None = None) -> None:
        self.server = server
        self._connection = connection or Connection(server.address)

    def greeting(self) -> Greeting:
        """Whether the server is there, and lets this user in."""
        told = self.ask("ping")
        kind = "".join(filter(str.isprintable, text(told, "type")))
        return Greeting(kind[:40], text(told, "serverVersion")[:40], text(told, "version")[:10])

    @cached_property
    def extensions(self) -> frozenset[str]:
        """The extensions of OpenSubsonic that the server has; it tells them to everybody."""
        try:
            told = self._told("getOpenSubsonicExtensions", [*self._about, ("f", "json")], False)
        except ServerError:
            return frozenset()
        return frozenset(text(each, "name") for each in parts(told, "openSubsonicExtensions"))

    def ask(self, call: str, *pairs: tuple[str, str]) -> Told:
        """What the server answers to a call, as one dictionary."""
        return self._told(call, self._whole(pairs), "formPost" in self.extensions)

    @contextmanager
    def media(self, call: str, *pairs: tuple[str, str]) -> Iterator[Media]:
        """The bytes of a file, to be read piece by piece.  Raises `ServerError` where there are
        none."""
        post = "formPost" in self.extensions
        with self._connection.open(call, self._whole(pairs), post=post) as answer:
            media = Media(self._connection, answer)
            kind = (answer.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
            if kind.startswith("text/") or kind.endswith(("/json", "/xml")):
                self._understood(call, media.read(1 << 20))
                raise ServerError(f"{self.server.address} sends no sound of a song")
            yield media

    def in_pieces(self, name: str, ids: Iterable[str]) -> list[list[tuple[str, str]]]:
        """Ids as parameters, as many at a time as the server reads at once."""
        most = _LONGEST_FORM if "formPost" in self.extensions else _LONGEST_QUERY
        pieces: list[list[tuple[str, str]]] = [[]]
        size = 0
        for id_ in ids:
            cost = len(name) + len(id_.encode()) * 3 + 2
            if size + cost > most and pieces[-1]:
                pieces.append([])
                size = 0
            pieces[-1].append((name, id_))
            size += cost
        return pieces

    @property
    def _about(self) -> list[tuple[str, str]]:
        return [("v", _VERSIONS[self.server.proof]), ("c", CLIENT)]

    def _whole(self, pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        return [*proven(self.server), *self._about, ("f", "json"), *pairs]

    def _told(self, call: str, pairs: list[tuple[str, str]], post: bool) -> Told:
        try:
            data = self._connection.read(call, pairs, post=post)
        except Status as error:
            # Some servers say with HTTP too that a call failed.
            if read_answer(error.body) is None:
                raise
            data = error.body
        return self._understood(call, data)

    def _understood(self, call: str, data: bytes) -> Told:
        told = read_answer(data)
        address = self.server.address
        if told is None:
            what = "a web page" if is_page(data) else "something else than the protocol has"
            raise ServerError(
                f"{address} is no music server that speaks Subsonic: it answers with {what}"
            )
        if told["status"] == "ok":
            return told
        error = next(iter(parts(told, "error")), {})
        code = _code(error)
        said = " ".join(text(error, "message").split())[:_LONGEST_SAID]
        said = "".join(filter(str.isprintable, said)) or f"error {code}"
        if code in _WRONG:
            raise CallFailed(f"{address} does not let {_who(self.server)} in: {said}", code)
        raise CallFailed(f"{address} refuses {call}: {said}", code)


class Media:
    """A file that is still coming."""

    def __init__(self, connection: Connection, answer: HTTPResponse) -> None:
        self._connection, self._answer = connection, answer

    def read(self, size: int) -> bytes:
        """Up to ``size`` further bytes; fewer only at its end.  Raises `ServerError`."""
        return self._connection.part(self._answer, size)


def proven(server: Server) -> list[tuple[str, str]]:
    """The parameters that say on whose behalf a call is made, made anew for each call
    (opensubsonic.netlify.app/docs/api-reference, "Authentication")."""
    if server.proof is Proof.KEY:
        return [("apiKey", server.secret)]
    if server.proof is Proof.PASSWORD:
        return [("u", server.user), ("p", "enc:" + server.secret.encode().hex())]
    salt = secrets.token_hex(8)
    token = hashlib.md5((server.secret + salt).encode(), usedforsecurity=False).hexdigest()
    return [("u", server.user), ("t", token), ("s", salt)]


def sign_in(server: Server, connection: Connection | None = None) -> tuple[Server, Greeting]:
    """The server with the way in which it lets this user in, and what it says of itself.

    A key is shown as it is.  A password is first shown as a salted token; only a server that knows
    no tokens is shown the password itself.  Raises `ServerError`.
    """
    if server.proof is Proof.KEY:
        return server, Client(server, connection).greeting()
    try:
        by_token = server.by(Proof.TOKEN)
        return by_token, Client(by_token, connection).greeting()
    except CallFailed as error:
        if error.code not in (MISSING, NO_TOKEN, NO_SUCH_WAY):
            raise
        refused = error
    try:
        by_password = server.by(Proof.PASSWORD)
        return by_password, Client(by_password, connection).greeting()
    except CallFailed as error:
        if error.code in (NO_TOKEN, NO_SUCH_WAY):
            raise CallFailed(
                f"{server.address} knows no passwords here; make a key there and give it with "
                "--api-key",
                error.code,
            ) from refused
        raise


def _code(error: Told) -> int:
    value = error.get("code")
    try:
        return int(value) if isinstance(value, int | str) else 0
    except ValueError:
        return 0


def _who(server: Server) -> str:
    return "this key" if server.proof is Proof.KEY else f"the user {server.user}"
