"""The network, and the only place of Onara that uses it: for ``onara catalogue import --fetch``.

MusicBrainz and Wikidata ask for at most one request a second and for a User-Agent that names the
program and somebody to write to (musicbrainz.org/doc/MusicBrainz_API/Rate_Limiting).
"""

from __future__ import annotations

import http.client
import json
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any

from onara.errors import UnusableInput
from onara.imports.shape import parts, text

MUSICBRAINZ = "https://musicbrainz.org/ws/2"
WIKIDATA = "https://www.wikidata.org/wiki/Special:EntityData"
CONTACT = "ONARA_CONTACT"
"""Environment variable with an address of whoever runs this."""

INTERVAL_S = 1.0
"""Between two requests: what both services ask for."""
TIMEOUT_S = 30.0
TRIES = 5
"""Attempts while a service is busy; the pauses between them double from two seconds on."""
LARGEST = 32 << 20
MOST_FOUND = 5
"""Soundtracks taken of a search, and..."""
MOST_RELEASES = 25
"""...releases of one soundtrack: each costs a second."""

_MBID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_INCLUDED = {
    "release-group": "artist-credits+aliases+releases",
    "release": "recordings+artist-credits+release-groups+aliases+recording-level-rels"
    "+work-level-rels+work-rels+recording-rels+artist-rels",
    "recording": "artist-credits+releases+release-groups+aliases+work-rels+work-level-rels"
    "+recording-rels+artist-rels",
    "artist": "aliases",
    "work": "aliases+artist-rels+work-rels",
}
_BUSY = (429, 503)
_ERRORS = (urllib.error.URLError, http.client.HTTPException, TimeoutError, OSError)


def contact(environment: Mapping[str, str]) -> str:
    """Whom the services may write to.  Raises `UnusableInput` where nobody is named."""
    address = environment.get(CONTACT, "").strip()
    if not re.fullmatch(r"[!-~]+@[!-~]+|https?://[!-~]+", address):
        raise UnusableInput(
            CONTACT,
            "set this environment variable to an e-mail or web address of yours first: "
            "MusicBrainz and Wikidata want to know whom to write to",
        )
    return address


@dataclass
class Fetcher:
    """Fetches documents, slowly.  ``sleep`` and ``clock`` (seconds) are there for tests."""

    contact: str
    musicbrainz: str = MUSICBRAINZ
    wikidata: str = WIKIDATA
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    _free_at: float = field(default=0.0, init=False)

    def fetch(self, wanted: str) -> Iterator[object]:
        """The documents behind ``wikidata:Q123``, ``musicbrainz:MBID`` or ``musicbrainz:WORDS``.

        ``musicbrainz:release/MBID`` saves asking what the id is of.  Raises `UnusableInput`.
        """
        service, _, name = wanted.partition(":")
        name = name.strip()
        if service == "wikidata" and re.fullmatch(r"Q\d{1,12}", name):
            yield self._needed(f"{self.wikidata}/{name}.json", wanted)
        elif service == "musicbrainz" and name:
            kind, _, id = name.rpartition("/")
            if _MBID.fullmatch(id) and (not kind or kind in _INCLUDED):
                yield from self._entity(kind, id.lower(), wanted)
            else:
                yield from self._search(name, wanted)
        else:
            raise UnusableInput(
                wanted, "is neither musicbrainz:MBID, musicbrainz:WORDS nor wikidata:Q123"
            )

    def _entity(self, kind: str, id: str, wanted: str) -> Iterator[object]:
        for each in [kind] if kind else _INCLUDED:
            document = self._document(self._address(each, id), wanted)
            if document is None:
                continue
            yield document
            if each == "release-group":
                for release in parts(document, "releases")[:MOST_RELEASES]:
                    yield self._needed(self._address("release", text(release, "id")), wanted)
            return
        raise UnusableInput(wanted, "MusicBrainz knows no such id")

    def _search(self, words: str, wanted: str) -> Iterator[object]:
        # Signs of the query language would be read as such.
        plain = re.sub(r"[^\w\s]", " ", words)
        query = {"query": f"({plain}) AND secondarytype:soundtrack", "limit": str(MOST_FOUND)}
        found = self._needed(
            f"{self.musicbrainz}/release-group?{urllib.parse.urlencode(query)}&fmt=json", wanted
        )
        groups = parts(found, "release-groups")[:MOST_FOUND]
        if not groups:
            raise UnusableInput(wanted, "MusicBrainz finds no soundtrack of these words")
        for group in groups:
            yield from self._entity("release-group", text(group, "id"), wanted)

    def _address(self, kind: str, id: str) -> str:
        return f"{self.musicbrainz}/{kind}/{id}?inc={_INCLUDED[kind]}&fmt=json"

    def _needed(self, address: str, wanted: str) -> object:
        document = self._document(address, wanted)
        if document is None:
            raise UnusableInput(wanted, f"is not known at {_host(address)}")
        return document

    def _document(self, address: str, wanted: str) -> Any:
        """The JSON at an address, or ``None`` where there is none."""
        pause = 2.0
        for _ in range(TRIES):
            self._wait()
            try:
                return self._get(address, wanted)
            except urllib.error.HTTPError as error:
                if error.code == 404:
                    return None
                if error.code not in _BUSY:
                    raise UnusableInput(
                        wanted, f"{_host(address)} answered with error {error.code}"
                    ) from error
                asked = error.headers.get("Retry-After", "")
                self.sleep(max(pause, min(float(asked), 60.0)) if asked.isdigit() else pause)
                pause *= 2
            except _ERRORS as error:
                raise UnusableInput(
                    wanted, f"{_host(address)} cannot be reached; is this machine offline?"
                ) from error
        raise UnusableInput(wanted, f"{_host(address)} is too busy now; try again later")

    def _get(self, address: str, wanted: str) -> Any:
        request = urllib.request.Request(
            address,
            headers={
                "User-Agent": f"Onara/{version('onara')} ( {self.contact} )",
                "Accept": "application/json",
            },
        )
        with urllib.request.urlopen(request, timeout=TIMEOUT_S) as answer:
            data = answer.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise UnusableInput(wanted, f"the answer has more than {LARGEST >> 20} MB")
        try:
            return json.loads(data)
        except (ValueError, RecursionError) as error:
            raise UnusableInput(wanted, f"{_host(address)} did not answer in JSON") from error

    def _wait(self) -> None:
        """Until a second has gone since the last request."""
        left = self._free_at - self.clock()
        if left > 0:
            self.sleep(left)
        self._free_at = self.clock() + INTERVAL_S


def _host(address: str) -> str:
    return urllib.parse.urlsplit(address).netloc
