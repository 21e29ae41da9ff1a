"""Keys of other machines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter
from fastapi import Path as InPath
from pydantic import BaseModel, Field

from onara.access import Key
from onara.access.keys import LONGEST_NAME, May
from onara.web.deps import Open, Person
from onara.web.problem import not_found

router = APIRouter(tags=["access"])


class NewKey(BaseModel):
    """A key to be made: what it is for, and what it may.

    ``read`` looks at everything and changes nothing, ``full`` does what the page does, ``play`` is
    for players that speak OpenSubsonic and is good for nothing else.
    """

    name: Annotated[
        str, Field(min_length=1, max_length=LONGEST_NAME, examples=["the kitchen radio"])
    ]
    may: Annotated[May, Field(examples=["read"])] = "read"


@dataclass(frozen=True, slots=True)
class KeyState:
    """A key as it is listed; ``used_at`` is known to the hour, ``None`` for one never used."""

    id: str
    name: str
    may: May
    made_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class MadeKey:
    """A new key with its ``secret``, which is shown this once."""

    key: KeyState
    secret: str


@router.get("/keys")
def keys(_: Person, opened: Open) -> list[KeyState]:
    """The keys, the newest first, without their secrets."""
    return [_state(each) for each in opened.access.keys.all()]


@router.post("/keys", status_code=201)
def make_key(asked: NewKey, _: Person, opened: Open) -> MadeKey:
    """Make a key for another machine, which shows it as ``Authorization: Bearer …``."""
    key, secret = opened.access.keys.make(asked.name, asked.may)
    return MadeKey(_state(key), secret)


@router.delete("/keys/{id}", status_code=204)
def take_back_key(
    id_: Annotated[str, InPath(alias="id", max_length=40, examples=["0f3a9c21de"])],
    _: Person,
    opened: Open,
) -> None:
    """Take a key back; it is valid no more."""
    if not opened.access.keys.take_back(id_):
        raise not_found()


def _state(key: Key) -> KeyState:
    return KeyState(
        key.id,
        key.name,
        key.may,
        datetime.fromtimestamp(key.made_at, UTC),
        None if key.used_at is None else datetime.fromtimestamp(key.used_at, UTC),
    )
