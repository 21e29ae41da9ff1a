"""A stand-in for a music server, written from OpenSubsonic's published specification
(opensubsonic.netlify.app/docs): the calls that Onara makes, as the pages of the API describe them.

It is no server that anybody runs.  It is here for what the real one of these tests (Supysonic, in
`real.py`) does not have: tokens and keys, forms, ids of MusicBrainz and ISRCs, XML alone, and
errors of all kinds.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from xml.etree import ElementTree as ET

USER, PASSWORD, KEY = "mina", "비밀 pass%word", "k-123"
Asked = list[tuple[str, str]]


class Failed(Exception):
    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message


@dataclass
class StandIn:
    """What a server has and how it behaves; ``asked`` are the calls that came."""

    songs: Sequence[Mapping[str, Any]] = ()
    files: Mapping[str, Path] = field(default_factory=dict)
    proofs: tuple[str, ...] = ("token", "password", "apiKey")
    extensions: tuple[str, ...] = ("formPost", "apiKeyAuthentication")
    is_xml: bool = False
    is_old: bool = False
    """Before OpenSubsonic and 1.14: an empty search finds nothing, and no playlist is told."""
    forbidden: tuple[str, ...] = ()
    most: int = 500
    playlists: dict[str, dict[str, Any]] = field(default_factory=dict)
    asked: list[tuple[str, str, Asked]] = field(default_factory=list)
    dies_at: str = ""
    """The call in which the connection breaks, once it has been done."""

    def calls(self, name: str) -> list[Asked]:
        return [pairs for _, call, pairs in self.asked if call == name]

    def answer(self, call: str, pairs: Asked) -> dict[str, Any]:
        given = dict(pairs)
        if call == "getOpenSubsonicExtensions":
            if not self.extensions:
                raise Failed(0, "no such call")
            told = [{"name": each, "versions": [1]} for each in self.extensions]
            return {"openSubsonicExtensions": told}
        self._let_in(given)
        if call in self.forbidden:
            raise Failed(50, "User is not authorized for the given operation.")
        work = getattr(self, re.sub("(?=[A-Z])", "_", f"_{call}").lower(), None)
        if work is None:
            raise Failed(0, f"no call {call}")
        told = work(given, pairs)
        assert isinstance(told, dict)
        return told

    def _let_in(self, given: Mapping[str, str]) -> None:
        for name in ("v", "c"):
            if name not in given:
                raise Failed(10, f"Required parameter is missing: {name}")
        if "apiKey" in given:
            if "u" in given or "p" in given or "t" in given:
                raise Failed(43, "Multiple conflicting authentication mechanisms provided.")
            if "apiKey" not in self.proofs:
                raise Failed(42, "Provided authentication mechanism not supported.")
            if given["apiKey"] != KEY:
                raise Failed(44, "Invalid API key.")
            return
        if "t" in given:
            if "token" not in self.proofs:
                raise Failed(41, "Token authentication not supported for LDAP users.")
            right = hashlib.md5((PASSWORD + given["s"]).encode()).hexdigest()
            is_right = given["t"] == right and len(given["s"]) >= 6
        elif "p" in given:
            if "password" not in self.proofs:
                raise Failed(42, "Provided authentication mechanism not supported.")
            shown = given["p"]
            if shown.startswith("enc:"):
                shown = bytes.fromhex(shown[4:]).decode()
            is_right = shown == PASSWORD
        else:
            raise Failed(10, "Required parameter is missing: p")
        if not is_right or given.get("u") != USER:
            raise Failed(40, "Wrong username or password")

    def _ping(self, *_: Any) -> dict[str, Any]:
        return {}

    def _search3(self, given: Mapping[str, str], _: Asked) -> dict[str, Any]:
        first, count = int(given["songOffset"]), min(int(given["songCount"]), self.most)
        found = [] if self.is_old else list(self.songs)[first : first + count]
        return {"searchResult3": {"song": found} if found else {}}

    def _get_album_list2(self, given: Mapping[str, str], _: Asked) -> dict[str, Any]:
        names = list(dict.fromkeys(each["album"] for each in self.songs))
        first, count = int(given["offset"]), int(given["size"])
        albums = [{"id": f"al-{name}", "name": name} for name in names[first : first + count]]
        return {"albumList2": {"album": albums}}

    def _get_album(self, given: Mapping[str, str], _: Asked) -> dict[str, Any]:
        name = given["id"].removeprefix("al-")
        return {"album": {"name": name, "song": [s for s in self.songs if s["album"] == name]}}

    def _get_playlists(self, *_: Any) -> dict[str, Any]:
        told = [{k: v for k, v in p.items() if k != "entry"} for p in self.playlists.values()]
        return {"playlists": {"playlist": told}}

    def _get_playlist(self, given: Mapping[str, str], _: Asked) -> dict[str, Any]:
        return {"playlist": self._one(given["id"])}

    def _create_playlist(self, given: Mapping[str, str], pairs: Asked) -> dict[str, Any]:
        entries = [self._entry(value) for name, value in pairs if name == "songId"]
        if "playlistId" in given:
            made = self._one(given["playlistId"])
            made["entry"] = entries
        elif "name" in given:
            id_ = f"pl-{len(self.playlists) + 1}"
            made = {"id": id_, "name": given["name"], "owner": USER, "entry": entries}
            self.playlists[id_] = made
        else:
            raise Failed(10, "Required parameter is missing: name")
        return {} if self.is_old else {"playlist": made}

    def _update_playlist(self, given: Mapping[str, str], pairs: Asked) -> dict[str, Any]:
        one = self._one(given["playlistId"])
        one.update({name: given[name] for name in ("name", "comment") if name in given})
        one["entry"] = one["entry"] + [
            self._entry(value) for name, value in pairs if name == "songIdToAdd"
        ]
        return {}

    def _one(self, id_: str) -> dict[str, Any]:
        if id_ not in self.playlists:
            raise Failed(70, "The requested data was not found.")
        return self.playlists[id_]

    def _entry(self, id_: str) -> dict[str, Any]:
        found = next((dict(song) for song in self.songs if song["id"] == id_), None)
        if found is None:
            raise Failed(70, "The requested data was not found.")
        return found


def body_of(standin: StandIn, told: Mapping[str, Any], status: str) -> bytes:
    around: dict[str, Any] = {"status": status, "version": "1.12.0" if standin.is_old else "1.16.1"}
    if not standin.is_old:
        around |= {"type": "stand-in", "serverVersion": "1", "openSubsonic": True}
    around |= told
    if not standin.is_xml:
        return json.dumps({"subsonic-response": around}).encode()
    root = element("subsonic-response", around)
    root.set("xmlns", "http://subsonic.org/restapi")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root)


def element(name: str, told: Mapping[str, Any]) -> ET.Element:
    made = ET.Element(name)
    for key, value in told.items():
        if isinstance(value, Mapping):
            made.append(element(key, value))
        elif isinstance(value, list):
            for each in value:
                if isinstance(each, Mapping):
                    made.append(element(key, each))
                else:
                    ET.SubElement(made, key).text = str(each)
        else:
            made.set(key, str(value).lower() if isinstance(value, bool) else str(value))
    return made


@contextmanager
def running(standin: StandIn, *, below: str = "") -> Iterator[str]:
    """The stand-in at an address of this machine, until the context ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.serve(parse_qsl(urlsplit(self.path).query, keep_blank_values=True))

        def do_POST(self) -> None:
            if "formPost" not in standin.extensions:
                self.send_error(405)
                return
            data = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self.serve(parse_qsl(data, keep_blank_values=True))

        def serve(self, pairs: Asked) -> None:
            path = urlsplit(self.path).path
            call = path.removeprefix(f"{below}/rest/").removesuffix(".view")
            if "/" in call:
                self.send_error(404)
                return
            standin.asked.append((self.command, call, pairs))
            given = dict(pairs)
            try:
                if call in ("download", "stream"):
                    standin._let_in(given)
                    if call in standin.forbidden:
                        raise Failed(50, "not authorized")
                    file = standin.files.get(given["id"])
                    if file is None:
                        raise Failed(70, "not found")
                    self.send(file.read_bytes(), "audio/x-wav")
                    return
                told, status = standin.answer(call, pairs), "ok"
            except Failed as failed:
                error = {"code": failed.code, "message": failed.message}
                told, status = {"error": error}, "failed"
            if call == standin.dies_at:
                standin.dies_at = ""
                self.connection.close()
                return
            kind = "application/xml" if standin.is_xml else "application/json"
            self.send(body_of(standin, told, status), kind)

        def send(self, data: bytes, kind: str) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            # Whoever listens may have heard enough.
            with contextlib.suppress(ConnectionError):
                self.wfile.write(data)

        def log_message(self, *_: Any) -> None:
            pass

    with at_an_address(Handler) as address:
        yield address + below


@contextmanager
def at_an_address(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """A handler at a free port of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
