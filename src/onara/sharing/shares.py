"""What was shared: cards under addresses that nobody can guess, until they are taken back.

They lie in one file, ``shares.json`` of the home folder, which is replaced as a whole.
"""

from __future__ import annotations

import json
import os
import secrets
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onara.durable import replace_file
from onara.errors import LibraryError, OnaraError
from onara.library.lock import writing
from onara.sharing.card import Card, card_of

NAME = "shares.json"
_BYTES = 16
"""Of a token: 128 bits cannot be guessed."""
MOST = 2000
"""Addresses at a time; a person who shares three a day needs two years to come there."""


class ShareError(OnaraError):
    """Something cannot be shared; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Share:
    """A card under an address: ``token`` is its secret, ``made`` seconds since 1970, ``language``
    that of whoever shared it."""

    token: str
    card: Card
    made: float
    language: str


class Shares:
    """The shares of a home folder."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._path = home / NAME
        self._held: tuple[tuple[int, int, int], dict[str, Share]] | None = None

    def all(self) -> tuple[Share, ...]:
        """All shares, the newest first.  Raises `LibraryError` where the file is damaged."""
        return tuple(sorted(self._shares().values(), key=lambda one: -one.made))

    def get(self, token: str) -> Share | None:
        """The share of a token."""
        return self._shares().get(token)

    def add(self, card: Card, language: str) -> Share:
        """Share a card.  What was shared before keeps its address and is told anew.

        Raises `ShareError` where there are too many, `LibraryError` where nothing can be written.
        """
        with writing(self._home / "shared"):
            shares = dict(self._shares())
            same = [one for one in shares.values() if (one.card.kind, one.card.id) == _of(card)]
            if not same and len(shares) >= MOST:
                raise ShareError(f"{MOST} things are shared; take some of them back first")
            token = same[0].token if same else secrets.token_urlsafe(_BYTES)
            shares[token] = Share(token, card, time.time(), language)
            self._write(shares.values())
        return shares[token]

    def revoke(self, token: str) -> Share | None:
        """Take a share back: its address leads nowhere from here on.  Returns what it was."""
        with writing(self._home / "shared"):
            shares = dict(self._shares())
            gone = shares.pop(token, None)
            if gone is not None:
                self._write(shares.values())
        return gone

    def _shares(self) -> dict[str, Share]:
        try:
            status = os.stat(self._path)  # noqa: PTH116 - a folder may be closed to us
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise LibraryError(f"cannot read {self._path}: {error.strerror}") from error
        sign = (status.st_ino, status.st_size, status.st_mtime_ns)
        if self._held is None or self._held[0] != sign:
            self._held = (sign, _read(self._path))
        return self._held[1]

    def _write(self, shares: Iterable[Share]) -> None:
        told = [
            {
                "token": one.token,
                "made": one.made,
                "language": one.language,
                "card": one.card.as_plain(),
            }
            for one in shares
        ]
        replace_file(self._path, [json.dumps(told, ensure_ascii=False, indent=1).encode()])


def _of(card: Card) -> tuple[str, str]:
    return card.kind, card.id


def _read(path: Path) -> dict[str, Share]:
    try:
        told: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
        return {
            one["token"]: Share(one["token"], card_of(one["card"]), one["made"], one["language"])
            for one in told
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise LibraryError(f"{path}: this is no list of what was shared ({error})") from error
