"""Sharing: public addresses of songs, moments, cues, lists, until they are taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Request
from pydantic import BaseModel, Field

from onara.sharing import Card, Share
from onara.web import paths
from onara.web.api.lists import told
from onara.web.cards import entry_id, of_path
from onara.web.deps import Open, Who
from onara.web.problem import Problem
from onara.web.rendering import absolute
from onara.web.shares import card_to_share, text_of
from onara.web.visitor import Visitor

router = APIRouter(prefix="/shares", tags=["shares"])

# fmt: off
Kind = Literal[
    "song", "drama", "artist", "person", "soundtrack", "release", "work", "recording", "character",
    "list", "other", "music", "episode", "cue", "moment", "unknown", "own-list", "clip",
]
# fmt: on
Token = Annotated[str, Path(max_length=100, examples=["u1NTs0ZkGm2uEBnqkZ3W7g"])]


class NewShare(BaseModel):
    """What is to be shared: by kind and id, or by the ``path`` of the page about it, without the
    base path of the server.

    The id is as in lists: of the catalogue, or ``episode/ID#cue-3``, ``episode/ID#t-SECOND``; that
    of an own list is its name.
    """

    kind: Kind | None = Field(None, examples=["song"])
    id: str | None = Field(None, min_length=1, max_length=300, examples=["signal/blooming"])
    path: str | None = Field(None, min_length=1, max_length=1000)


@dataclass(frozen=True, slots=True)
class Shared:
    """Something that is shared: ``url`` is the address for others, ``text`` a card of plain text
    that goes with it, ``made`` when it was shared (ISO 8601)."""

    token: str
    path: str
    url: str
    made: str
    text: str
    card: Card


@dataclass(frozen=True, slots=True)
class AllShared:
    """Everything that is shared, the newest first."""

    shares: tuple[Shared, ...]


def shared_of(request: Request, visitor: Visitor, share: Share) -> Shared:
    """A share as its owner sees it."""
    path = paths.shared(share.token)
    made = datetime.fromtimestamp(share.made, UTC).isoformat(timespec="seconds")
    url = absolute(request, path)
    return Shared(share.token, path, url, made, text_of(share.card, visitor, url), share.card)


@router.get("")
def shares(request: Request, opened: Open, visitor: Who) -> AllShared:
    """Everything that is shared."""
    return AllShared(tuple(shared_of(request, visitor, each) for each in opened.shares.all()))


@router.post("", status_code=201)
def share(new: NewShare, request: Request, opened: Open, visitor: Who) -> Shared:
    """Give something a public address; what has one already keeps it and is told anew."""
    kind, id_ = _meant(new)
    with told():
        card = card_to_share(opened, kind, id_)
    return shared_of(request, visitor, opened.shares.add(card, visitor.language))


@router.delete("/{token}", status_code=204)
def revoke(token: Token, opened: Open) -> None:
    """Take a share back: its address leads nowhere from here on."""
    if opened.shares.revoke(token) is None:
        raise Problem(404, "share_missing")


def _meant(new: NewShare) -> tuple[str, str]:
    if new.path is not None:
        found = of_path(new.path)
        if found is None:
            raise Problem(422, "not_to_share")
        return found
    if new.kind is None or new.id is None:
        raise Problem(422, "not_to_share")
    return new.kind, entry_id(new.kind, new.id)
